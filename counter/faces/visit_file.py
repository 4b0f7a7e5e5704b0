"""What stands beside a visit: papers to bring, notes, outcomes, guidance, further services, what is known of it."""

from zoneinfo import ZoneInfo

from counter.faces.offers import class_name, need_name
from counter.faces.sentences import service_name, stopwatch
from counter.room import Room
from counter.scene import Chip, Fact, NoteLine, Notes, Outcomes, Paper
from counter.sheet_scene import Choice
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.terms import Arrival, Priority
from hub.wire.views import StaffVisit


def papers(stand: Stand, room: Room, visit: StaffVisit, texts: Texts) -> tuple[Paper, ...]:
    service = room.service(visit.service)
    bring = service.documents if service is not None else []
    return tuple(
        Paper(
            room.words(one, texts.language.code), f"{visit.service}/{place}" in stand.ticked, f"{visit.service}/{place}"
        )
        for place, one in enumerate(bring)
    )


def guidance(room: Room, visit: StaffVisit, texts: Texts) -> str:
    service = room.service(visit.service)
    return room.words(service.guidance, texts.language.code) if service is not None else ""


def notes(stand: Stand, room: Room, visit: StaffVisit, texts: Texts) -> Notes:
    """The latest first: what the counter before has written is what one needs."""
    read = stand.read if stand.read.visit == visit.id else None
    lines = read.notes if read is not None else ()
    zone = ZoneInfo(room.office.time_zone)
    newest = sorted(lines, key=lambda one: one.kept, reverse=True)
    return Notes(
        title=texts.t("Notes"),
        lines=tuple(NoteLine(one.text, texts.time(one.kept.astimezone(zone))) for one in newest),
        hint=texts.t("None yet. A note travels with the visit.") if not newest else "",
    )


def outcomes(room: Room, visit: StaffVisit, texts: Texts) -> Outcomes | None:
    """The present service's, to be chosen by one press."""
    if not room.office.outcomes:
        return None
    code = texts.language.code
    service = room.service(visit.service)
    several = service is not None and service.most_quantity > 1
    return Outcomes(
        title=texts.t("Outcome"),
        choices=tuple(
            Choice(room.words(one.names, code), chosen=one.id == visit.outcome, id=one.id)
            for one in room.office.outcomes
        ),
        quantity=visit.quantity if several else 0,
        quantity_label=texts.t("How many") if several else "",
    )


def steps(room: Room, visit: StaffVisit, texts: Texts) -> tuple[str, ...]:
    return tuple(service_name(texts, room, step.service) for step in visit.planned)


def facts(stand: Stand, visit: StaffVisit, texts: Texts) -> tuple[Fact, ...]:
    details = stand.read.details if stand.read.visit == visit.id else None
    if details is None:
        return ()
    known = (
        (texts.t("Name"), details.name),
        (texts.t("Phone"), details.phone),
        (texts.t("E-mail"), details.email),
        (texts.t("Document"), details.document),
    )
    return tuple(Fact(label, texts.code(value)) for label, value in known if value)


def wrap_up(stand: Stand, texts: Texts) -> tuple[str, str, float] | None:
    """Title, time left and its share; None while no papers are being done."""
    until, counter = stand.wrapping, stand.counter
    if until is None or counter is None:
        return None
    left = until - stand.clock.instant()
    whole = max(1, until - counter.idle_since)
    return texts.t("Papers of the last visit"), stopwatch(texts, left), round(min(1.0, left / whole), 2)


def needs_chips(room: Room, visit: StaffVisit, texts: Texts) -> tuple[Chip, ...]:
    """What the person has said that they need, how they came, which class: for the person at the counter alone."""
    found = []
    for need in visit.needs:
        known = next((one for one in room.office.needs if one.id == need), None)
        asked = need in visit.requests
        name = need_name(room, need, texts)
        words = texts.t("{need}: to be arranged", need=name) if asked else name
        found.append(Chip(words, known.pictogram if known is not None else "help"))
    if visit.priority not in (Priority.NORMAL, Priority.PRIORITY):
        found.append(Chip(class_name(room, visit.priority, texts), "person"))
    if visit.arrival is not None:
        came = {
            Arrival.EARLY: texts.t("Booked, came early"),
            Arrival.ON_TIME: texts.t("Booked"),
            Arrival.LATE: texts.t("Booked, came late"),
        }
        found.append(Chip(next((word for known, word in came.items() if known == visit.arrival), ""), "calendar"))
    if visit.party > 1:
        found.append(Chip(texts.n("{count} person", "{count} people", visit.party), "people"))
    if visit.walk_up:
        found.append(Chip(texts.t("Without a ticket"), "person"))
    return tuple(found)
