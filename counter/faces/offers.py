"""Each answer of a sheet in words: what it does, a second line that helps to choose, a pictogram."""

from counter.asks import (
    Ask,
    AskAddService,
    AskArranged,
    AskCall,
    AskCallNext,
    AskCheckIn,
    AskCorrectService,
    AskDropService,
    AskOpen,
    AskOutcome,
    AskPark,
    AskPause,
    AskProfile,
    AskReactivate,
    AskRead,
    AskRemove,
    AskReprint,
    AskReturn,
    AskRevise,
    AskStepBack,
    AskTransfer,
    AskWalkUp,
    AskWithdraw,
)
from counter.faces.reasons import jump_words, pause_of_office, reactivate_words, remove_words
from counter.faces.sentences import minutes, service_name, speaks
from counter.hall_asks import AskEndNotice, AskGoOn
from counter.line import MINUTE, since
from counter.room import Room
from counter.sheet_scene import Choice
from counter.sheets import (
    BackSheet,
    ClassSheet,
    CorrectSheet,
    DetailsSheet,
    JumpSheet,
    LanguageSheet,
    NeedsSheet,
    NoteSheet,
    NoticeSheet,
    PartySheet,
    PersonSheet,
    PoolSheet,
    ReactivateSheet,
    RemoveSheet,
    Sheet,
    StopSheet,
    WriteSheet,
)
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.terms import CounterState, JumpReason, PauseReason, Priority, ReactivateReason, RemoveReason
from hub.wire.views import StaffVisit

PAUSE_ICONS = {PauseReason.BREAK.value: "break", PauseReason.BACK_OFFICE.value: "document"}
REMOVE_ICONS = {
    RemoveReason.DUPLICATE: "ticket",
    RemoveReason.MISTAKE: "undo",
    RemoveReason.SENT_ELSEWHERE: "forward",
    RemoveReason.ABUSE: "warning",
}


def offer_choice(  # noqa: C901 - one line for each answer
    stand: Stand, room: Room, offer: Ask | Sheet, texts: Texts
) -> Choice:
    """Without its digit, which follows from where it stands."""
    if isinstance(offer, Sheet):
        return _question(stand, room, offer, texts)
    match offer:
        case AskTransfer() | AskAddService() | AskDropService() | AskCorrectService() | AskCallNext() | AskWalkUp():
            return _of_service(room, offer, texts)
        case AskPark() | AskReturn() | AskRemove() | AskWithdraw() | AskStepBack() | AskReprint() | AskReactivate():
            return _of_turn(stand, room, offer, texts)
        case AskRevise() | AskArranged() | AskOutcome():
            return _of_file(room, offer, texts)
        case AskCall(visit=visit, reason=reason):
            if reason is not None:
                return Choice(jump_words(texts, JumpReason(reason)), pictogram="forward")
            return person(stand, room, visit or "", texts)
        case AskPause(reason=reason):
            return Choice(pause_of_office(texts, room, reason), pictogram=PAUSE_ICONS.get(reason, "clock"))
        case AskOpen():
            return Choice(texts.t("Yes, take over"), pictogram="tick")
        case AskProfile(counter, profile):
            return _profile(room, counter, profile, texts)
        case AskCheckIn(appointment):
            return _booked(room, appointment, texts)
        case AskEndNotice(notice):
            words = room.words(room.notices[notice].texts, texts.language.code) if notice in room.notices else ""
            return Choice(texts.t("End this notice"), words, pictogram="cross")
        case AskGoOn(service):
            return Choice(texts.t("Tickets again"), _stopped(room, service, texts), pictogram="undo")
        case AskRead(message):
            told = room.messages[message]
            return Choice(told.text, texts.t("From {staff}", staff=sender(room, told.sender, texts)), pictogram="bell")
        case _:
            return Choice("")


def person(stand: Stand, room: Room, visit: str, texts: Texts) -> Choice:
    """Somebody who is here: the ticket, the service, how long they have waited."""
    one = room.visits.get(visit) or next((ended for ended in room.ended if ended.id == visit), None)
    if one is None:
        return Choice("")
    service = service_name(texts, room, one.service)
    waited = minutes(texts, max(0, stand.clock.instant() - since(one)))
    return Choice(label_of(one, texts), f"{service} · {waited}", pictogram="ticket", id=one.id)


def label_of(visit: StaffVisit, texts: Texts) -> str:
    return texts.code(visit.label) if visit.label else texts.t("Without a ticket")


