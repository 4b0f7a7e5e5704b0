"""What stands beside and below the calls: who is next, pictures and notices in turn, the ticker. Pure.

Nothing here moves while it is read: what does not fit comes page by page. Times are milliseconds of the caller's clock.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Protocol

from display.scene import MediaPane, NextLine, NextPane, Ticker
from hub.face.texts import Texts
from hub.wire.hall_terms import MediaKind
from hub.wire.office import MediaItemView, OfficeView, TextMap
from hub.wire.terms import ServiceClosed
from hub.wire.views import LoadView

PAGE_MS = 12_000
TICKER_PAGE_MS = 10_000
LONGEST_VIDEO_MS = 15 * 60_000
"""A video that never says that it has ended gives way after this."""


class Shelf(Protocol):
    """The office's pictures and videos on this box."""

    def path(self, name: str) -> str:
        """Where the file lies; empty while it has not come, or when this box cannot show it."""


class EmptyShelf:
    """A box that keeps no files."""

    def path(self, name: str) -> str:  # noqa: ARG002 - a shelf's word
        return ""


# --- who is next


def next_pane(
    texts: Texts,
    office: OfficeView,
    loads: Mapping[str, LoadView],
    services: Sequence[str],
    page: tuple[int, int, int],
) -> NextPane:
    """`page`: which page (counted on without end), lines on a page, tickets in a line."""
    turn, lines_a_page, labels = page
    names = {service.id: service.names for service in office.services}
    lines = [
        _line(texts, _said(names[load.service], texts.language.code, office.default_language), load, labels)
        for load in (loads[service] for service in services if service in loads and service in names)
        if load.waiting or _closed(texts, load, told=False)
    ]
    pages = max(1, -(-len(lines) // max(1, lines_a_page)))
    number = turn % pages
    shown = lines[number * lines_a_page : (number + 1) * lines_a_page] if lines_a_page else []
    empty = "" if lines else texts.t("Nobody is waiting")
    return NextPane(texts.t("Next"), tuple(shown), number + 1, pages, empty)


def _line(texts: Texts, name: str, load: LoadView, labels: int) -> NextLine:
    waiting = texts.n("{count} person waiting", "{count} people waiting", load.waiting)
    return NextLine(name, tuple(load.next[:labels]), waiting, wait_words(texts, load), _closed(texts, load, told=True))


def wait_words(texts: Texts, load: LoadView) -> str:
    """The expected wait as a range, rounded outwards by the hub; empty while nobody can say."""
    least, most = load.wait_from, load.wait_to
    if least is None or most is None:
        return ""
    if most <= 5:
        return texts.t("a few minutes")
    if least == 0:
        return texts.n("up to {count} minute", "up to {count} minutes", most)
    if least == most:
        return texts.n("about {count} minute", "about {count} minutes", most)
    return texts.t("about {least} to {most} minutes", least=str(least), most=str(most))


def _closed(texts: Texts, load: LoadView, *, told: bool) -> str:
    """Why a line takes nobody. `told` is false where only what has just changed deserves a line of its own: a service
    that is closed by the calendar and has nobody waiting is no news."""
    match load.closed:
        case None:
            return ""
        case ServiceClosed.STOPPED | ServiceClosed.QUOTA | ServiceClosed.LAST_TICKET:
            return texts.t("No more tickets today")
        case _:
            return texts.t("No tickets just now") if told else ""


# --- pictures, videos, notices


class MediaTurns:
    """One after the other, each for its seconds; a video to its end."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._items: tuple[MediaItemView, ...] = ()
        self._at = 0
        self._since = 0
        self._over = False

    def show(self, items: tuple[MediaItemView, ...], now: int) -> None:
        if items != self._items:
            self._items, self._at, self._since, self._over = items, 0, now, False

    def ended(self) -> None:
        """The video on the screen has come to its end, or cannot be played."""
        self._over = True

    def pane(self, texts: Texts, default: str, now: int) -> MediaPane | None:
        """What is shown now; None when there is nothing that can be."""
        if not self._items:
            return None
        if self._over or now - self._since >= self._lasts_ms():
            self._at, self._since, self._over = (self._at + 1) % len(self._items), now, False
        for step in range(len(self._items)):
            at = (self._at + step) % len(self._items)
            found = self._pane(self._items[at], texts, default)
            if found is not None:
                if step:
                    self._at, self._since = at, now
                return found
        return None

    def next_change(self, now: int) -> int | None:
        return None if not self._items else max(1, self._since + self._lasts_ms() - now)

    def _lasts_ms(self) -> int:
        item = self._items[self._at]
        return LONGEST_VIDEO_MS if item.kind == MediaKind.VIDEO else max(1, item.seconds) * 1000

    def _pane(self, item: MediaItemView, texts: Texts, default: str) -> MediaPane | None:
        if not isinstance(item.kind, MediaKind):
            return None
        file = self._shelf.path(item.file) if item.file else ""
        words = _said(item.texts, texts.language.code, default)
        if item.kind is MediaKind.VIDEO and not file:
            return None
        return MediaPane(item.kind, file, words) if file or words else None


# --- the ticker


class TickerTurns:
    """The line at the lower edge: page by page, language by language; stopped, it stands."""

    def __init__(self) -> None:
        self._pages: tuple[str, ...] = ()
        self._at = 0
        self._since = 0
        self.stopped = False

    def show(self, pages: tuple[str, ...], now: int) -> None:
        if pages != self._pages:
            self._pages, self._at, self._since = pages, 0, now

    def ticker(self, now: int, *, moves: bool) -> Ticker | None:
        if not self._pages:
            return None
        if self.stopped:
            self._since = now
        elif now - self._since >= TICKER_PAGE_MS and not moves:
            self._at, self._since = (self._at + 1) % len(self._pages), now
        return Ticker(self._pages[self._at], moves=moves and not self.stopped)

    def next_change(self, now: int) -> int | None:
        if self.stopped or len(self._pages) < 2:
            return None
        return max(1, self._since + TICKER_PAGE_MS - now)


def ticker_pages(text: str, signs: int) -> tuple[str, ...]:
    """The text in pages of at most so many letters of average width (Chinese signs count double), cut between words
    where there are any."""
    pages: list[str] = []
    line = ""
    for word in _pieces(text, max(1, signs)):
        longer = f"{line}{word}"
        if line and _width(longer.rstrip()) > signs:
            pages.append(line.strip())
            longer = word
        line = longer
    return tuple(page for page in (*pages, line.strip()) if page)


def _pieces(text: str, signs: int) -> list[str]:
    """Words with the space behind them; what is longer than a page, sign by sign."""
    pieces: list[str] = []
    for word in text.split():
        if _width(word) > signs:
            pieces += list(word)
            pieces[-1] += " "
        else:
            pieces.append(f"{word} ")
    return pieces


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _said(texts: TextMap, language: str, default: str) -> str:
    return texts.get(language) or texts.get(default, "")
