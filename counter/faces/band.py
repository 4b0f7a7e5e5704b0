"""The head of the screen, and the notices under it."""

import datetime as dt
from zoneinfo import ZoneInfo

from counter.faces.keys import hint_words
from counter.faces.reasons import pause_of_office
from counter.faces.sentences import note_sentence, part_sentence
from counter.keys import Key, Shortcuts, Standing
from counter.notes import Note, NoteKind
from counter.room import Room
from counter.scene import Band, Notice, Tone
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.hall_terms import StaffCallKind
from hub.wire.terms import DevicePart, VisitState
from hub.wire.views import HelpView, PartView

NOT_SHOWN_MS = 5_000
"""A call that no screen has shown after this long is told to the person at the counter."""
MOST_NOTICES = 2
"""Beside a kiosk's call, which has a place of its own: none of them hides somebody who waits for help."""
CALM_NOTES = frozenset({NoteKind.UNDER_WAY, NoteKind.TOO_QUICK, NoteKind.LIST_MOVED, NoteKind.KEY_OFF})


def band(shift: Stand, texts: Texts) -> Band:
    room = shift.room
    if room is None:
        return Band(title=texts.t("Counter terminal"), live_text=_live(shift, texts))
    pill, icon = _pill(shift, texts)
    place = room.place(shift.held) if shift.held is not None else None
    name = texts.code(shift.who.name) if shift.who is not None else ""
    counter = shift.counter
    return Band(
        sign=place.sign if place is not None else "",
        title=given(room, place.services, texts) if place is not None else room.words(room.office.names, _code(texts)),
        detail=texts.t("{staff} · open since {time}", staff=name, time=clock_of(shift, texts, counter.opened))
        if counter is not None
        else name,
        pill=pill,
        pill_icon=icon,
        live=shift.connected,
        live_text=_live(shift, texts),
        clock=clock_of(shift, texts, shift.clock.instant()),
    )


