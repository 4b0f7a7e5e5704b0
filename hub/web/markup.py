"""The pages as HTML. Every text is escaped here and nowhere else; there is no script and nothing from elsewhere."""

from collections.abc import Sequence
from html import escape

from hub.face.languages import language
from hub.face.texts import Texts
from hub.web.style import sheet
from hub.web.ticket_page import Line, Mark, Mood, Page
from hub.wire.terms import Arrow

REFRESH_SECONDS = 15
LABEL_FITS = 4
"""Letters and digits that fit in full size on the narrowest phone (320 px)."""

# The look's own pictograms (24-grid, stroke 1.75 round). They say nothing that the words beside them do not.
_MARKS = {
    Mark.ARCH: "M3 21h18M5 21V10a7 7 0 0 1 14 0v11M9 21V11a3 3 0 0 1 6 0v10",
    Mark.HELP: "M9 9a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1.2-1.4 2.4M12 17.5v.1M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18",
    Mark.CLOCK: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l3 2",
}
_TICK = "M4 12.5l5 5L20 6.5"
_ARROW = "M12 20V4M5 11l7-7 7 7"
_TURN = {
    Arrow.UP: 0, Arrow.UP_RIGHT: 45, Arrow.RIGHT: 90, Arrow.DOWN_RIGHT: 135,
    Arrow.DOWN: 180, Arrow.DOWN_LEFT: 225, Arrow.LEFT: 270, Arrow.UP_LEFT: 315,
}  # fmt: skip
"""Degrees clockwise from up: the direction in the room, which no language mirrors."""


def ticket_html(page: Page, code: str) -> str:
    """The ticket's own page in the language `code`."""
    ticket = _ticket(page)
    heading = f"<h1>{escape(page.headline)}</h1>"
    if page.mood is Mood.NOW:
        middle = heading + f'<div class="ticket">{ticket}</div>' + _counter(page)
    else:
        inside = ticket + '<div class="perforation"></div>' + heading + _under(page) + _line(page)
        middle = f'<div class="ticket">{inside}</div>' + _counter(page) + _facts(page.lines)
    return document(
        code, page.title, f"{header(page.office)}<main>{middle}{_foot(page)}</main>", page.mood, refresh=page.refresh
    )


def unknown_html(sentences: Sequence[tuple[str, Texts]], office: str) -> str:
    """The page for a link that leads nowhere, in every language of the office: nobody knows whose link it was."""
    sections = "".join(_unknown(code, texts) for code, texts in sentences)
    code, texts = sentences[0]
    return document(
        code, texts.t("This ticket is not known"), f"{header(office)}<main>{sections}</main>", "unknown", refresh=False
    )


def header(office: str) -> str:
    """The band with the office's name."""
    return f"<header>{_svg(_MARKS[Mark.ARCH])}<span>{escape(office)}</span></header>"


def _unknown(code: str, texts: Texts) -> str:
    what = escape(texts.t("This ticket is not known"))
    then = escape(texts.t("Its day may be over. You can take a new ticket when you come again."))
    return f'<section lang="{escape(code)}" dir="{_direction(code)}"><h1>{what}</h1><p>{then}</p></section>'


def document(code: str, title: str, body: str, mood: str, *, refresh: bool = False, script: str = "") -> str:
    """A whole page; `body` and `script` are not escaped. `script`: one of `hub.web`, allowed by its hash."""
    again = f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">' if refresh else ""
    return (
        f'<!doctype html><html lang="{escape(code)}" dir="{_direction(code)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex, nofollow">{again}'
        f'<title>{escape(title)}</title><style>{sheet()}</style></head><body class="{mood}">{body}'
        f"{f'<script>{script}</script>' if script else ''}</body></html>"
    )


def _direction(code: str) -> str:
    return "rtl" if language(code).rtl else "ltr"


def _ticket(page: Page) -> str:
    letters = page.label.rstrip("0123456789")
    number = f"<i>{escape(letters)}</i>{escape(page.label[len(letters) :])}"
    size = "number long" if len(page.label) > LABEL_FITS else "number"
    return f'<p class="service">{escape(page.service)}</p><p class="{size}" dir="ltr">{number}</p>'


def _under(page: Page) -> str:
    return f'<p class="under">{escape(page.under)}</p>' if page.under else ""


def _line(page: Page) -> str:
    if page.beads is None:
        return ""
    beads = '<span class="bead"></span>' * page.beads
    mark = _svg(_MARKS[Mark.ARCH])
    return f'<div class="line" aria-hidden="true">{mark}{beads}<span class="bead you"></span>{escape(page.you)}</div>'


def _counter(page: Page) -> str:
    if not page.plate:
        return ""
    turn = _TURN.get(page.arrow)
    arrow = "" if turn is None else _svg(_ARROW, f' transform="rotate({turn} 12 12)"')
    way = f'<p class="way">{arrow}<span>{escape(page.way)}</span></p>' if page.way or arrow else ""
    return f'<p class="go">{escape(page.go)}</p><div class="plate" dir="ltr">{escape(page.plate)}</div>{way}'


def _facts(lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    items = "".join(
        f'<li><span class="tile">{_svg(_MARKS[line.mark])}</span><div><b>{escape(line.text)}</b>'
        f"<span>{escape(line.quiet)}</span></div></li>"
        for line in lines
    )
    return f'<ul class="facts">{items}</ul>'


def _foot(page: Page) -> str:
    if not page.foot:
        return ""
    note = f"<small>{escape(page.note)}</small>" if page.note else ""
    tick = "" if page.mood is Mood.NOW else _svg(_TICK)
    return f"<footer><p>{tick}{escape(page.foot)}</p>{note}</footer>"


def _svg(path: str, extra: str = "") -> str:
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"{extra}/></svg>'
