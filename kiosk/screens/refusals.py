"""Why the hub gave no ticket, in the person's words: a title and what to do. Every reason of the wire has its place."""

from datetime import date, datetime

from hub.face.texts import Texts
from hub.wire.problem import Problem, Reason
from hub.wire.terms import ServiceClosed
from kiosk.news import News
from kiosk.orders import Refusal
from kiosk.screens import reasons
from kiosk.screens.content import Notice


def refused(texts: Texts, news: News, refusal: Refusal, *, booked: bool) -> Notice:
    """The hub gave no ticket: what happened, and what to do. `booked`: an appointment was to be checked in."""
    title, text = _why(texts, news, refusal.problem)
    return Notice("notHere", title, text, key=texts.t("Back") if booked else texts.t("Choose again"))


def _why(texts: Texts, news: News, problem: Problem | None) -> tuple[str, str]:
    ask = reasons.what_to_do(texts, news)
    if problem is None:
        return texts.t("No tickets at this moment"), texts.t("You have not lost a place. Please try again.")
    match problem.reason:
        case Reason.SERVICE_NOT_GIVEN | Reason.NOT_GIVEN_NOW:
            return texts.t("No counter is open for this now"), ask
        case Reason.SERVICE_CLOSED | Reason.OUTSIDE_HOURS | Reason.DAY_NOT_OPEN:
            return texts.t("This is closed now"), _again(texts, problem, ask)
        case Reason.QUOTA_FULL:
            return reasons.cause(texts, ServiceClosed.QUOTA), _again(texts, problem, ask)
        case Reason.LAST_TICKET_GIVEN:
            return reasons.cause(texts, ServiceClosed.LAST_TICKET), _again(texts, problem, ask)
        case Reason.LINE_FULL:
            return reasons.cause(
                texts, ServiceClosed.LINE_FULL
            ), f"{texts.t('Please come back a little later.')}\n{ask}"
        case (
            Reason.STORE_UNAVAILABLE | Reason.HUB_BUSY | Reason.HUB_STOPPING | Reason.LOCKED_OUT | Reason.TOO_MANY_TRIES
        ):
            return texts.t("No tickets at this moment"), texts.t("You have not lost a place. Please try again.")
        case Reason.TOO_MANY_SERVICES | Reason.QUANTITY_OUT_OF_RANGE:
            return texts.t("That is too much for one number"), f"{texts.t('Please choose fewer things.')}\n{ask}"
        case reason if reason in CHANGED:
            return texts.t("This has just changed"), texts.t("Please choose again.")
        case reason if reason in OF_APPOINTMENTS:
            return _appointment(texts, problem, ask)
        case _:
            return texts.t("We could not give you a number"), ask


CHANGED = frozenset(
    {
        Reason.UNKNOWN_SERVICE,
        Reason.SERVICE_IS_CATEGORY,
        Reason.SERVICE_HIDDEN,
        Reason.LANGUAGE_NOT_OFFERED,
        Reason.UNKNOWN_CLASS,
        Reason.CLASS_NOT_ALLOWED,
        Reason.UNKNOWN_NEED,
    }
)
"""The office was changed while the person chose."""
OF_APPOINTMENTS = frozenset(
    {
        Reason.TOO_EARLY,
        Reason.TOO_LATE,
        Reason.NOT_TODAY,
        Reason.UNKNOWN_APPOINTMENT,
        Reason.NOT_FOUND,
        Reason.APPOINTMENT_IN_OTHER_STATE,
    }
)


def _appointment(texts: Texts, problem: Problem, ask: str) -> tuple[str, str]:
    slot = _slot(problem.fields)
    at = texts.t("Your appointment is at {time}.", time=texts.time(slot)) if slot else ""
    match problem.reason:
        case Reason.TOO_EARLY:
            minutes = problem.fields.get("minutes", "")
            come = texts.t("You can check in {minutes} minutes before.", minutes=minutes) if minutes else ask
            return texts.t("You are early"), _lines(at, come)
        case Reason.TOO_LATE:
            was = texts.t("Your appointment was at {time}.", time=texts.time(slot)) if slot else ""
            return texts.t("It is too late to check in"), _lines(was, texts.t("Take a number, or ask us."), ask)
        case Reason.NOT_TODAY:
            return texts.t("Your appointment is not today"), _lines(on_day(texts, slot) if slot else "", ask)
        case Reason.APPOINTMENT_IN_OTHER_STATE:
            return texts.t("You cannot check in with this"), ask
        case _:
            return texts.t("We found no appointment"), ask


def on_day(texts: Texts, slot: datetime) -> str:
    """When an appointment is, on the office's wall clock."""
    return texts.t("It is on {day} at {time}.", day=texts.day(slot), time=texts.time(slot))


def slot_of(day: date, time: str) -> datetime | None:
    """A slot as the wire writes it, on the office's wall clock (naive)."""
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{time}")
    except ValueError:  # written by a newer hub in a way we cannot read: then it is left out
        return None


def _slot(fields: dict[str, str]) -> datetime | None:
    try:
        return slot_of(date.fromisoformat(fields["date"]), fields["time"])
    except (KeyError, ValueError):  # a hub that does not say it
        return None


def _again(texts: Texts, problem: Problem, ask: str) -> str:
    """When to come back, as the hub's refusal says it (`opens`, local ISO time), and where to ask."""
    try:
        opens = datetime.fromisoformat(problem.fields["opens"])
    except (KeyError, ValueError):  # it does not know
        return ask
    when = texts.t("Open again {day} {time}", day=texts.day(opens), time=texts.time(opens))
    return f"{when}\n{ask}"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
