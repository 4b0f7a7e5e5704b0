"""What each sheet asks, and a second line where one helps."""

from counter.faces.sentences import speaks
from counter.room import Room
from counter.sheets import (
    About,
    AddServiceSheet,
    AppointmentsSheet,
    BackSheet,
    BreakSheet,
    CallServiceSheet,
    ChosenSheet,
    ClassSheet,
    CorrectSheet,
    DetailsSheet,
    EndedSheet,
    HallSheet,
    JumpSheet,
    LanguageSheet,
    MessagesSheet,
    NeedsSheet,
    NoteSheet,
    NoticeSheet,
    OutcomeSheet,
    ParkedSheet,
    ParkSheet,
    PartySheet,
    PersonSheet,
    PoolSheet,
    ProfileSheet,
    ReactivateSheet,
    RemoveSheet,
    RollSheet,
    Sheet,
    StopSheet,
    TakeOverSheet,
    TransferSheet,
    VisitSheet,
    WalkUpSheet,
    WhoSheet,
    WriteSheet,
)
from hub.face.texts import Texts


def heading(room: Room, sheet: Sheet, texts: Texts) -> tuple[str, str]:  # noqa: C901 - one for each sheet
    """Title and detail."""
    if isinstance(sheet, VisitSheet):
        return _of_visit(sheet, _label(room, sheet.visit, texts), texts)
    match sheet:
        case ParkedSheet():
            return texts.t("Parked"), texts.t("Choose a ticket to return it to its place in line.")
        case BreakSheet():
            return texts.t("Break"), texts.t("Nobody is called to this counter until you go on.")
        case TakeOverSheet(counter, staff):
            sign = texts.code(_sign(room, counter))
            detail = texts.t(
                "{staff} works there. The visit stays at the counter.", staff=texts.code(room.staff_name(staff))
            )
            return texts.t("Take over counter {counter}?", counter=sign), detail
        case ChosenSheet():
            return texts.t("Whom do you call?"), texts.t("Choose, or type the number on the ticket and press Enter.")
        case JumpSheet(_, visit, label):
            ticket = _label(room, visit, texts) if visit is not None else texts.code((label or "").upper())
            detail = texts.t("The reason is kept as a code, without names.")
            return texts.t("Others stand before {ticket}. Why now?", ticket=ticket), detail
        case CallServiceSheet():
            return texts.t("Call the next for"), ""
        case WalkUpSheet():
            return texts.t("Somebody without a ticket"), texts.t("The time is counted from now.")
        case ProfileSheet():
            return texts.t("What do you work on?"), texts.t("It holds until you choose again or sign out.")
        case WhoSheet(about):
            return _who(about, texts), ""
        case EndedSheet():
            return texts.t("Whom do you bring back?"), texts.t("Those who left, were not here, or are finished.")
        case ReactivateSheet(visit):
            label = next((texts.code(one.label) for one in room.ended if one.id == visit), "")
            return texts.t("Bring {ticket} back because", ticket=label), texts.t("The place in line is kept.")
        case AppointmentsSheet():
            return texts.t("Appointments of today"), texts.t("Choose who has come.")
        case MessagesSheet():
            return texts.t("Messages"), texts.t("Choosing one says that you have read it.")
        case WriteSheet():
            return texts.t("A message to staff"), texts.t("You see who has read it. Write no names of visitors.")
        case RollSheet():
            return texts.t("A number from the roll"), texts.t("As it stands on the paper, such as P 12.")

        case HallSheet():
            return texts.t("To everybody in the hall"), texts.t("For supervisors: notices, and services that stop.")
        case NoticeSheet():
            detail = texts.t("Every screen shows it and says it once. Write no names.")
            return texts.t("A notice to the hall"), detail
        case StopSheet(service):
            name = _service(room, service, texts) if service is not None else texts.t("The whole office")
            return texts.t("Stop {service}?", service=name), texts.t("No tickets are given until you let it go on.")


