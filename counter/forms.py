"""What can be typed into the sheets, and the ask that comes of it.

Bad input is said at its field and nothing is lost: what was typed stays until the sheet is left.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from counter.answers import (
    LANGUAGE_FIELD,
    NOTE_FIELD,
    PLACEMENT_FIELD,
    PLACEMENTS,
    POOL_COUNTER,
    POOL_FIELD,
    POOL_ME,
    QUANTITY_FIELD,
    Asker,
)
from counter.asks import Ask, AskCall, AskKeepDetails, AskMessage, AskNote, AskRevise, AskRoll
from counter.hall_asks import AskNotice, AskStop
from counter.room import Room
from counter.sheet_scene import FieldKind
from counter.sheets import (
    ChosenSheet,
    NoteSheet,
    NoticeSheet,
    OutcomeSheet,
    ParkSheet,
    PartySheet,
    PersonSheet,
    PoolSheet,
    RollSheet,
    Sheet,
    StopSheet,
    TransferSheet,
    WalkUpSheet,
    WriteSheet,
)
from hub.wire.fields import MOST_MINUTES, MOST_PARTY, MOST_QUANTITY
from hub.wire.hall_terms import NoticeKind
from hub.wire.personal import MOST_NAME, MOST_NOTE

TICKET = re.compile(r"[A-Za-z]{0,4} ?-?[0-9]{1,9}")
PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{2,30}")
MOST_MESSAGE = 500
MOST_NOTICE = 300
EVERYBODY = "all"
STILL_SERVED, SENT_AWAY = "still_served", "sent_away"


MOST_NUMBERS = {
    QUANTITY_FIELD: MOST_QUANTITY,
    "party": MOST_PARTY,
    "minutes": MOST_MINUTES,
    "minutes_ago": MOST_MINUTES,
}


class Trouble(StrEnum):
    """Why a form cannot be sent so."""

    EMPTY = "empty"
    NO_TICKET = "no_ticket"
    NO_NUMBER = "no_number"
    TOO_MUCH = "too_much"
    NO_PHONE = "no_phone"


@dataclass(frozen=True, slots=True)
class FormField:
    """`options`: ids to choose among; the first is what stands there before anybody has chosen."""

    id: str
    kind: FieldKind
    options: tuple[str, ...] = ()
    value: str = ""
    longest: int = 80
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Unfit:
    """Which fields cannot be taken, and why."""

    troubles: dict[str, Trouble] = field(default_factory=dict)


def fields_of(  # noqa: C901 - one for each sheet
    sheet: Sheet, room: Room
) -> tuple[FormField, ...]:
    match sheet:
        case TransferSheet() | PoolSheet():
            return (
                FormField(PLACEMENT_FIELD, FieldKind.SWITCH, tuple(PLACEMENTS)),
                FormField(NOTE_FIELD, FieldKind.TEXT, longest=MOST_NOTE),
            )
        case ParkSheet():
            return (FormField(POOL_FIELD, FieldKind.SWITCH, ("", POOL_COUNTER, POOL_ME)),)
        case OutcomeSheet(visit):
            present = room.visits.get(visit)
            service = room.service(present.service) if present is not None else None
            several = service is not None and service.most_quantity > 1
            kept = str(present.quantity) if present is not None else "1"
            return (FormField(QUANTITY_FIELD, FieldKind.NUMBER, value=kept, longest=2),) if several else ()
        case WalkUpSheet():
            first = room.office.default_language
            others = tuple(one for one in room.office.languages if one != first)
            return (FormField(LANGUAGE_FIELD, FieldKind.SWITCH, (first, *others)),)
        case ChosenSheet():
            return (FormField("ticket", FieldKind.TICKET, longest=14),)
        case NoteSheet():
            return (FormField(NOTE_FIELD, FieldKind.NOTE, longest=MOST_NOTE, needed=True),)
        case PartySheet(visit):
            present = room.visits.get(visit)
            party = str(present.party) if present is not None else "1"
            return (FormField("party", FieldKind.NUMBER, value=party, longest=2, needed=True),)
        case PersonSheet():
            return FormField("name", FieldKind.TEXT, longest=MOST_NAME), FormField("phone", FieldKind.TEXT, longest=32)
        case WriteSheet():
            counters = tuple(f"counter:{one.id}" for one in room.office.counters)
            people = tuple(f"staff:{one.id}" for one in room.office.staff)
            return (
                FormField("text", FieldKind.NOTE, longest=MOST_MESSAGE, needed=True),
                FormField("to", FieldKind.SWITCH, (EVERYBODY, *people, *counters)),
            )
        case RollSheet():
            services = tuple(one.id for one in room.office.services if not one.category)
            return (
                FormField("paper", FieldKind.TICKET, longest=14, needed=True),
                FormField("service", FieldKind.SWITCH, services),
                FormField("minutes_ago", FieldKind.NUMBER, value="0", longest=3),
            )
        case NoticeSheet():
            return (
                FormField("text", FieldKind.NOTE, longest=MOST_NOTICE, needed=True),
                FormField("kind", FieldKind.SWITCH, tuple(NoticeKind)),
                FormField("minutes", FieldKind.NUMBER, longest=3),
            )
        case StopSheet():
            return (
                FormField("text", FieldKind.NOTE, longest=MOST_NOTICE),
                FormField("line", FieldKind.SWITCH, (STILL_SERVED, SENT_AWAY)),
            )
        case _:
            return ()


def is_sent(sheet: Sheet) -> bool:
    """Whether what is typed is sent by itself, rather than with a choice."""
    return isinstance(
        sheet, ChosenSheet | NoteSheet | PartySheet | PersonSheet | WriteSheet | RollSheet | NoticeSheet | StopSheet
    )


def filled(sheet: Sheet, room: Room, asker: Asker) -> Ask | Unfit:
    """The ask of a form that is sent. Only for sheets of which `is_sent` is true."""
    values = {one.id: asker.values.get(one.id, _usual(one)).strip() for one in fields_of(sheet, room)}
    troubles = _troubles(sheet, room, values)
    if troubles:
        return Unfit(troubles)
    match sheet:
        case ChosenSheet(counter):
            return AskCall(counter, label=values["ticket"])
        case NoteSheet(visit):
            return AskNote(visit, values[NOTE_FIELD])
        case PartySheet(visit):
            return AskRevise(visit, party=int(values["party"]))
        case PersonSheet(visit):
            return AskKeepDetails(visit, values["name"], values["phone"])
        case WriteSheet():
            kind, _, whom = values["to"].partition(":")
            counters, staff = ((whom,), ()) if kind == "counter" else ((), (whom,) if kind == "staff" else ())
            return AskMessage(asker.fresh, values["text"], counters, staff)
        case RollSheet():
            language = room.office.default_language
            ago = int(values["minutes_ago"] or "0")
            return AskRoll(asker.fresh, values["paper"], values["service"], language, ago)
        case NoticeSheet():
            stands = int(values["minutes"]) if values["minutes"] else None
            kind_of = NoticeKind(values["kind"])
            return AskNotice(asker.fresh, kind_of, values["text"], room.office.default_language, stands)
        case StopSheet(service):
            return AskStop(service, values["text"], room.office.default_language, values["line"] == SENT_AWAY)
        case _:
            raise ValueError(f"{type(sheet).__name__} is not sent by itself")


def unfit(sheet: Sheet, room: Room, asker: Asker) -> Unfit | None:
    """Why what stands in the fields beside the answers cannot go with one; None: it can."""
    values = {one.id: asker.values.get(one.id, _usual(one)).strip() for one in fields_of(sheet, room)}
    troubles = _troubles(sheet, room, values)
    return Unfit(troubles) if troubles else None


def _usual(one: FormField) -> str:
    return one.value or (one.options[0] if one.options else "")


def _troubles(sheet: Sheet, room: Room, values: dict[str, str]) -> dict[str, Trouble]:
    found = {}
    for one in fields_of(sheet, room):
        trouble = _trouble(one, values[one.id])
        if trouble is not None:
            found[one.id] = trouble
    if isinstance(sheet, PersonSheet):
        if not values["name"] and not values["phone"]:
            found["name"] = Trouble.EMPTY
        elif values["phone"] and PHONE.fullmatch(values["phone"]) is None:
            found["phone"] = Trouble.NO_PHONE
    return found


def _trouble(one: FormField, value: str) -> Trouble | None:
    if not value:
        return Trouble.EMPTY if one.needed or one.kind is FieldKind.TICKET else None
    if len(value) > one.longest:
        return Trouble.TOO_MUCH
    match one.kind:
        case FieldKind.TICKET:
            return None if TICKET.fullmatch(value) else Trouble.NO_TICKET
        case FieldKind.NUMBER:
            if not (value.isascii() and value.isdigit()):
                return Trouble.NO_NUMBER
            most = MOST_NUMBERS[one.id]
            least = 0 if one.id == "minutes_ago" else 1
            return None if least <= int(value) <= most else Trouble.TOO_MUCH
        case FieldKind.TEXT | FieldKind.NOTE | FieldKind.SWITCH:
            return None
        case _:
            assert_never(one.kind)
