"""Sentences for refusals, notes, parts in trouble and the reason of a call, in the reader's words."""

from babel import Locale

from counter.notes import Note, NoteKind
from counter.room import Room
from hub.face.texts import Texts
from hub.wire.problem import Reason
from hub.wire.terms import DevicePart, PartState
from hub.wire.views import PartView

MINUTE = 60_000


def minutes(texts: Texts, ms: int) -> str:
    """Whole minutes begun and ended, as "18 min"."""
    return texts.n("{count} min", "{count} min", ms // MINUTE)


def stopwatch(texts: Texts, ms: int) -> str:
    """Minutes and seconds as "4:12", from an hour on "1:04:12"; kept left to right."""
    seconds = max(0, ms) // 1000
    hours, rest = divmod(seconds, 3600)
    shown = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return texts.code(shown)


def speaks(texts: Texts, language: str) -> str:
    """The name of a ticket's language in the reader's, as "Spanish"."""
    name = Locale.parse(texts.language.locale).languages.get(language, language)
    return str(name)


def refusal(texts: Texts, reason: str, fields: dict[str, str]) -> str:
    """Why the hub said no; a reason from a newer hub is told by its key, so that it can be looked up."""
    told = _refusals(texts, fields).get(reason)
    return told or texts.t("The hub said no ({reason}). Nothing has changed.", reason=texts.code(reason))


def _refusals(texts: Texts, fields: dict[str, str]) -> dict[str, str]:
    counter = texts.code(fields.get("counter", ""))
    return {
        Reason.DAY_NOT_OPEN: texts.t("The day is not open yet. Ask a manager to open it."),
        Reason.UNKNOWN_SERVICE: texts.t("This service is not offered any more."),
        Reason.SERVICE_IS_CATEGORY: texts.t("Choose a service inside this group."),
        Reason.SERVICE_CLOSED: texts.t("This service is closed now."),
        Reason.SERVICE_NOT_GIVEN: texts.t("No open counter gives this service now."),
        Reason.UNKNOWN_VISIT: texts.t("This ticket is not known any more."),
        Reason.UNKNOWN_COUNTER: texts.t("This counter is not in the office's list any more."),
        Reason.VISIT_IN_OTHER_STATE: texts.t("This visit has moved on meanwhile. Look at the screen and go on."),
        Reason.VISIT_ENDED: texts.t("This visit has ended already."),
        Reason.VISIT_AT_OTHER_COUNTER: texts.t("This person is at counter {counter}.", counter=counter)
        if counter
        else texts.t("This person is at another counter."),
        Reason.COUNTER_CLAIMED: texts.t("Somebody else works at this counter."),
        Reason.COUNTER_NOT_OPEN: texts.t("This counter is not open."),
        Reason.COUNTER_PAUSED: texts.t("This counter is on a break. Go on first."),
        Reason.COUNTER_BUSY: texts.t("Somebody is at this counter. Finish or park the visit first."),
        Reason.STAFF_AT_OTHER_COUNTER: texts.t("You work at counter {counter}. Close it there first.", counter=counter)
        if counter
        else texts.t("You work at another counter. Close it there first."),
        Reason.NOT_YOUR_SESSION: texts.t("This counter is worked from another screen now."),
        Reason.NO_CHANGE: texts.t("That is so already."),
        Reason.NOT_PERMITTED: texts.t("You may not do this here. Ask your supervisor."),
        Reason.NOT_ABLE: texts.t("This visit needs somebody with other skills or languages."),
        Reason.NOT_IN_POOL: texts.t("This person waits for somebody else."),
        Reason.REASON_NEEDED: texts.t("Others stand before. Say why."),
        Reason.CALLED_TOO_SELDOM: texts.t("Please call once more first."),
        Reason.CALLED_TOO_SHORTLY: texts.t("Please wait a little: people need time to walk."),
        Reason.RECALLED_ENOUGH: texts.t("Called often enough. Press “Not here”."),
        Reason.STEPPED_BACK_ENOUGH: texts.t("This ticket has gone back often enough."),
        Reason.NOBODY_BEHIND: texts.t("Nobody waits behind."),
        Reason.NOTHING_TO_UNDO: texts.t("There is nothing to undo."),
        Reason.UNDO_TOO_LATE: texts.t("Too late to undo."),
        Reason.UNDO_OVERTAKEN: texts.t("It has gone on meanwhile and cannot be undone."),
        Reason.COUNTER_NOT_WRAPPING: texts.t("No papers are being done."),
        Reason.TOO_MANY_SERVICES: texts.t("A visit holds twenty services at most."),
        Reason.SERVICE_NOT_PLANNED: texts.t("This service is not planned any more."),
        Reason.QUANTITY_OUT_OF_RANGE: texts.t("That many are not possible here."),
        Reason.CLASS_NOT_ALLOWED: texts.t("This service does not have this class."),
        Reason.TOO_MANY_NOTES: texts.t("There are too many notes already."),
        Reason.APPOINTMENT_IN_OTHER_STATE: texts.t("This appointment has been checked in or cancelled."),
        Reason.TOO_EARLY: texts.t("It is too early for this appointment."),
        Reason.TOO_LATE: texts.t("It is too late for this appointment."),
        Reason.NUMBER_TAKEN: texts.t("This number is taken today."),
        Reason.NO_SUCH_ROLL: texts.t("No roll has such a number."),
        Reason.NO_TICKET: texts.t("This visit has no ticket to print."),
        Reason.NOT_GIVEN_NOW: texts.t("No open counter gives this service now."),
        Reason.QUOTA_FULL: texts.t("Today's tickets for this service are all given."),
        Reason.LINE_FULL: texts.t("The line for this service is full."),
        Reason.BAD_INPUT: texts.t("The hub could not read this. Please check what you typed."),
        Reason.NOT_FOUND: texts.t("That is not there any more."),
        Reason.FORBIDDEN: texts.t("You may not do this. Ask a manager."),
        Reason.INTERNAL: texts.t("The hub has a fault. Nothing has changed. Tell the technician."),
    }


def entry_trouble(texts: Texts, reason: str, fields: dict[str, str]) -> str:
    """Why signing in failed."""
    match reason:
        case "":
            return ""
        case Reason.WRONG_PIN:
            left = fields.get("tries_left", "")
            if not left.isdigit() or left == "0":
                return texts.t("This PIN is wrong.")
            return texts.n("This PIN is wrong. {count} try left.", "This PIN is wrong. {count} tries left.", int(left))
        case Reason.LOCKED_OUT:
            wait = fields.get("minutes", "")
            if not wait.isdigit():
                return texts.t("Too many wrong PINs. Ask a manager, or wait and try again.")
            return texts.n(
                "Too many wrong PINs. Try again in {count} minute.",
                "Too many wrong PINs. Try again in {count} minutes.",
                max(1, int(wait)),
            )
        case "hub_unreachable" | Reason.HUB_BUSY | Reason.HUB_STOPPING | Reason.STORE_UNAVAILABLE:
            return texts.t("The hub does not answer. Try again in a moment.")
        case "no_such_number":
            return texts.t("Nobody has this number. Choose your name.")
        case Reason.UNAUTHENTICATED:
            return texts.t("The hub does not know this terminal's key. Tell the technician.")
        case _:
            return refusal(texts, reason, fields)


def note_sentence(texts: Texts, note: Note) -> str:  # noqa: C901 - one line for each note
    match note.kind:
        case NoteKind.REFUSED:
            return refusal(texts, note.reason, note.fields)
        case NoteKind.UNDER_WAY:
            return texts.t("One moment: your last press is still under way. This one was not taken.")
        case NoteKind.TOO_QUICK:
            return texts.t("Two quick presses: only the first one counts.")
        case NoteKind.LIST_MOVED:
            return texts.t("The list has just changed. Look, then choose again.")
        case NoteKind.KEY_OFF:
            return off_sentence(texts, note.reason)
        case NoteKind.UNSURE if note.reason == Reason.STORE_UNAVAILABLE:
            return texts.t("The hub cannot save anything now. Your press is kept; tell the technician.")
        case NoteKind.UNSURE:
            return texts.t("No answer from the hub. Your press is kept; this screen tells you when it is done.")
        case NoteKind.NOT_DONE:
            return texts.t("The hub is back. Your last press had not arrived: please press again.")
        case NoteKind.TAKEN_OVER:
            return texts.t(
                "{staff} works at counter {counter} now.",
                staff=texts.code(note.fields["staff"]),
                counter=_counter(texts, note),
            )
        case NoteKind.CLOSED_ELSEWHERE:
            return texts.t("Counter {counter} has been closed.", counter=_counter(texts, note))
        case NoteKind.SIGN_IN_AGAIN:
            return texts.t("You are not signed in any more. Please sign in again; your visit is safe.")
        case NoteKind.SIGNED_OUT_LOCALLY:
            return texts.t("Signed out here. The hub did not answer; it will see your counter as away.")


def off_sentence(texts: Texts, reason: str) -> str:
    """Why a key has nothing to act on."""
    match reason:
        case "nobody_waiting":
            return texts.t("Nobody is waiting")
        case "nobody_parked":
            return texts.t("Nobody is parked")
        case "nothing_to_undo":
            return texts.t("Nothing to undo")
        case "no_wrap_up":
            return texts.t("No papers are being done")
        case "no_outcomes" | "no_profiles":
            return texts.t("The office has set up none")
        case "nobody_served":
            return texts.t("Nobody has been served yet")
        case "nobody_ended":
            return texts.t("Nobody has left yet")
        case "no_appointments":
            return texts.t("No appointments today")
        case "nobody_here":
            return texts.t("Nobody is here")
        case _:
            return ""


def part_sentence(texts: Texts, part: PartView) -> str:
    """What is wrong with a device, and whom it concerns."""
    device = texts.code(part.device_name)
    match part.part, part.state:
        case DevicePart.PRINTER, PartState.PAPER_LOW:
            return texts.t("{device}: little paper left.", device=device)
        case DevicePart.PRINTER, PartState.PAPER_OUT:
            return texts.t("{device}: no paper. Tickets are shown on its screen only.", device=device)
        case DevicePart.PRINTER, PartState.COVER_OPEN:
            return texts.t("{device}: the printer's cover is open.", device=device)
        case DevicePart.PRINTER, PartState.CUTTER:
            return texts.t("{device}: the printer's cutter is stuck.", device=device)
        case DevicePart.PRINTER, PartState.HOT:
            return texts.t("{device}: the printer is too hot. It goes on by itself.", device=device)
        case DevicePart.PRINTER, _:
            return texts.t("{device}: the printer does not answer.", device=device)
        case DevicePart.SOUND, _:
            return texts.t("{device}: no sound. Calls are shown, not spoken.", device=device)
        case DevicePart.SCANNER, _:
            return texts.t("{device}: the scanner does not answer. Codes can be typed.", device=device)
        case DevicePart.KEYPAD, _:
            return texts.t(
                "{device}: the keypad does not answer. People who cannot see need help there.", device=device
            )
        case DevicePart.COUNTER_KEYPAD | DevicePart.SIGN, _:
            return _counter_part_sentence(texts, part, device)
        case DevicePart.SCREEN, _:
            return _screen_sentence(texts, part, device)
        case _:
            return texts.t("{device} needs a look.", device=device)


def _screen_sentence(texts: Texts, part: PartView, device: str) -> str:
    if part.state == PartState.UNFIT:
        return texts.t("{device}: its layout does not fit on this screen. Calls are shown.", device=device)
    return texts.t("{device}: the screen is dark.", device=device)


def _counter_part_sentence(texts: Texts, part: PartView, device: str) -> str:
    if part.part == DevicePart.SIGN:
        return texts.t("{device}: a sign above a counter does not answer.", device=device)
    if part.state == PartState.GARBLED:
        return texts.t("{device}: two keypads have the same address, or their wire is bad.", device=device)
    return texts.t("{device}: a counter's keypad does not answer.", device=device)


def share_sentence(texts: Texts, waited_ms: int, promised_ms: int, percent: int) -> str:
    return texts.t(
        "{waited} of {promised} promised minutes are used: {percent}.",
        waited=texts.code(str(waited_ms // MINUTE)),
        promised=texts.code(f"{promised_ms / MINUTE:g}"),
        percent=texts.code(f"{percent} %"),
    )


def service_name(texts: Texts, room: Room, service: str) -> str:
    found = room.service(service)
    return room.words(found.names, texts.language.code) if found is not None else service


def _counter(texts: Texts, note: Note) -> str:
    return texts.code(note.fields["counter"])
