"""The two choosing screens: the language, then the service in two levels."""

from collections.abc import Sequence
from typing import TypeVar

from hub.face.languages import language as spoken_language
from hub.face.texts import Texts
from hub.wire.office import ServiceView
from kiosk.news import News
from kiosk.screens.content import Choice, LanguageChoice, Languages, Services

T = TypeVar("T")

FSI, PDI = "\u2068", "\u2069"
"""Each greeting keeps its own direction in the line of all of them (Unicode UAX 9, isolates)."""


def languages(texts: Texts, offered: Sequence[str], *, page: int, fit: int) -> Languages:
    """`offered` in the office's order; the language of the screen comes first and is the main one."""
    own = texts.language.code
    ordered = sorted(offered, key=lambda code: code != own)
    shown, further = _page(ordered, page, fit)
    greetings = [f"{FSI}{spoken_language(code).welcome}{PDI}" for code in ordered if code != own]
    return Languages(
        title=texts.language.welcome,
        greetings=" · ".join(greetings[:4]),
        choices=tuple(_language(code, main=code == own) for code in shown),
        more=texts.t("More ({count})", count=str(further)) if further else "",
        back=texts.t("Back") if page else "",
    )


def services(
    texts: Texts, news: News, *, category: str | None, page: int, fit: int, busy: bool, first: bool
) -> Services:
    """One level of the services. `first`: nothing lies behind this level (an office with one language)."""
    children = news.children(category)
    shown, further = _page(children, page, fit)
    parent = news.service(category) if category else None
    back = texts.t("Back") if page or category else "" if first else texts.t("Language")
    return Services(
        title=news.say(parent.names, texts.language.code) if parent else texts.t("What brings you here?"),
        hint=texts.t("Choose what you need") if parent else texts.t("Touch to take a number"),
        choices=tuple(_choice(texts, news, service) for service in shown),
        more=texts.t("More ({count})", count=str(further)) if further else "",
        back=back,
        busy=texts.t("One moment …") if busy else "",
    )


def waiting_words(texts: Texts, waiting: int) -> str:
    """How many wait, as on a service's row."""
    return texts.n("{count} waiting", "{count} waiting", waiting) if waiting else texts.t("Nobody waiting")


def last_page(count: int, fit: int) -> int:
    """The number of the last page (from 0) when `fit` choices go on one."""
    return max(0, (count - 1) // fit)


def _page(items: Sequence[T], page: int, fit: int) -> tuple[Sequence[T], int]:
    """The items of a page and how many lie on the pages after it."""
    start = page * fit
    return items[start : start + fit], max(0, len(items) - start - fit)


def _language(code: str, *, main: bool) -> LanguageChoice:
    spoken = spoken_language(code)
    return LanguageChoice(spoken.code, spoken.autonym, spoken.rtl, main)


def _choice(texts: Texts, news: News, service: ServiceView) -> Choice:
    name = news.say(service.names, texts.language.code)
    given = news.given(service)
    description = news.say(service.descriptions, texts.language.code) if given else texts.t("No counter is open now")
    waiting = waiting_words(texts, news.waiting(service)) if given else texts.t("Not now")
    return Choice(
        service=service.id,
        name=name,
        description=description,
        pictogram=service.pictogram,
        waiting=waiting,
        available=given,
        spoken=". ".join(part for part in (name, description, waiting) if part),
    )
