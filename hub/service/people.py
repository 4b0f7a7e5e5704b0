"""Who may do what: device keys, the manager's secret, staff PINs and sign-ins.

Thread-safe. Looking a key or token up is one dictionary access and safe on the loop; whatever writes or hashes a PIN
takes tens of milliseconds and belongs in a worker thread (`House` sees to that).

PINs: scrypt (RFC 7914) with N = 2^14, r = 8, p = 1 and 16 random bytes of salt: 16 MiB and some 50 ms, what a small
computer has to spare. A PIN is short, so the real wall is the lock-out: after `WRONG_MOST` wrong tries in a row the
name is locked for `LOCKED_MS`. Every try is counted on disk before it is judged, so a restart gives no fresh tries, and
an unknown name takes as long as a known one.

Keys, tokens and the manager's secret are 256 random bits; for these a plain SHA-256 is kept.
"""

import hashlib
import hmac
import secrets
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from hub.engine.ids import LINE_START, DeviceId, Instant, SessionId, StaffId
from hub.engine.terms import Role
from hub.service.clock import Clock
from hub.service.errors import ServiceError
from hub.store.credentials import Credentials, DeviceKey, PinRecord, SignIn

WRONG_MOST: Final = 5
LOCKED_MS: Final = 15 * 60 * 1000
SIGNED_IN_MS: Final = 16 * 60 * 60 * 1000
"""A sign-in ends by itself after the longest day of work."""
SIGN_INS_PER_PERSON: Final = 5
PIN_LENGTHS: Final = range(4, 13)
MANAGER: Final = "manager"

_LOG_N, _R, _P, _SALT_BYTES = 14, 8, 1, 16
_NOBODY: Final = f"scrypt${_LOG_N}${_R}${_P}${'00' * _SALT_BYTES}${'00' * 64}"
"""Judged for a name that has no PIN, so that it takes as long; no PIN hashes to nothing but zeros."""


