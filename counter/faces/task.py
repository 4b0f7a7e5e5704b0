"""The large pane: who is here and for how long, or who would be next."""

from zoneinfo import ZoneInfo

from counter.faces import visit_file as file
from counter.faces.band import clock_of
from counter.faces.keys import key_face
from counter.faces.reasons import pause_of_office
from counter.faces.sentences import minutes, service_name, speaks, stopwatch
from counter.keys import Key, Shortcuts, Standing
from counter.line import MINUTE, Waiting, line, probable, promise_ms
from counter.room import Room
from counter.scene import Bar, Chip, Figure, Task, Tick, Tone, WrapUp
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.terms import PrintOutcome, Priority
from hub.wire.views import StaffCounter, StaffVisit

TYPICAL_MARK = 0.66
"""Where on the bar the typical duration lies: there is room to see how far beyond one is."""


def task(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> Task:
    room, counter, standing = shift.room, shift.counter, shift.standing
    if room is None or counter is None or standing is None:
        return Task()
    match standing:
        case Standing.CALLED | Standing.SERVING:
            visit = shift.visit
            return _visit(shift, room, counter, visit, texts) if visit is not None else Task()
        case Standing.PAUSED:
            return _paused(shift, room, counter, texts)
        case Standing.ELSEWHERE:
            return Task(
                headline=texts.t("You work on another screen"),
                sub=texts.t("This counter goes on there. Press the key below to work here again."),
                arch=True,
            )
        case Standing.IDLE:
            return _idle(shift, shortcuts, room, counter, texts)


def _idle(shift: Stand, shortcuts: Shortcuts, room: Room, counter: StaffCounter, texts: Texts) -> Task:
    waiting = line(room, counter.id, shift.clock.instant(), shift.me)
    papers_of_last = file.wrap_up(shift, texts)
    done = ""
    if shift.last_done is not None:
        label = texts.code(shift.last_done.label)
        served = shift.last_done.served_ms
        done = (
            texts.t("{ticket} done, {time}", ticket=label, time=stopwatch(texts, served))
            if served is not None
            else texts.t("{ticket} done", ticket=label)
        )
    return Task(
        headline=people_waiting(texts, len(waiting)) if room.day.open else texts.t("The office is closed"),
        sub=_next_words(room, waiting, texts) if room.day.open else _opening_words(shift, room, texts),
        done=done,
        arch=True,
        figures=_figures(counter, waiting, texts),
        wrap_up=WrapUp(*papers_of_last, key_face(shift, shortcuts, texts, Key.END_WRAP_UP))
        if papers_of_last is not None
        else None,
    )


def people_waiting(texts: Texts, count: int) -> str:
    if count == 0:
        return texts.t("Nobody is waiting")
    return texts.n("{count} person is waiting", "{count} people are waiting", count)


def _next_words(room: Room, waiting: tuple[Waiting, ...], texts: Texts) -> str:
    first = probable(room, waiting)
    if first is None:
        return texts.t("The next person will appear here.")
    code = texts.code(first.visit.label)
    service = service_name(texts, room, first.visit.service)
    if first.visit.language == texts.language.code:
        return texts.t("Probably next: {ticket}, {service}.", ticket=code, service=service)
    return texts.t(
        "Probably next: {ticket}, {service}. Chose {language}.",
        ticket=code,
        service=service,
        language=speaks(texts, first.visit.language),
    )


def _opening_words(shift: Stand, room: Room, texts: Texts) -> str:
    if room.day.next_opening is None:
        return texts.t("When it opens, people appear here.")
    zone = ZoneInfo(room.office.time_zone)
    opening, today = room.day.next_opening.astimezone(zone), shift.clock.wall().astimezone(zone).date()
    if opening.date() == today:
        return texts.t("It opens at {time}.", time=texts.time(opening))
    return texts.t("It opens on {day} at {time}.", day=texts.day(opening.date()), time=texts.time(opening))


def _figures(counter: StaffCounter, waiting: tuple[Waiting, ...], texts: Texts) -> tuple[Figure, ...]:
    longest = max((one.waited_ms for one in waiting), default=0)
    late = sum(1 for one in waiting if one.waited_ms > one.promised_ms)
    return (
        Figure(texts.code(str(counter.served)), texts.t("visits you finished")),
        Figure(minutes(texts, longest), texts.t("longest wait now")),
        Figure(texts.code(str(late)), texts.t("past the promise")),
    )


def _paused(shift: Stand, room: Room, counter: StaffCounter, texts: Texts) -> Task:
    now = shift.clock.instant()
    waiting = line(room, counter.id, now, shift.me)
    since = clock_of(shift, texts, counter.since)
    return Task(
        headline=pause_of_office(texts, room, counter.pause),
        sub=texts.t("Since {time}. {people}.", time=since, people=people_waiting(texts, len(waiting))),
        arch=True,
        figures=_figures(counter, waiting, texts),
    )


def _visit(shift: Stand, room: Room, counter: StaffCounter, visit: StaffVisit, texts: Texts) -> Task:
    calling = shift.standing is Standing.CALLED
    now = shift.clock.instant()
    since = (visit.called_at if calling else visit.started) or visit.changed
    bring, known = file.papers(shift, room, visit, texts), file.guidance(room, visit, texts)
    return Task(
        code=visit.label or "–",
        code_name=texts.t("Ticket {ticket}", ticket=texts.code(visit.label))
        if visit.label
        else texts.t("Without a ticket"),
        calling=calling,
        service=service_name(texts, room, visit.service),
        waited=_waited(room, visit, now, texts),
        chips=(*_chips(visit, texts), *file.needs_chips(room, visit, texts)),
        timer_label=texts.t("Called for") if calling else texts.t("Service"),
        timer=stopwatch(texts, now - since),
        bar=None if calling else _duration(room, visit, now - since, texts),
        ticks=_ticks(visit, texts) if calling else (),
        papers_title=texts.t("To bring") if bring else "",
        papers=bring,
        notes=file.notes(shift, room, visit, texts),
        outcomes=None if calling else file.outcomes(room, visit, texts),
        guidance_title=texts.t("Good to know") if known else "",
        guidance=known,
        steps=file.steps(room, visit, texts),
        facts=file.facts(shift, visit, texts),
        figures=_figures(counter, line(room, counter.id, now, shift.me), texts),
    )


def _waited(room: Room, visit: StaffVisit, now: int, texts: Texts) -> str:
    """A visit in front of one has waited until it was called."""
    waited = (visit.called_at or now) - visit.arrived
    return texts.t(
        "Waited {waited} of {promised} promised",
        waited=minutes(texts, max(0, waited)),
        promised=minutes(texts, promise_ms(room, visit)),
    )


def _chips(visit: StaffVisit, texts: Texts) -> tuple[Chip, ...]:
    chips = []
    if visit.language != texts.language.code:
        chips.append(Chip(texts.t("Chose {language}", language=speaks(texts, visit.language)), "interpreter"))
    if visit.priority is Priority.PRIORITY:
        chips.append(Chip(texts.t("Priority"), "person"))
    if visit.paper is PrintOutcome.FAILED:
        chips.append(Chip(texts.t("Has no paper ticket"), "printerOff"))
    return tuple(chips)


def _duration(room: Room, visit: StaffVisit, elapsed: int, texts: Texts) -> Bar:
    service = room.service(visit.service)
    typical = max(1, service.typical_minutes if service is not None else 1) * MINUTE
    length = max(typical / TYPICAL_MARK, elapsed)
    walked = visit.started - visit.called_at if visit.started is not None and visit.called_at is not None else None
    return Bar(
        share=max(0, elapsed) / length,
        mark=typical / length,
        left=texts.t("Walked here in {time}", time=stopwatch(texts, walked)) if walked is not None else "",
        right=texts.t("usually about {minutes}", minutes=minutes(texts, typical)),
    )


def _ticks(visit: StaffVisit, texts: Texts) -> tuple[Tick, ...]:
    shown = (
        Tick(texts.n("Shown on {count} screen", "Shown on {count} screens", visit.shown), done=True)
        if visit.shown
        else Tick(texts.t("Not shown yet"), done=False)
    )
    spoken = (
        Tick(texts.n("Spoken on {count} screen", "Spoken on {count} screens", visit.spoken), done=True)
        if visit.spoken
        else Tick(texts.t("Not spoken yet"), done=False)
    )
    if visit.calls < 2:
        return shown, spoken
    return shown, spoken, Tick(texts.n("Called {count} time", "Called {count} times", visit.calls), done=True)


def bar_tone(one: Waiting) -> Tone:
    """Amber: the promise is about to break; brick: it is broken."""
    if one.waited_ms > one.promised_ms:
        return Tone.ALERT
    return Tone.NOW if one.waited_ms * 10 > one.promised_ms * 9 else Tone.PLAIN
