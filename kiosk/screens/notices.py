"""The screens that say why nothing can be chosen: nothing known yet, hub away, refused, closed."""

from datetime import datetime

from hub.face.texts import Texts
from hub.wire.problem import Reason
from hub.wire.views import DayView
from kiosk.news import News
from kiosk.orders import Refusal
from kiosk.screens.content import Closed, Notice
from kiosk.screens.ticket import LocalTime, desk_words


def loading(texts: Texts) -> Notice:
    return Notice("arch", texts.t("One moment …"), texts.t("This screen is starting."), calm=True)


def away(texts: Texts, news: News | None, since: datetime | None, *, key_refused: bool) -> Notice:
    """The hub is not reached, or refuses this kiosk's key. `since`: the office's wall time of the last news."""
    goes_on = texts.t("This screen goes on by itself.")
    band = texts.t("No news since {time}", time=texts.time(since)) if since else texts.t("No connection")
    return Notice(
        pictogram="linkLost",
        title=texts.t("No tickets at this moment"),
        text=f"{_ask_at(texts, news)}\n{goes_on}",
        band=texts.t("The hub does not accept this kiosk's key") if key_refused else band,
    )


def refused(texts: Texts, news: News, refusal: Refusal) -> Notice:
    """The hub gave no ticket: what happened, and what to do."""
    title, text = _why(texts, news, refusal)
    return Notice(pictogram="notHere", title=title, text=text, key=texts.t("Choose again"))


def closed(texts: Texts, news: News, day: DayView, today: datetime | None, local: LocalTime) -> Closed:
    """`today`: now, on the office's wall clock; None while unknown."""
    answer = texts.t("We are closed now")
    sentence = ""
    if day.next_opening is not None:
        sentence, answer = answer, _opening(texts, local(day.next_opening), today)
    note = texts.t("You have a number already? You will still be called.") if day.open else ""
    return Closed(sentence, answer, news.say(day.closed_reason, texts.language.code), note)


def _opening(texts: Texts, opens: datetime, today: datetime | None) -> str:
    time = texts.time(opens)
    days = (opens.date() - today.date()).days if today else None
    if days == 0:
        return texts.t("Open again today {time}", time=time)
    if days == 1:
        return texts.t("Open again tomorrow {time}", time=time)
    day = texts.weekday(opens) if days is not None and 1 < days < 7 else texts.day(opens)
    return texts.t("Open again {day} {time}", day=day, time=time)


def _why(texts: Texts, news: News, refusal: Refusal) -> tuple[str, str]:
    if refusal.problem is None:
        return texts.t("No tickets at this moment"), texts.t("You have not lost a place. Please try again.")
    match refusal.problem.reason:
        case Reason.SERVICE_NOT_GIVEN:
            return texts.t("No counter is open for this now"), _ask_at(texts, news)
        case Reason.SERVICE_CLOSED | Reason.OUTSIDE_HOURS | Reason.DAY_NOT_OPEN:
            return texts.t("This is closed now"), _ask_at(texts, news)
        case Reason.UNKNOWN_SERVICE | Reason.SERVICE_IS_CATEGORY | Reason.LANGUAGE_NOT_OFFERED:
            return texts.t("This has just changed"), texts.t("Please choose again.")
        case _:
            return texts.t("We could not give you a number"), _ask_at(texts, news)


def _ask_at(texts: Texts, news: News | None) -> str:
    desk = desk_words(texts, news) if news else ""
    return texts.t("Please ask at {place}.", place=desk) if desk else texts.t("Please ask our staff.")
