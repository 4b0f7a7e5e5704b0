"""The open sheet: its question and its answers."""

from typing import assert_never

from counter.asks import AskOpen, AskPark, AskPause, AskRemove, AskReturn, AskTransfer
from counter.faces.band import pause_words
from counter.faces.sentences import minutes, service_name
from counter.line import MINUTE
from counter.room import Room
from counter.sheet_scene import Choice, SheetScene
from counter.sheets import (
    BreakSheet,
    ParkedSheet,
    ParkSheet,
    RemoveSheet,
    Sheet,
    SheetAsk,
    TakeOverSheet,
    TransferSheet,
    answers,
)
from counter.shift import Shift
from hub.face.texts import Texts
from hub.wire.terms import PauseReason, RemoveReason

PAUSE_ICONS = {PauseReason.BREAK: "break", PauseReason.BACK_OFFICE: "document", PauseReason.OTHER: "clock"}
REMOVE_ICONS = {
    RemoveReason.DUPLICATE: "ticket",
    RemoveReason.MISTAKE: "undo",
    RemoveReason.SENT_ELSEWHERE: "forward",
    RemoveReason.ABUSE: "warning",
}
MOST_HINTS = 9


def sheet(shift: Shift, texts: Texts) -> SheetScene | None:
    room, opened = shift.room, shift.sheet
    if room is None or opened is None:
        return None
    title, detail = _heading(room, opened, texts)
    offered = answers(opened, room)
    return SheetScene(
        title=title,
        detail=detail,
        choices=tuple(
            _choice(shift, room, ask, str(place) if place <= MOST_HINTS else "", texts)
            for place, ask in enumerate(offered, start=1)
        ),
        back=texts.t("Back"),
        empty="" if offered else texts.t("Nobody is parked"),
    )


def _heading(room: Room, opened: Sheet, texts: Texts) -> tuple[str, str]:
    match opened:
        case TransferSheet(visit):
            return texts.t("Transfer {ticket} to", ticket=_label(room, visit, texts)), texts.t(
                "The place in line counts from the arrival; no time is lost."
            )
        case ParkSheet(visit):
            return texts.t("Park {ticket} until", ticket=_label(room, visit, texts)), texts.t(
                "The visit then returns to its place in line by itself."
            )
        case RemoveSheet(visit):
            return texts.t("Remove {ticket} because", ticket=_label(room, visit, texts)), texts.t(
                "The visit ends. The reason is kept as a code, without names."
            )
        case ParkedSheet():
            return texts.t("Parked"), texts.t("Choose a ticket to return it to its place in line.")
        case BreakSheet():
            return texts.t("Break"), texts.t("Nobody is called to this counter until you go on.")
        case TakeOverSheet(counter, staff):
            return (
                texts.t("Take over counter {counter}?", counter=texts.code(_sign(room, counter))),
                texts.t(
                    "{staff} works there. The visit stays at the counter.", staff=texts.code(room.staff_name(staff))
                ),
            )
        case _:
            assert_never(opened)


def _choice(shift: Shift, room: Room, ask: SheetAsk, hint: str, texts: Texts) -> Choice:
    match ask:
        case AskTransfer(service=service):
            found = room.service(service)
            icon = found.pictogram if found is not None else ""
            return Choice(service_name(texts, room, service), _load(room, service, texts), hint, icon)
        case AskPark(minutes=None):
            return Choice(texts.t("Until called back"), texts.t("Returned by hand only"), hint, "park")
        case AskPark(minutes=minutes_):
            return Choice(minutes(texts, (minutes_ or 0) * MINUTE), "", hint, "clock")
        case AskRemove(reason=reason):
            return Choice(_remove_words(texts, reason), "", hint, REMOVE_ICONS[reason])
        case AskReturn(visit):
            return _parked_choice(shift, room, visit, hint, texts)
        case AskPause(reason=reason):
            return Choice(pause_words(texts, reason), "", hint, PAUSE_ICONS[reason])
        case AskOpen():
            return Choice(texts.t("Yes, take over"), "", hint, "tick")
        case _:
            assert_never(ask)


def _load(room: Room, service: str, texts: Texts) -> str:
    waiting = sum(1 for visit in room.visits.values() if visit.service == service and visit.state == "waiting")
    return texts.n("{count} waiting", "{count} waiting", waiting)


def _parked_choice(shift: Shift, room: Room, visit: str, hint: str, texts: Texts) -> Choice:
    found = room.visits[visit]
    left = (found.parked_until or 0) - shift.clock.instant()
    service = service_name(texts, room, found.service)
    if found.parked_until is None:
        when = texts.t("{service} · returned by hand only", service=service)
    elif left < MINUTE:
        when = texts.t("{service} · returns in less than a minute", service=service)
    else:
        when = texts.t("{service} · returns in {minutes}", service=service, minutes=minutes(texts, left))
    return Choice(texts.code(found.label), when, hint, "ticket")


def _remove_words(texts: Texts, reason: RemoveReason) -> str:
    match reason:
        case RemoveReason.DUPLICATE:
            return texts.t("Took two tickets")
        case RemoveReason.MISTAKE:
            return texts.t("Ticket taken by mistake")
        case RemoveReason.SENT_ELSEWHERE:
            return texts.t("Sent to another office")
        case RemoveReason.ABUSE:
            return texts.t("House rules")
        case _:
            assert_never(reason)


def _label(room: Room, visit: str, texts: Texts) -> str:
    found = room.visits.get(visit)
    return texts.code(found.label) if found is not None else ""


def _sign(room: Room, counter: str) -> str:
    place = room.place(counter)
    return place.sign if place is not None else counter