def sender(room: Room, staff: str | None, texts: Texts) -> str:
    return texts.t("the manager") if staff is None else texts.code(room.staff_name(staff))


def _of_service(
    room: Room,
    ask: AskTransfer | AskAddService | AskDropService | AskCorrectService | AskCallNext | AskWalkUp,
    texts: Texts,
) -> Choice:
    match ask:
        case AskTransfer(counter=str() as counter):
            return _pool_counter(room, counter, texts)
        case AskTransfer(staff=str() as staff):
            held = room.held_by_staff(staff)
            place = room.place(held.id) if held is not None else None
            where = texts.t("Counter {counter}", counter=texts.code(place.sign)) if place is not None else ""
            return Choice(texts.code(room.staff_name(staff)), where or texts.t("Not here now"), pictogram="person")
        case AskDropService(service=service):
            return Choice(
                texts.t("Not any more: {service}", service=service_name(texts, room, service)), "", "", "minus"
            )
        case _:
            service = ask.service or ""
            found = room.service(service)
            icon = found.pictogram if found is not None else ""
            return Choice(service_name(texts, room, service), _load(room, service, texts), pictogram=icon)


def _pool_counter(room: Room, counter: str, texts: Texts) -> Choice:
    place, present = room.place(counter), room.counter(counter)
    sign = place.sign if place is not None else counter
    detail = (
        texts.t("Closed now") if present.state == CounterState.CLOSED else texts.code(room.staff_name(present.staff))
    )
    return Choice(texts.t("Counter {counter}", counter=texts.code(sign)), detail, plate=sign)


def _of_turn(
    stand: Stand,
    room: Room,
    ask: AskPark | AskReturn | AskRemove | AskWithdraw | AskStepBack | AskReprint | AskReactivate,
    texts: Texts,
) -> Choice:
    match ask:
        case AskPark(minutes=None):
            return Choice(texts.t("Until called back"), texts.t("Returned by hand only"), pictogram="park")
        case AskPark(minutes=minutes_):
            return Choice(minutes(texts, (minutes_ or 0) * MINUTE), pictogram="clock")
        case AskReturn(visit):
            return _parked(stand, room, visit, texts)
        case AskRemove(reason=reason):
            return Choice(remove_words(texts, reason), pictogram=REMOVE_ICONS[reason])
        case AskWithdraw():
            return Choice(texts.t("The person leaves by own wish"), pictogram="notHere")
        case AskStepBack(places=places):
            return Choice(texts.n("{count} place back", "{count} places back", places), pictogram="back")
        case AskReprint(visit):
            one = person(stand, room, visit, texts)
            about_one = stand.sheet is not None and getattr(stand.sheet, "visit", None) == visit
            return Choice(texts.t("Print the ticket again"), pictogram="printer") if about_one else one
        case AskReactivate(reason=reason):
            return Choice(reactivate_words(texts, ReactivateReason(reason)), pictogram="undo")


def _stopped(room: Room, service: str | None, texts: Texts) -> str:
    return texts.t("The whole office") if service is None else service_name(texts, room, service)


def _parked(stand: Stand, room: Room, visit: str, texts: Texts) -> Choice:
    found = room.visits[visit]
    left = (found.parked_until or 0) - stand.clock.instant()
    service = service_name(texts, room, found.service)
    if found.parked_until is None:
        when = texts.t("{service} · returned by hand only", service=service)
    elif left < MINUTE:
        when = texts.t("{service} · returns in less than a minute", service=service)
    else:
        when = texts.t("{service} · returns in {minutes}", service=service, minutes=minutes(texts, left))
    return Choice(label_of(found, texts), when, pictogram="ticket")


def _of_file(room: Room, ask: AskRevise | AskArranged | AskOutcome, texts: Texts) -> Choice:
    code = texts.language.code
    match ask:
        case AskArranged(need=need):
            return Choice(texts.t("Arranged: {need}", need=need_name(room, need, texts)), pictogram="tick")
        case AskOutcome(outcome=outcome):
            found = next((one for one in room.office.outcomes if one.id == outcome), None)
            return Choice(room.words(found.names, code) if found is not None else outcome or "", id=outcome or "")
        case AskRevise(visit, priority=str() as priority):
            now = room.visits[visit].priority if visit in room.visits else None
            return Choice(class_name(room, priority, texts), pictogram="person", chosen=now == priority)
        case AskRevise(visit, language=str() as language):
            now = room.visits[visit].language if visit in room.visits else None
            return Choice(speaks(texts, language), pictogram="globe", chosen=now == language)
        case AskRevise(visit, needs=needs):
            held = set(room.visits[visit].needs) if visit in room.visits else set()
            need = next(iter(held.symmetric_difference(needs or ())), "")
            found_need = next((one for one in room.office.needs if one.id == need), None)
            icon = found_need.pictogram if found_need is not None else ""
            return Choice(need_name(room, need, texts), pictogram=icon, chosen=need in held)


