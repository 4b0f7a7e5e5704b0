"""Why something cannot be taken now, when it can, and what to do: the same words on a row, in a notice, in speech."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hub.face.texts import Texts
from hub.wire.terms import ServiceClosed
from kiosk.news import News
from kiosk.offered import Why

LocalTime = Callable[[datetime], datetime]
"""An aware moment -> the same moment on the office's wall clock."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The office's wall clock. `now`: None while unknown."""

    now: datetime | None
    local: LocalTime


def opening(texts: Texts, opens: datetime, clock: Clock) -> str:
    """When it opens again; `opens` is aware."""
    local, today = clock.local(opens), clock.now
    time = texts.time(local)
    days = (local.date() - today.date()).days if today else None
    if days == 0:
        return texts.t("Open again today {time}", time=time)
    if days == 1:
        return texts.t("Open again tomorrow {time}", time=time)
    day = texts.weekday(local) if days is not None and 1 < days < 7 else texts.day(local)
    return texts.t("Open again {day} {time}", day=day, time=time)


def cause(texts: Texts, closed: ServiceClosed) -> str:
    """The reason in a few words."""
    match closed:
        case ServiceClosed.HOURS | ServiceClosed.CLOSURE | ServiceClosed.STOPPED:
            return texts.t("Closed now")
        case ServiceClosed.LAST_TICKET:
            return texts.t("No more numbers today")
        case ServiceClosed.QUOTA:
            return texts.t("Full for today")
        case ServiceClosed.LINE_FULL:
            return texts.t("The line is full now")
        case _:
            return texts.t("No counter is open now")


def on_row(texts: Texts, why: Why, clock: Clock) -> str:
    """The reason and when to come back, on one line of a row."""
    said = cause(texts, why.closed)
    return f"{said}. {opening(texts, why.opens, clock)}" if why.opens is not None else said


def in_full(texts: Texts, news: News, why: Why, clock: Clock, *, bookable: bool) -> str:
    """The sentences of a notice: the office's own reason, when to come back, what to do now."""
    own = news.say(why.reason, texts.language.code) if why.reason else ""
    opens = opening(texts, why.opens, clock) if why.opens is not None else ""
    later = texts.t("Please come back a little later.") if why.closed is ServiceClosed.LINE_FULL else ""
    return "\n".join(part for part in (own, opens, later, what_to_do(texts, news, bookable=bookable)) if part)


def what_to_do(texts: Texts, news: News | None, *, bookable: bool = False) -> str:
    """Where a person helps; with `bookable` that they give an appointment too."""
    desk = desk_words(texts, news) if news else ""
    if not desk:
        return texts.t("Please ask our staff.")
    if bookable:
        return texts.t("At {place} you can get an appointment.", place=desk)
    return texts.t("Please ask at {place}.", place=desk)


def desk_words(texts: Texts, news: News) -> str:
    """Where a person helps, such as "desk 1", kept on one line."""
    return news.say(news.office.help_place, texts.language.code).replace(" ", "\N{NO-BREAK SPACE}")
