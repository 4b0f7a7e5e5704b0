"""The vault: names, contacts, document numbers, notes, messages. The only place of the database with personal data.

Each visit (or appointment, or message) has a key of its own; its values are sealed with it (AES-256-GCM, NIST SP
800-38D, a fresh 96-bit nonce each), and the key is itself sealed with the hub's vault key, a file beside the database
(`KeyFile`). To erase everything of a visit is to erase its key; when a part stays, what stays gets a new key, so that
the old key and all it ever sealed are gone together. A key that cannot be opened (another vault key, damage) counts as
erased.

Writes happen in the transaction of their events: `writing` gives the journal what to do in it.
"""

import dataclasses
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, assert_never

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.engine.ids import AppointmentId, Instant, MessageId, VisitId
from hub.engine.terms import PersonalField
from hub.store.database import Database
from hub.store.schema import vault_keys as keys
from hub.store.schema import vault_values as values
from hub.store.sealing import KEY_BYTES, opened_with, seal
from hub.store.vault_key import KeyFile

LONGEST_TEXT: Final = 2_000
"""Letters of one value."""
DUE_MOST: Final = 500
"""Values that one look for due ones gives at most."""
ASKED_AT_ONCE: Final = 500
"""Owners in one query."""
MESSAGE: Final = "message"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data it is; exactly one is set."""

    visit: VisitId | None = None
    appointment: AppointmentId | None = None
    message: MessageId | None = None

    @property
    def row(self) -> dict[str, str]:
        if self.message is not None:
            return {"owner_kind": MESSAGE, "owner": self.message}
        kind = "visit" if self.visit is not None else "appointment"
        return {"owner_kind": kind, "owner": self.visit or self.appointment or ""}


@dataclass(frozen=True, slots=True)
class Kept:
    """A value to keep, in place of the one with the same field and ref. `wall_ms`: when, since 1970 UTC."""

    owner: Owner
    field: PersonalField
    wall_ms: int
    text: str = dataclasses.field(repr=False)
    ref: str = ""
    """Of a note; other fields have one value each."""

    def __post_init__(self) -> None:
        if not 0 < len(self.text) <= LONGEST_TEXT:
            raise ValueError(f"a personal {self.field} has 1 to {LONGEST_TEXT} letters")


@dataclass(frozen=True, slots=True)
class Erased:
    owner: Owner
    fields: tuple[PersonalField, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """The visit (or the appointment) ended at this instant; None: it goes on. From there erasing is counted."""

    owner: Owner
    at: Instant | None


@dataclass(frozen=True, slots=True)
class Moved:
    """At check-in: what was the appointment's is the visit's."""

    appointment: AppointmentId
    visit: VisitId

    @property
    def owner(self) -> Owner:
        return Owner(appointment=self.appointment)


Step = Kept | Erased | Ended | Moved


@dataclass(frozen=True, slots=True)
class Note:
    ref: str
    wall_ms: int
    text: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """What the vault holds of one visit or appointment."""

    details: Mapping[PersonalField, str] = dataclasses.field(repr=False)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sealed:
    """One value as it lies in the table."""

    field: str
    ref: str
    wall_ms: int
    sealed: bytes


class Vault:
    """Every method raises `StoreError`. Thread-safe."""

    def __init__(self, database: Database, key_file: KeyFile) -> None:
        self._database = database
        self._key_file = key_file

    # Writing

    def writing(self, steps: Sequence[Step]) -> Callable[[Connection], None]:
        """What a batch does to the vault, to be called in its transaction."""

        def write(connection: Connection) -> None:
            with self._database.forgetting(connection):
                for _, alike in groupby(steps, lambda step: (type(step), step.owner)):
                    self._take(connection, list(alike))

        return write

    def _take(self, connection: Connection, alike: Sequence[Step]) -> None:
        """Steps of one kind and owner."""
        self._keep(connection, [step for step in alike if isinstance(step, Kept)])
        for step in alike:
            match step:
                case Kept():
                    pass  # all at once, above: a statement takes longer than sealing
                case Erased():
                    self._erase(connection, step)
                case Ended():
                    connection.execute(sa.update(keys).where(_of(step.owner)).values(ended_ms=step.at))
                case Moved():
                    self._move(connection, step)
                case _:
                    assert_never(step)

    def _keep(self, connection: Connection, steps: Sequence[Kept]) -> None:
        """Of one owner; of several values with the same field and ref the last stays."""
        if not steps:
            return
        owner = steps[0].owner
        found = self._key_of(connection, owner)
        if found is None:
            self._forget(connection, owner)
            uid, key = self._new_key(connection, owner, None)
        else:
            uid, key, _ = found
        kept = {(step.field.value, step.ref): step for step in steps}
        if found is not None:
            former = sa.tuple_(values.c.field, values.c.ref).in_(list(kept))
            connection.execute(sa.delete(values).where(values.c.key_uid == uid, former))
        sealed = [
            _Sealed(field, ref, step.wall_ms, seal(key, step.text.encode("utf-8"), _about(uid, field, ref)))
            for (field, ref), step in kept.items()
        ]
        _insert(connection, uid, sealed)

    def _erase(self, connection: Connection, step: Erased) -> None:
        found = self._key_of(connection, step.owner)
        stay: list[tuple[_Sealed, bytes]] = []
        if found is not None:
            uid, key, _ = found
            gone = {one.value for one in step.fields}
            rows = [row for row in _rows(connection, uid) if row.field not in gone]
            opened = ((row, opened_with(key, row.sealed, _about(uid, row.field, row.ref))) for row in rows)
            stay = [(row, text) for row, text in opened if text is not None]
        self._forget(connection, step.owner)
        if found is None or not stay:
            return
        uid, key = self._new_key(connection, step.owner, found[2])
        again = [
            _Sealed(row.field, row.ref, row.wall_ms, seal(key, text, _about(uid, row.field, row.ref)))
            for row, text in stay
        ]
        _insert(connection, uid, again)

    def _move(self, connection: Connection, step: Moved) -> None:
        """A visit that its check-in has just issued has nothing of its own yet."""
        visit = Owner(visit=step.visit).row
        connection.execute(sa.update(keys).where(_of(step.owner)).values(**visit, ended_ms=None))

    def _forget(self, connection: Connection, owner: Owner) -> None:
        mine = sa.select(keys.c.uid).where(_of(owner))
        connection.execute(sa.delete(values).where(values.c.key_uid.in_(mine)))
        connection.execute(sa.delete(keys).where(_of(owner)))

    def _new_key(self, connection: Connection, owner: Owner, ended_ms: int | None) -> tuple[str, bytes]:
        uid, key = secrets.token_hex(16), secrets.token_bytes(KEY_BYTES)
        wrapped = seal(self._key_file.made(), key, uid.encode("ascii"))
        connection.execute(sa.insert(keys).values(uid=uid, **owner.row, wrapped=wrapped, ended_ms=ended_ms))
        return uid, key

    def _key_of(self, connection: Connection, owner: Owner) -> tuple[str, bytes, int | None] | None:
        """The owner's key with its uid and the end; None when there is none that opens."""
        row = connection.execute(sa.select(keys).where(_of(owner))).one_or_none()
        hub_key = self._key_file.read() if row is not None else None
        if row is None or hub_key is None:
            return None
        key = opened_with(hub_key, row.wrapped, row.uid.encode("ascii"))
        return None if key is None else (row.uid, key, row.ended_ms)

    # Reading

    def held(self, owner: Owner) -> Held:
        """Everything of one visit or appointment, notes in the order in which they were kept."""
        with self._database.read() as connection:
            found = self._key_of(connection, owner)
            if found is None:
                return Held({})
            return _unsealed(found[0], found[1], _rows(connection, found[0]))

    def find(self, text: str) -> list[Owner]:
        """Whose name, phone, e-mail or document number this is, whatever the case and the spaces. Opens everything that
        is kept, some microseconds each: for the person who asks what is held of them."""
        wanted, hub_key = _plain(text), self._key_file.read()
        if not wanted or hub_key is None:
            return []
        query = (
            sa.select(keys, values.c.field, values.c.ref, values.c.sealed)
            .join_from(keys, values, keys.c.uid == values.c.key_uid)
            .where(values.c.field != PersonalField.NOTE.value)
            .order_by(keys.c.owner_kind, keys.c.owner)
        )
        found: dict[Owner, None] = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                opened = _opened(hub_key, row)
                if opened is not None and _plain(opened.decode("utf-8")) == wanted:
                    found[_owner(row)] = None
        return list(found)

    def names(self, appointments: Sequence[AppointmentId]) -> dict[AppointmentId, str]:
        """The names kept with these appointments. One query and some microseconds for each name."""
        hub_key, found = self._key_file.read(), dict[AppointmentId, str]()
        if hub_key is None:
            return found
        query = (
            sa.select(keys, values.c.field, values.c.ref, values.c.sealed)
            .join_from(keys, values, keys.c.uid == values.c.key_uid)
            .where(keys.c.owner_kind == "appointment", values.c.field == PersonalField.NAME.value)
        )
        with self._database.read() as connection:
            for first in range(0, len(appointments), ASKED_AT_ONCE):
                some = keys.c.owner.in_(appointments[first : first + ASKED_AT_ONCE])
                for row in connection.execute(query.where(some)):
                    opened = _opened(hub_key, row)
                    if opened is not None:
                        found[AppointmentId(row.owner)] = opened.decode("utf-8")
        return found

    def messages(self) -> dict[MessageId, str]:
        """The texts of all messages that are kept."""
        hub_key, found = self._key_file.read(), dict[MessageId, str]()
        if hub_key is None:
            return found
        query = (
            sa.select(keys, values.c.field, values.c.ref, values.c.sealed)
            .join_from(keys, values, keys.c.uid == values.c.key_uid)
            .where(keys.c.owner_kind == MESSAGE)
        )
        with self._database.read() as connection:
            for row in connection.execute(query):
                opened = _opened(hub_key, row)
                if opened is not None:
                    found[MessageId(row.owner)] = opened.decode("utf-8")
        return found

    def due(self, ended_before: Mapping[PersonalField, Instant]) -> list[tuple[Owner, tuple[PersonalField, ...]]]:
        """Whose fields are to be erased: those kept of what ended at or before the field's instant; the oldest first,
        `DUE_MOST` values at most."""
        ripe = [
            sa.and_(values.c.field == one.value, keys.c.ended_ms <= instant) for one, instant in ended_before.items()
        ]
        query = (
            sa.select(keys.c.owner_kind, keys.c.owner, values.c.field)
            .join_from(keys, values, keys.c.uid == values.c.key_uid)
            .where(sa.or_(*ripe))
            .order_by(keys.c.ended_ms, keys.c.uid)
            .limit(DUE_MOST)
        )
        found: dict[Owner, set[str]] = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                found.setdefault(_owner(row), set()).add(row.field)
        return [(owner, tuple(one for one in PersonalField if one.value in of)) for owner, of in found.items()]

    def scrub(self) -> bool:
        """After erasing: rid the database's files of the remains (write-ahead log, dead rows), as far as software
        reaches. False when a reader was in the way: try again later."""
        return self._database.scrub([values.name, keys.name])