def need_name(room: Room, need: str, texts: Texts) -> str:
    found = next((one for one in room.office.needs if one.id == need), None)
    return room.words(found.names, texts.language.code) if found is not None else need


def class_name(room: Room, priority: str, texts: Texts) -> str:
    """The built-in classes have no names of the office's own."""
    found = next((one for one in room.office.classes if one.id == priority), None)
    named = room.words(found.names, texts.language.code) if found is not None else ""
    usual = {Priority.NORMAL.value: texts.t("Usual"), Priority.PRIORITY.value: texts.t("Priority")}
    return named or usual.get(priority, priority)


def _profile(room: Room, counter: str, profile: str | None, texts: Texts) -> Choice:
    chosen = room.counter(counter).profile == profile
    if profile is None:
        return Choice(texts.t("By the counter's own list"), pictogram="arch", chosen=chosen)
    found = next((one for one in room.office.profiles if one.id == profile), None)
    name = room.words(found.names, texts.language.code) if found is not None else profile
    return Choice(name, pictogram="people", chosen=chosen)


def _booked(room: Room, appointment: str, texts: Texts) -> Choice:
    one = room.appointments[appointment]
    return Choice(texts.code(one.time), service_name(texts, room, one.service), pictogram="calendar", id=one.id)


def _load(room: Room, service: str, texts: Texts) -> str:
    waiting = sum(1 for visit in room.visits.values() if visit.service == service and visit.state == "waiting")
    return texts.n("{count} waiting", "{count} waiting", waiting)


def _question(  # noqa: C901 - one line for each sheet
    stand: Stand, room: Room, sheet: Sheet, texts: Texts
) -> Choice:
    """An answer that leads to the next question."""
    visit = room.visits.get(getattr(sheet, "visit", None) or "")
    match sheet:
        case PoolSheet(people=True):
            return Choice(texts.t("To a person"), pictogram="person")
        case PoolSheet():
            return Choice(texts.t("To a counter"), pictogram="arch")
        case JumpSheet(visit=str() as chosen):
            return person(stand, room, chosen, texts)
        case DetailsSheet(chosen):
            return person(stand, room, chosen, texts)
        case NoteSheet(chosen):
            at_who = stand.sheet is not None and getattr(stand.sheet, "visit", None) != chosen
            return person(stand, room, chosen, texts) if at_who else Choice(texts.t("Note"), pictogram="document")
        case ClassSheet():
            now = class_name(room, visit.priority, texts) if visit is not None else ""
            return Choice(texts.t("Class"), now, pictogram="people")
        case NeedsSheet():
            held = ", ".join(need_name(room, one, texts) for one in visit.needs) if visit is not None else ""
            return Choice(texts.t("What they need"), held, pictogram="wheelchair")
        case LanguageSheet():
            return Choice(texts.t("Language"), speaks(texts, visit.language) if visit is not None else "", "", "globe")
        case PartySheet():
            party = texts.n("{count} person", "{count} people", visit.party) if visit is not None else ""
            return Choice(texts.t("How many people"), party, pictogram="people")
        case PersonSheet():
            return Choice(texts.t("Name and phone"), pictogram="phone")
        case CorrectSheet():
            return Choice(texts.t("It is another service"), pictogram="transfer")
        case BackSheet():
            return Choice(texts.t("Back in line"), pictogram="back")
        case RemoveSheet():
            return Choice(texts.t("Remove"), pictogram="cross")
        case ReactivateSheet(chosen):
            return person(stand, room, chosen, texts)
        case NoticeSheet():
            return Choice(texts.t("Tell everybody something"), pictogram="speaker")
        case StopSheet(service):
            return Choice(texts.t("Stop"), _stopped(room, service, texts), pictogram="lock")
        case WriteSheet():
            return Choice(texts.t("Write a message"), pictogram="document")
        case _:
            return Choice("")
