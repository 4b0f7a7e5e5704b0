"""Everyday words find a service (K02)."""

from hub.face.texts import Texts
from hub.wire.office import ServiceView
from kiosk.news import News
from kiosk.screens.choosing import last_page, more_words, page_of, service_choice
from kiosk.screens.content import Keyboard, Search
from kiosk.screens.reasons import Clock


def search(
    texts: Texts, news: News, clock: Clock, words: str, found: tuple[ServiceView, ...], keys: Keyboard,
    *, sheet: int, fit: int, busy: bool, counted: bool,
) -> Search:  # fmt: skip
    """`found`: the services of these words, the best first."""
    shown, further = page_of(found, min(sheet, last_page(len(found), fit)), fit)
    nothing = texts.t("Nothing found. Try another word, or go back.") if words.strip() and not found else ""
    return Search(
        title=texts.t("What are you looking for?"),
        hint=texts.t("Type a word"),
        typed=words,
        keyboard=keys,
        choices=tuple(service_choice(texts, news, service, clock, counted=counted) for service in shown),
        nothing=nothing,
        back=texts.t("Back"),
        more=more_words(texts, further),
        busy=texts.t("One moment …") if busy else "",
    )