def _opened(hub_key: bytes, row: Any) -> bytes | None:
    """A value with its key from one row of both tables; None when it cannot be opened."""
    key = opened_with(hub_key, row.wrapped, row.uid.encode("ascii"))
    return None if key is None else opened_with(key, row.sealed, _about(row.uid, row.field, row.ref))


def _of(owner: Owner) -> sa.ColumnElement[bool]:
    row = owner.row
    return sa.and_(keys.c.owner_kind == row["owner_kind"], keys.c.owner == row["owner"])


def _owner(row: Any) -> Owner:
    if row.owner_kind == "visit":
        return Owner(visit=VisitId(row.owner))
    if row.owner_kind == MESSAGE:
        return Owner(message=MessageId(row.owner))
    return Owner(appointment=AppointmentId(row.owner))


def _rows(connection: Connection, uid: str) -> list[_Sealed]:
    query = sa.select(values).where(values.c.key_uid == uid).order_by(values.c.kept_ms, values.c.field, values.c.ref)
    return [_Sealed(row.field, row.ref, row.kept_ms, row.sealed) for row in connection.execute(query)]


def _insert(connection: Connection, uid: str, rows: Sequence[_Sealed]) -> None:
    plain = [
        {"key_uid": uid, "field": row.field, "ref": row.ref, "kept_ms": row.wall_ms, "sealed": row.sealed}
        for row in rows
    ]
    connection.execute(sa.insert(values), plain)


def _unsealed(uid: str, key: bytes, rows: Sequence[_Sealed]) -> Held:
    details: dict[PersonalField, str] = {}
    notes: list[Note] = []
    for row in rows:
        opened = opened_with(key, row.sealed, _about(uid, row.field, row.ref))
        if opened is None:
            continue
        if row.field == PersonalField.NOTE.value:
            notes.append(Note(row.ref, row.wall_ms, opened.decode("utf-8")))
        else:
            details[PersonalField(row.field)] = opened.decode("utf-8")
    return Held(details, tuple(notes))


def _about(uid: str, of_field: str, ref: str) -> bytes:
    """Sealed along with the value: moved to another field or person in the table, it does not open."""
    return f"{uid}/{of_field}/{ref}".encode()


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