def _of_visit(sheet: VisitSheet, ticket: str, texts: Texts) -> tuple[str, str]:  # noqa: C901
    match sheet:
        case TransferSheet():
            detail = texts.t("The place in line counts from the arrival; no time is lost.")
            return texts.t("Transfer {ticket} to", ticket=ticket), detail
        case PoolSheet(people=True):
            return texts.t("To whom does {ticket} go?", ticket=ticket), texts.t("Only this person then calls it.")
        case PoolSheet():
            return texts.t("To which counter does {ticket} go?", ticket=ticket), texts.t(
                "Only this counter then calls it."
            )
        case ParkSheet():
            detail = texts.t("The visit then returns to its place in line by itself.")
            return texts.t("Park {ticket} until", ticket=ticket), detail
        case RemoveSheet():
            detail = texts.t("The visit ends. The reason is kept as a code, without names.")
            return texts.t("Remove {ticket} because", ticket=ticket), detail
        case AddServiceSheet():
            return texts.t("What else for {ticket}?", ticket=ticket), texts.t("It comes after the present service.")
        case CorrectSheet():
            return texts.t("Which service is it for {ticket}?", ticket=ticket), texts.t("The place in line is kept.")
        case OutcomeSheet():
            return texts.t("How did it end?"), ""
        case NoteSheet():
            detail = texts.t("It travels with the visit and is erased after it.")
            return texts.t("Note for {ticket}", ticket=ticket), detail
        case DetailsSheet():
            return texts.t("About {ticket}", ticket=ticket), ""
        case ClassSheet():
            return texts.t("Which class?"), texts.t("No public screen shows it.")
        case NeedsSheet():
            return texts.t("What do they need?"), texts.t("Choose again to take it back. No public screen shows it.")
        case LanguageSheet():
            return texts.t("Which language do they speak?"), ""
        case PartySheet():
            return texts.t("How many people are they?"), ""
        case PersonSheet():
            return texts.t("Name and phone"), texts.t("Kept apart and erased after the visit.")
        case BackSheet():
            return texts.t("How far back in line?"), ""


def _who(about: About, texts: Texts) -> str:
    match about:
        case About.DETAILS:
            return texts.t("About whom?")
        case About.NOTE:
            return texts.t("A note for whom?")
        case About.REPRINT:
            return texts.t("Whose ticket is printed again?")


def empty_words(sheet: Sheet, texts: Texts) -> str:
    """Said where there is nothing to choose and nothing to type."""
    match sheet:
        case ParkedSheet():
            return texts.t("Nobody is parked")
        case AppointmentsSheet():
            return texts.t("Nobody else is expected today")
        case EndedSheet():
            return texts.t("Nobody has left yet")
        case OutcomeSheet() | ProfileSheet() | NeedsSheet():
            return texts.t("The office has set up none")
        case ChosenSheet() | WhoSheet() | CallServiceSheet():
            return texts.t("Nobody is waiting")
        case _:
            return ""


def _label(room: Room, visit: str, texts: Texts) -> str:
    found = room.visits.get(visit) or next((one for one in room.ended if one.id == visit), None)
    if found is None:
        return ""
    return texts.code(found.label) if found.label else texts.t("this visit")


def _service(room: Room, service: str, texts: Texts) -> str:
    found = room.service(service)
    return room.words(found.names, texts.language.code) if found is not None else service


def _sign(room: Room, counter: str) -> str:
    place = room.place(counter)
    return place.sign if place is not None else counter


def option_words(room: Room, name: str, option: str, texts: Texts) -> str:
    """An option of a form's field."""
    kind, _, whom = option.partition(":")
    if kind == "staff" and whom:
        return texts.code(room.staff_name(whom))
    if kind == "counter" and whom:
        return texts.t("Counter {counter}", counter=texts.code(_sign(room, whom)))
    if name == "language":
        return speaks(texts, option)
    if name == "service":
        return _service(room, option, texts)
    words = {
        ("placement", "age"): texts.t("By age"),
        ("placement", "first"): texts.t("As the first"),
        ("placement", "last"): texts.t("As the last"),
        ("placement", "back_3"): texts.t("Behind the next three"),
        ("pool", ""): texts.t("Whoever is free"),
        ("pool", "counter"): texts.t("This counter"),
        ("pool", "me"): texts.t("Me"),
        ("to", "all"): texts.t("Everybody"),
        ("kind", "notice"): texts.t("A notice beside the calls"),
        ("kind", "emergency"): texts.t("An emergency over everything"),
        ("line", "still_served"): texts.t("Are still served"),
        ("line", "sent_away"): texts.t("Are sent home"),
    }
    return words.get((name, option), option)