class SignInProblem(StrEnum):
    """Stable keys. An unknown name and a wrong PIN are told alike."""

    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """`tries_left` before the name is locked; `locked_ms` how long it still is."""

    problem: SignInProblem
    tries_left: int = 0
    locked_ms: int = 0


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`token` is shown to the person's screen once and kept only as a hash."""

    token: str
    session: SessionId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class KnownDevice:
    device: DeviceId
    role: Role


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in that holds at present; `staff` is None for the manager."""

    session: SessionId
    role: Role
    staff: StaffId | None
    device: DeviceId | None
    since: Instant


class BadPin(ServiceError):
    """A PIN that is not 4 to 12 digits."""

    reason = "bad_pin"


class People:
    """Loads everything at construction; raises `StoreError` there and wherever it writes."""

    def __init__(self, credentials: Credentials, clock: Clock, is_staff: Callable[[StaffId], bool]) -> None:
        """`is_staff` tells whether the office set-up has a person at present; whoever has left cannot come in."""
        self._credentials = credentials
        self._clock = clock
        self._is_staff = is_staff
        self._writing = threading.Lock()
        self._devices = {key.key_hash: KnownDevice(key.device, key.role) for key in credentials.device_keys()}
        self._sign_ins = {sign_in.token_hash: sign_in for sign_in in credentials.sign_ins()}
        self._manager_hash = credentials.secret_hash(MANAGER)

    # Devices

    def device_of_key(self, key: str) -> KnownDevice | None:
        """Who holds this key; O(1)."""
        return self._devices.get(_sha256(key))

    def devices(self) -> list[KnownDevice]:
        return sorted(self._devices.values(), key=lambda known: known.device)

    def provision(self, device: DeviceId, role: Role) -> str:
        """Give a device a new key, which is told only now; a key it had no longer works, nor do sign-ins there: the box
        that had it may be in other hands."""
        key = secrets.token_urlsafe(32)
        record = DeviceKey(device, role, _sha256(key))
        with self._writing:
            self._end_at(device)
            self._credentials.put_device_key(record, self._clock.wall())
            self._forget_device(device)
            self._devices[record.key_hash] = KnownDevice(device, role)
        return key

    def revoke(self, device: DeviceId) -> None:
        """The device's key and the sign-ins there no longer work. A device without a key is left as it is."""
        with self._writing:
            self._end_at(device)
            self._credentials.remove_device_key(device)
            self._forget_device(device)

    def _forget_device(self, device: DeviceId) -> None:
        for key_hash in [it for it, known in self._devices.items() if known.device == device]:
            del self._devices[key_hash]

    # The manager

    def has_manager_secret(self) -> bool:
        return self._manager_hash is not None

    def new_manager_secret(self) -> str:
        """Make a new secret in place of the old one and end the manager's sign-ins; it is told only now."""
        secret = secrets.token_urlsafe(32)
        with self._writing:
            self._credentials.put_secret_hash(MANAGER, _sha256(secret), self._clock.wall())
            self._manager_hash = _sha256(secret)
            self._end([it for it in self._sign_ins.values() if it.role is Role.MANAGER])
        return secret

    def is_manager(self, secret: str) -> bool:
        return self._manager_hash is not None and hmac.compare_digest(self._manager_hash, _sha256(secret))

    def sign_in_manager(self, secret: str) -> str | None:
        """A token for the manager's browser; None when the secret is wrong."""
        if not self.is_manager(secret):
            return None
        with self._writing:
            return self._begin(Role.MANAGER, None, None)[0]

    # Staff

    def set_pin(self, staff: StaffId, pin: str) -> None:
        """Give a person a PIN; opens a lock-out and ends the person's sign-ins. Raises BadPin."""
        if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS):
            raise BadPin("A PIN has 4 to 12 digits.")
        with self._writing:
            self._credentials.put_pin(PinRecord(staff, _hash_pin(pin)))
            self._end([it for it in self._sign_ins.values() if it.staff == staff])

    def staff_with_pin(self) -> frozenset[StaffId]:
        return self._credentials.staff_with_pin()

    def sign_in(self, staff: StaffId, pin: str, device: DeviceId | None) -> SignedIn | SignInRefused:
        with self._writing:
            record = self._credentials.pin(staff)
            if record is None or not self._is_staff(staff):
                _is_pin(pin, _NOBODY)
                return SignInRefused(SignInProblem.WRONG_PIN)
            now = self._clock.instant()
            if record.locked_until > now:
                return SignInRefused(SignInProblem.LOCKED_OUT, locked_ms=record.locked_until - now)
            tried = _counted(record, now)
            self._credentials.put_pin(tried)
            if not _is_pin(pin, record.pin_hash):
                return _refused(tried, now)
            self._credentials.put_pin(PinRecord(staff, record.pin_hash))
            token, session = self._begin(Role.STAFF, staff, device)
            return SignedIn(token, session, staff)

    # Sign-ins

    def session_of_token(self, token: str) -> Session | None:
        """The sign-in this token belongs to, while it holds; O(1)."""
        found = self._sign_ins.get(_sha256(token))
        if found is None or self._clock.instant() - found.since > SIGNED_IN_MS:
            return None
        if found.staff is not None and not self._is_staff(found.staff):
            return None
        return Session(found.session, found.role, found.staff, found.device, found.since)

    def sign_out(self, session: SessionId) -> None:
        """End a sign-in; one that is not there is left as it is."""
        with self._writing:
            self._end([it for it in self._sign_ins.values() if it.session == session])

    def _begin(self, role: Role, staff: StaffId | None, device: DeviceId | None) -> tuple[str, SessionId]:
        token, session, now = secrets.token_urlsafe(32), SessionId(str(uuid.uuid4())), self._clock.instant()
        same = [it for it in self._sign_ins.values() if it.role is role and it.staff == staff]
        old = [it for it in same if now - it.since > SIGNED_IN_MS]
        current = sorted((it for it in same if it not in old), key=lambda it: it.since)
        self._end([*old, *current[: max(0, len(current) - SIGN_INS_PER_PERSON + 1)]])
        sign_in = SignIn(_sha256(token), session, role, staff, device, now)
        self._credentials.add_sign_in(sign_in)
        self._sign_ins[sign_in.token_hash] = sign_in
        return token, session

    def _end_at(self, device: DeviceId) -> None:
        self._end([it for it in self._sign_ins.values() if it.device == device])

    def _end(self, ended: list[SignIn]) -> None:
        if ended:
            self._credentials.remove_sign_ins([it.session for it in ended])
            for it in ended:
                self._sign_ins.pop(it.token_hash, None)


def _counted(record: PinRecord, now: Instant) -> PinRecord:
    """The record with one more try, taken as wrong until it is judged."""
    failed = 1 if record.locked_until != LINE_START else record.failed + 1
    locked_until = Instant(now + LOCKED_MS) if failed >= WRONG_MOST else LINE_START
    return replace(record, failed=failed, locked_until=locked_until)


def _refused(tried: PinRecord, now: Instant) -> SignInRefused:
    if tried.locked_until > now:
        return SignInRefused(SignInProblem.LOCKED_OUT, locked_ms=tried.locked_until - now)
    return SignInRefused(SignInProblem.WRONG_PIN, tries_left=WRONG_MOST - tried.failed)


def _hash_pin(pin: str) -> str:
    """`scrypt$log2 N$r$p$salt$hash`, both hex: later hashes may use other parameters."""
    salt = secrets.token_bytes(_SALT_BYTES)
    made = hashlib.scrypt(pin.encode("utf-8"), salt=salt, n=2**_LOG_N, r=_R, p=_P)
    return f"scrypt${_LOG_N}${_R}${_P}${salt.hex()}${made.hex()}"


def _is_pin(pin: str, stored: str) -> bool:
    _name, log_n, r, p, salt, wanted = stored.split("$")
    made = hashlib.scrypt(pin.encode("utf-8"), salt=bytes.fromhex(salt), n=2 ** int(log_n), r=int(r), p=int(p))
    return hmac.compare_digest(made.hex(), wanted)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