def notices(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> tuple[Notice, ...]:
    """The most urgent first: no hub, what the last press came to, a call nobody sees, devices in trouble; then somebody
    who wants a person at a kiosk."""
    found: list[Notice] = []
    stale = stale_words(shift, texts)
    if stale:
        found.append(Notice(stale, Tone.STALE, "linkLost"))
    if shift.pending.note is not None:
        found.append(_of_note(shift.pending.note, texts))
    if not_shown(shift):
        found.append(
            Notice(texts.t("No screen has shown this call yet. Please call the person aloud."), Tone.ALERT, "warning")
        )
    if shift.refill:
        found.append(Notice(texts.t("Somebody has come."), Tone.NOW, "people"))
    if shift.room is not None and shift.who is not None:
        found += _parts(shift.room.troubled_parts(), texts)
    own = shift.own_call
    if own is not None and shift.room is not None and own.answered_by is not None:
        who = texts.code(shift.room.staff_name(own.answered_by))
        found.append(Notice(texts.t("{staff} is coming to you.", staff=who), Tone.GOOD, "people"))
    calls = _staff_calls(shift, shortcuts, texts)
    wanted = _help(shift.help_wanted, shortcuts, texts)
    return (*calls, *found[:MOST_NOTICES], *wanted, *_messages(shift, shortcuts, texts))


def stale_words(shift: Stand, texts: Texts) -> str:
    """Said while there is no hub; empty while there is."""
    if shift.room is None or shift.connected:
        return ""
    if shift.lost_at is None:
        return texts.t("No hub. Nothing is lost; this screen goes on by itself.")
    since = clock_of(shift, texts, shift.lost_at)
    return texts.t("No news from the hub since {time}. Nothing is lost; this screen goes on by itself.", time=since)


def _staff_calls(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> list[Notice]:
    """Another counter calls: an alarm before all else; pressed once one goes, pressed again it is settled."""
    calls, room = shift.staff_calls, shift.room
    if not calls or room is None:
        return []
    call = calls[0]
    place = room.place(call.counter)
    sign = texts.code(place.sign if place is not None else call.counter)
    going = call.answered_by is not None
    alarm = call.kind == StaffCallKind.ALARM
    text = (
        texts.t("ALARM at counter {counter}. Help is needed there, quietly.", counter=sign)
        if alarm
        else texts.t("Counter {counter} asks for a supervisor.", counter=sign)
    )
    label = texts.t("It is settled") if going else texts.t("I am going")
    return [
        Notice(
            text,
            Tone.ALERT if alarm else Tone.NOW,
            "warning" if alarm else "people",
            key=Key.ANSWER_CALL,
            label=label,
            hint=_hint(shortcuts, Key.ANSWER_CALL, texts),
        )
    ]


def _messages(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> list[Notice]:
    """The oldest unread one."""
    unread, room = shift.unread, shift.room
    if not unread or room is None:
        return []
    first = unread[0]
    who = texts.t("the manager") if first.sender is None else texts.code(room.staff_name(first.sender))
    text = texts.t("{staff}: {message}", staff=who, message=first.text)
    hint = _hint(shortcuts, Key.READ_MESSAGE, texts)
    return [Notice(text, Tone.PLAIN, "document", key=Key.READ_MESSAGE, label=texts.t("Read"), hint=hint)]


def _hint(shortcuts: Shortcuts, key: Key, texts: Texts) -> str:
    typed = shortcuts.hint(key)
    return hint_words(texts, typed) if typed else ""


def _help(wanted: tuple[HelpView, ...], shortcuts: Shortcuts, texts: Texts) -> list[Notice]:
    """The call that has stood longest, with the key that answers it."""
    if not wanted:
        return []
    text = texts.t("{device}: somebody asks for a person.", device=texts.code(wanted[0].device_name))
    if len(wanted) > 1:
        more = texts.n("{count} more kiosk calls.", "{count} more kiosks call.", len(wanted) - 1)
        text = f"{text} {more}"
    hint = _hint(shortcuts, Key.ANSWER_HELP, texts)
    return [Notice(text, Tone.NOW, "help", key=Key.ANSWER_HELP, label=texts.t("I am going"), hint=hint)]


def _parts(troubled: tuple[PartView, ...], texts: Texts) -> list[Notice]:
    """One line, however many devices want a hand."""
    if not troubled:
        return []
    first, others = troubled[0], len(troubled) - 1
    text = part_sentence(texts, first)
    if others:
        more = texts.n("{count} more device needs a look.", "{count} more devices need a look.", others)
        text = f"{text} {more}"
    return [Notice(text, Tone.PLAIN, "printerOff" if first.part == DevicePart.PRINTER else "warning")]


def not_shown(shift: Stand) -> bool:
    visit = shift.visit
    if visit is None or visit.state != VisitState.CALLED or visit.called_at is None or visit.shown > 0:
        return False
    return shift.connected and shift.clock.instant() - visit.called_at > NOT_SHOWN_MS


def clock_of(shift: Stand, texts: Texts, instant: int) -> str:
    """An instant of the hub's line as time of day at the office."""
    ago = dt.timedelta(milliseconds=shift.clock.instant() - instant)
    zone = ZoneInfo(shift.room.office.time_zone) if shift.room is not None else dt.UTC
    return texts.time((shift.clock.wall() - ago).astimezone(zone))


def given(room: Room, services: list[str], texts: Texts) -> str:
    """What a counter gives, by the groups its services belong to."""
    found = [one for one in (room.service(service) for service in services) if one is not None]
    groups = dict.fromkeys(one.parent or one.id for one in found)
    names = (room.service(group) for group in groups)
    return " · ".join(room.words(one.names, _code(texts)) for one in names if one is not None)


def _pill(shift: Stand, texts: Texts) -> tuple[str, str]:
    match shift.standing:
        case Standing.IDLE:
            return texts.t("Open, nobody here"), "arch"
        case Standing.CALLED:
            return texts.t("Called"), "bell"
        case Standing.SERVING:
            return texts.t("Serving"), "people"
        case Standing.PAUSED:
            counter = shift.counter
            why = counter.pause if counter is not None else None
            return pause_of_office(texts, shift.room, why) if shift.room is not None else "", "break"
        case Standing.ELSEWHERE:
            return texts.t("On another screen"), "transfer"
        case None:
            return "", ""


def _live(shift: Stand, texts: Texts) -> str:
    return texts.t("Live") if shift.connected else texts.t("No hub")


def _of_note(note: Note, texts: Texts) -> Notice:
    match note.kind:
        case NoteKind.TAKEN_OVER | NoteKind.CLOSED_ELSEWHERE | NoteKind.SIGNED_OUT_LOCALLY:
            return Notice(note_sentence(texts, note), Tone.PLAIN, "transfer")
        case kind if kind in CALM_NOTES:
            return Notice(note_sentence(texts, note), Tone.PLAIN, "clock")
        case _:
            return Notice(note_sentence(texts, note), Tone.ALERT, "warning")


def _code(texts: Texts) -> str:
    return texts.language.code
