"""The side pane's other faces: today's appointments, one's own day against what is typical, messages."""

from zoneinfo import ZoneInfo

from counter.faces.band import clock_of
from counter.faces.keys import hint_words, key_face
from counter.faces.offers import sender
from counter.faces.sentences import MINUTE, minutes, service_name, stopwatch
from counter.keys import Key, Shortcuts
from counter.room import Room
from counter.scene import AppointmentRow, DayRow, Figure, MessageRow, SideTab, Tab
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.bookings import AppointmentView
from hub.wire.hall import MessageView
from hub.wire.terms import AppointmentState

TYPICAL_MARK = 0.5
"""Where on a day's bar the typical time lies."""
KEYS = {
    SideTab.LINE: Key.LINE,
    SideTab.APPOINTMENTS: Key.APPOINTMENTS,
    SideTab.DAY: Key.DAY,
    SideTab.MESSAGES: Key.MESSAGES,
}


def tabs(stand: Stand, shortcuts: Shortcuts, waiting: int, texts: Texts) -> tuple[Tab, ...]:
    room = stand.room
    booked = [one for one in room.appointments.values() if one.state == AppointmentState.BOOKED] if room else []
    badges = {SideTab.LINE: waiting, SideTab.APPOINTMENTS: len(booked), SideTab.MESSAGES: len(stand.unread)}
    labels = {
        SideTab.LINE: texts.t("Line"),
        SideTab.APPOINTMENTS: texts.t("Booked"),
        SideTab.DAY: texts.t("My day"),
        SideTab.MESSAGES: texts.t("Messages"),
    }
    return tuple(
        Tab(
            tab,
            labels[tab],
            hint_words(texts, shortcuts.hint(KEYS[tab])) if shortcuts.hint(KEYS[tab]) else "",
            chosen=tab is stand.tab,
            badge=texts.code(str(badges[tab])) if badges.get(tab) else "",
        )
        for tab in SideTab
    )


def appointments(stand: Stand, room: Room, texts: Texts) -> tuple[AppointmentRow, ...]:
    ordered = sorted(room.appointments.values(), key=lambda one: (one.time, one.id))
    return tuple(_appointment(stand, room, one, texts) for one in ordered)


def _appointment(stand: Stand, room: Room, one: AppointmentView, texts: Texts) -> AppointmentRow:
    states = {
        AppointmentState.BOOKED: texts.t("expected"),
        AppointmentState.CHECKED_IN: texts.t("here"),
        AppointmentState.CANCELLED: texts.t("cancelled"),
        AppointmentState.MISSED: texts.t("did not come"),
    }
    state = next((word for known, word in states.items() if known == one.state), str(one.state))
    local = stand.clock.wall().astimezone(ZoneInfo(room.office.time_zone))
    late = one.state == AppointmentState.BOOKED and one.time < f"{local.hour:02}:{local.minute:02}"
    visit = room.visits.get(one.visit) if one.visit is not None else None
    service = service_name(texts, room, one.service)
    return AppointmentRow(
        time=texts.code(one.time),
        code=visit.label if visit is not None else "",
        service=service,
        standing=texts.t("late") if late else state,
        late=late,
        name=f"{one.time}, {service}, {state}",
        id=one.id if one.state == AppointmentState.BOOKED else "",
    )


def day(stand: Stand, room: Room, texts: Texts) -> tuple[DayRow, ...]:
    own = stand.read.day
    if own is None:
        return ()
    rows = []
    for one in own.services:
        typical = max(1, one.typical_minutes) * MINUTE
        median = one.median_ms
        service = service_name(texts, room, one.service)
        count = texts.n("{count} visit", "{count} visits", one.count)
        took = stopwatch(texts, median) if median is not None else texts.t("not timed")
        usual = texts.t("usually {minutes}", minutes=minutes(texts, typical))
        share = 0.0 if median is None else min(1.0, round(median / typical * TYPICAL_MARK, 2))
        rows.append(DayRow(service, count, took, usual, share, TYPICAL_MARK, f"{service}, {count}, {took}, {usual}"))
    return tuple(rows)


def day_figures(stand: Stand, texts: Texts) -> tuple[Figure, ...]:
    own = stand.read.day
    if own is None:
        return ()
    return (
        Figure(texts.code(str(own.served)), texts.t("you finished")),
        Figure(_share(own.within, own.called, texts), texts.t("called within the promise, by you")),
        Figure(texts.code(str(own.team_served)), texts.t("everybody finished")),
        Figure(_share(own.team_within, own.team_called, texts), texts.t("within the promise, everybody")),
    )


def _share(part: int, whole: int, texts: Texts) -> str:
    return texts.code(f"{part * 100 // whole} %") if whole else "–"


def messages(stand: Stand, shortcuts: Shortcuts, room: Room, texts: Texts) -> tuple[MessageRow, ...]:
    newest = sorted(room.messages.values(), key=lambda one: -one.at)
    return tuple(_message(stand, shortcuts, room, one, texts) for one in newest)


def _message(stand: Stand, shortcuts: Shortcuts, room: Room, one: MessageView, texts: Texts) -> MessageRow:
    mine = one.sender is not None and one.sender == stand.me
    read = mine or stand.me in one.read_by
    names = ", ".join(texts.code(room.staff_name(staff)) for staff in one.read_by)
    about = texts.t("{staff}, {time}", staff=sender(room, one.sender, texts), time=clock_of(stand, texts, one.at))
    return MessageRow(
        text=one.text,
        about=about,
        read=read,
        readers=(texts.t("Read by {names}", names=names) if names else texts.t("Nobody has read it yet"))
        if mine
        else "",
        id=one.id,
        key=None if read else key_face(stand, shortcuts, texts, Key.READ_MESSAGE),
    )
