"""A line of the journal, as the hub knows it and as a row of the table."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hub.engine import codec
from hub.engine.commands import Actor
from hub.engine.events import Recorded
from hub.engine.ids import DeviceId, Instant, RequestId, Seq, SessionId, StaffId
from hub.engine.plain import PlainError
from hub.engine.terms import Role
from hub.store.chain import Row
from hub.store.errors import JournalBroken
from hub.store.times import from_wall_ms, wall_ms

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ClockState(StrEnum):
    """What the hub knew of its wall clock when it wrote: disciplined by a time source, believable beside the journal,
    or not (before the journal's last wall time, or far ahead of it)."""

    SYNCHRONISED = "synchronised"
    PLAUSIBLE = "plausible"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of the clock: the hub's line, aware wall time (UTC), the boot and the time since it."""

    instant: Instant
    wall: datetime
    boot_id: str
    boottime_ms: int
    clock: ClockState


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with its stamp; `part` is its index among the events of its request, from 0."""

    recorded: Recorded
    stamp: Stamp
    part: int


def row_of(entry: Entry) -> dict[str, Any]:
    """The columns of an entry but for the journal's number and the hash."""
    recorded, stamp = entry.recorded, entry.stamp
    payload = codec.encode(recorded.event)
    kind, version = payload.pop("type"), payload.pop("v")
    return {
        "seq": recorded.seq,
        "instant_ms": recorded.at,
        "wall_ms": wall_ms(stamp.wall),
        "boot_id": stamp.boot_id,
        "boottime_ms": stamp.boottime_ms,
        "clock_state": stamp.clock.value,
        "request_id": recorded.request,
        "part": entry.part,
        "role": recorded.actor.role.value,
        "device": recorded.actor.device,
        "staff": recorded.actor.staff,
        "session": recorded.actor.session,
        "type": kind,
        "version": version,
        "payload": _compact(payload),
    }


def entry_of(row: Row) -> Entry:
    """Raises JournalBroken for a row that this release cannot read."""
    try:
        event = codec.decode({**json.loads(row["payload"]), "type": row["type"], "v": row["version"]})
        actor = Actor(
            role=Role(row["role"]),
            device=None if row["device"] is None else DeviceId(row["device"]),
            staff=None if row["staff"] is None else StaffId(row["staff"]),
            session=None if row["session"] is None else SessionId(row["session"]),
        )
        stamp = stamp_of(row)
    except (PlainError, ValueError, TypeError) as error:
        raise JournalBroken(f"Event {row['seq']} of the journal cannot be read: {error}") from error
    recorded = Recorded(
        seq=Seq(row["seq"]),
        at=Instant(row["instant_ms"]),
        request=RequestId(row["request_id"]),
        actor=actor,
        event=event,
    )
    return Entry(recorded=recorded, stamp=stamp, part=row["part"])


def stamp_of(row: Row) -> Stamp:
    return Stamp(
        instant=Instant(row["instant_ms"]),
        wall=from_wall_ms(row["wall_ms"]),
        boot_id=row["boot_id"],
        boottime_ms=row["boottime_ms"],
        clock=ClockState(row["clock_state"]),
    )
