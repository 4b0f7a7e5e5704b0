"""Who may come in: device keys, the manager's secret, staff PINs, sign-ins. Only hashes are kept."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from hub.engine.ids import DeviceId, Instant, SessionId, StaffId
from hub.engine.terms import Role
from hub.store.database import Database
from hub.store.schema import devices, pins, secrets, sign_ins
from hub.store.times import wall_ms


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """`key_hash` is the SHA-256 (hex) of a key of 256 random bits: no slow hash is needed."""

    device: DeviceId
    role: Role
    key_hash: str


@dataclass(frozen=True, slots=True)
class PinRecord:
    """`pin_hash` carries its own parameters and salt; `failed` counts wrong tries since the last right one."""

    staff: StaffId
    pin_hash: str
    failed: int = 0
    locked_until: Instant = Instant(0)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person's sign-in; lives until signed out, replaced or too old."""

    token_hash: str
    session: SessionId
    role: Role
    staff: StaffId | None
    device: DeviceId | None
    since: Instant


class Credentials:
    """Every method is one transaction and raises `StoreError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def device_keys(self) -> list[DeviceKey]:
        with self._database.read() as connection:
            rows = connection.execute(sa.select(devices)).all()
        return [DeviceKey(DeviceId(row.device), Role(row.role), row.key_hash) for row in rows]

    def put_device_key(self, key: DeviceKey, now: datetime) -> None:
        """Give a device its key, in place of one it had."""
        values = {"device": key.device, "role": key.role.value, "key_hash": key.key_hash, "created_ms": wall_ms(now)}
        with self._database.write() as connection:
            connection.execute(sa.delete(devices).where(devices.c.device == key.device))
            connection.execute(sa.insert(devices).values(values))

    def remove_device_key(self, device: DeviceId) -> None:
        with self._database.write() as connection:
            connection.execute(sa.delete(devices).where(devices.c.device == device))

    def secret_hash(self, name: str) -> str | None:
        query = sa.select(secrets.c.secret_hash).where(secrets.c.name == name)
        with self._database.read() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def put_secret_hash(self, name: str, secret_hash: str, now: datetime) -> None:
        values = {"name": name, "secret_hash": secret_hash, "created_ms": wall_ms(now)}
        with self._database.write() as connection:
            connection.execute(sa.delete(secrets).where(secrets.c.name == name))
            connection.execute(sa.insert(secrets).values(values))

    def pin(self, staff: StaffId) -> PinRecord | None:
        with self._database.read() as connection:
            row = connection.execute(sa.select(pins).where(pins.c.staff == staff)).one_or_none()
        if row is None:
            return None
        return PinRecord(StaffId(row.staff), row.pin_hash, row.failed, Instant(row.locked_until_ms))

    def put_pin(self, record: PinRecord) -> None:
        values = {
            "staff": record.staff,
            "pin_hash": record.pin_hash,
            "failed": record.failed,
            "locked_until_ms": record.locked_until,
        }
        with self._database.write() as connection:
            connection.execute(sa.delete(pins).where(pins.c.staff == record.staff))
            connection.execute(sa.insert(pins).values(values))

    def staff_with_pin(self) -> frozenset[StaffId]:
        with self._database.read() as connection:
            return frozenset(StaffId(staff) for staff in connection.execute(sa.select(pins.c.staff)).scalars())

    def sign_ins(self) -> list[SignIn]:
        with self._database.read() as connection:
            rows = connection.execute(sa.select(sign_ins).order_by(sign_ins.c.since_ms)).all()
        return [
            SignIn(
                token_hash=row.token_hash,
                session=SessionId(row.session),
                role=Role(row.role),
                staff=None if row.staff is None else StaffId(row.staff),
                device=None if row.device is None else DeviceId(row.device),
                since=Instant(row.since_ms),
            )
            for row in rows
        ]

    def add_sign_in(self, sign_in: SignIn) -> None:
        values = {
            "token_hash": sign_in.token_hash,
            "session": sign_in.session,
            "role": sign_in.role.value,
            "staff": sign_in.staff,
            "device": sign_in.device,
            "since_ms": sign_in.since,
        }
        with self._database.write() as connection:
            connection.execute(sa.insert(sign_ins).values(values))

    def remove_sign_ins(self, sessions: list[SessionId]) -> None:
        with self._database.write() as connection:
            connection.execute(sa.delete(sign_ins).where(sign_ins.c.session.in_(sessions)))
