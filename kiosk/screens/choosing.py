"""The two choosing screens: the language, then the service in two levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from hub.face.languages import language as spoken_language
from hub.face.texts import Texts
from hub.wire.office import ServiceView
from kiosk.news import News
from kiosk.offered import why_not
from kiosk.screens.content import Choice, LanguageChoice, Languages, Services
from kiosk.screens.reasons import Clock, on_row

T = TypeVar("T")

FSI, PDI = "\u2068", "\u2069"
"""Each greeting keeps its own direction in the line of all of them (Unicode UAX 9, isolates)."""


def languages(texts: Texts, offered: Sequence[str], *, page: int, fit: int) -> Languages:
    """`offered` in the office's order; the language of the screen comes first and is the main one."""
    own = texts.language.code
    ordered = sorted(offered, key=lambda code: code != own)
    shown, further = page_of(ordered, page, fit)
    return Languages(
        title=texts.language.welcome,
        greetings=greetings(offered, own),
        choices=tuple(_language(code, main=code == own) for code in shown),
        more=more_words(texts, further),
        back=texts.t("Back") if page else "",
    )


def greetings(offered: Sequence[str], own: str) -> str:
    """ "Welcome" in the other languages."""
    others = [f"{FSI}{spoken_language(code).welcome}{PDI}" for code in offered if code != own]
    return " · ".join(others[:3])


@dataclass(frozen=True, slots=True)
class Level:
    """Where in the services a person is. `first`: nothing lies behind this level (an office with one language).
    `adding`: one more for the same ticket. `notice`: a sentence above the choices, `stale` when it is about
    the lost connection; `counted`: the numbers of people
    waiting are fresh enough to be said."""

    category: str | None
    page: int
    fit: int
    busy: bool
    first: bool
    adding: bool = False
    notice: str = ""
    stale: bool = False
    counted: bool = True
    check_in: bool = False
    search: bool = False


def services(texts: Texts, news: News, level: Level, clock: Clock) -> Services:
    """One level of the services."""
    children = news.children(level.category)
    shown, further = page_of(children, level.page, level.fit)
    parent = news.service(level.category) if level.category else None
    back = (
        texts.t("Back") if level.page or level.category or level.adding else "" if level.first else texts.t("Language")
    )
    return Services(
        title=news.say(parent.names, texts.language.code) if parent else texts.t("What brings you here?"),
        hint=_hint(texts, level),
        choices=tuple(service_choice(texts, news, service, clock, counted=level.counted) for service in shown),
        more=more_words(texts, further),
        back=back,
        busy=texts.t("One moment …") if level.busy else "",
        check_in=_check_in(texts) if level.check_in else None,
        search=texts.t("Search") if level.search else "",
        notice=level.notice,
        stale=level.stale,
    )


def _hint(texts: Texts, level: Level) -> str:
    if level.category or level.adding:
        return texts.t("Choose what you need")
    return texts.t("Or take a number") if level.check_in else texts.t("Touch to take a number")


def service_choice(texts: Texts, news: News, service: ServiceView, clock: Clock, *, counted: bool = True) -> Choice:
    """The row of a service; one that cannot be taken says why and when it can."""
    name = news.say(service.names, texts.language.code)
    why = why_not(news, service)
    if why is None:
        description = news.say(service.descriptions, texts.language.code)
        waiting = waiting_words(texts, news.waiting(service)) if counted else ""
    else:
        description, waiting = on_row(texts, why, clock), texts.t("Not now")
    return Choice(
        service=service.id,
        name=name,
        description=description,
        pictogram=service.pictogram,
        waiting=waiting,
        available=why is None,
        spoken=". ".join(part for part in (name, description, waiting) if part),
    )


def _check_in(texts: Texts) -> Choice:
    name, text = texts.t("I have an appointment"), texts.t("Show your code to the reader, or type it")
    return Choice("", name, text, "calendar", "", available=True, spoken=f"{name}. {text}")


def more_words(texts: Texts, further: int) -> str:
    """The label of the key to the next page; empty when there is none."""
    return texts.t("More ({count})", count=str(further)) if further else ""


def waiting_words(texts: Texts, waiting: int) -> str:
    """How many wait, as on a service's row."""
    return texts.n("{count} waiting", "{count} waiting", waiting) if waiting else texts.t("Nobody waiting")


def last_page(count: int, fit: int) -> int:
    """The number of the last page (from 0) when `fit` choices go on one."""
    return max(0, (count - 1) // fit)


def page_of(items: Sequence[T], page: int, fit: int) -> tuple[Sequence[T], int]:
    """The items of a page and how many lie on the pages after it."""
    start = page * fit
    return items[start : start + fit], max(0, len(items) - start - fit)


def _language(code: str, *, main: bool) -> LanguageChoice:
    spoken = spoken_language(code)
    return LanguageChoice(spoken.code, spoken.autonym, spoken.rtl, main)
