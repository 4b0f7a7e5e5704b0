"""The full form: a composed ticket as one 1-bit picture, for 80 mm (576 dots) and 58 mm (384 dots) paper.

Sizes are printer dots, 8 per millimetre; letters come from a `StripRenderer` (the screens' own fonts).
"""

import base64
import binascii
import re
from dataclasses import dataclass, replace
from typing import assert_never

from hub.face.strip import StripRenderer
from hub.face.ticket import qr
from hub.face.ticket.bitmap import Bitmap, stacked
from hub.face.ticket.breaking import balanced
from hub.face.ticket.lines import (
    BlackBlock,
    Heading,
    HugeNumber,
    Logo,
    PictogramRow,
    Plain,
    QrRow,
    Rule,
    SmallPrint,
    Ticket,
    TicketLine,
    Title,
)

# 224 dots of em give capitals of 160 dots = 20 mm (look.md; capitals are 0.714 of the em).
NUMBER_EM = 224
# Below 15 mm an upright number is worse to read at arm's length than a turned one at 20 mm.
SMALLEST_UPRIGHT_EM = 168
# For people who read badly: upright as large as the paper is wide, turned with capitals of 30 mm.
LARGE_UPRIGHT_EM = 300
LARGE_TURNED_EM = 336
# Of the em, ink to ink: the 0.05 em of look.md and what the letters' own sides took before they were trimmed.
PREFIX_GAP_EM = 0.09
LEAST_WIDE = 480
FOOT_DOTS = 26
LOGO_DOTS = 160
"""Highest a logo may be: 20 mm, as the number."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Em sizes and distances of one paper width, all in dots."""

    width: int
    title: int
    ahead: int
    label: int
    body: int
    small: int
    emblem: int
    pictogram: int
    row_gap: int
    qr: int
    margin: int = 16
    large: bool = False

    @property
    def inner(self) -> int:
        return self.width - 2 * self.margin


WIDE = Measures(576, title=36, ahead=38, label=32, body=27, small=26, emblem=62, pictogram=68, row_gap=26, qr=206)
# 25 dots is the floor of look.md: narrower paper gets more lines, not smaller letters.
NARROW = Measures(384, title=30, ahead=32, label=28, body=25, small=25, emblem=48, pictogram=52, row_gap=16, qr=206)


# Letters of the large print: 4 mm capitals and more.
WIDE_LARGE = Measures(
    576, title=48, ahead=50, label=46, body=42, small=40, emblem=76, pictogram=84, row_gap=26, qr=272, large=True
)
NARROW_LARGE = Measures(
    384, title=42, ahead=44, label=42, body=40, small=40, emblem=56, pictogram=60, row_gap=16, qr=272, large=True
)


def measures(width: int, *, large: bool = False) -> Measures:
    """The measures for a paper width in dots. Between 384 and 576 a printer gets its own width, with the wide letters
    from `LEAST_WIDE` (80 mm paper at 180 dots per inch has 512)."""
    if width < NARROW.width:
        raise ValueError(f"a ticket needs {NARROW.width} dots, the paper has {width}")
    wide, narrow = (WIDE_LARGE, NARROW_LARGE) if large else (WIDE, NARROW)
    return replace(wide if width >= LEAST_WIDE else narrow, width=min(width, WIDE.width))


def typeset(ticket: Ticket, strips: StripRenderer, width: int) -> Bitmap:
    """The whole ticket as it comes out of the printer, `width` dots wide (or a little less)."""
    sheet = _Sheet(ticket, strips, measures(width, large=ticket.large))
    pieces = [sheet.line(line) for line in ticket.lines]
    return stacked([*pieces, Bitmap(sheet.m.width, FOOT_DOTS)], sheet.m.width)


@dataclass(frozen=True, slots=True)
class _Sheet:
    ticket: Ticket
    strips: StripRenderer
    m: Measures

    def line(self, line: TicketLine) -> Bitmap:
        match line:
            case Logo(png):
                return self._logo(png)
            case Plain(text, bold):
                return self._padded(self._centred(self._lines(text, self.m.body, self.m.inner, bold=bold)), 6, 4)
            case SmallPrint(text, bold):
                return self._padded(self._centred(self._lines(text, self.m.small, self.m.inner, bold=bold)), 3, 0)
            case Heading(text, pictogram):
                return self._heading(text, pictogram)
            case Rule():
                return self._rule()
            case Title(text):
                return self._padded(self._centred(self._bold(text, self.m.title, self.m.inner)), 10, 6)
            case HugeNumber(code):
                return self._padded(self._number(code), 16, 26)
            case BlackBlock(text):
                return self._block(text)
            case PictogramRow(pictogram, title, body):
                return self._row(pictogram, title, body)
            case QrRow(url, title, body):
                return self._code(url, title, body)
            case _:
                assert_never(line)

    # -- pieces ----------------------------------------------------------------------------------------

    def _bold(self, text: str, em: int, width: int) -> list[Bitmap]:
        return self._lines(text, em, width, bold=True)

    def _plain(self, text: str, em: int, width: int) -> list[Bitmap]:
        return self._lines(text, em, width, bold=False)

    def _lines(self, text: str, em: int, width: int, *, bold: bool) -> list[Bitmap]:
        """The text in lines that fit, each trimmed to its ink in width."""
        language = self.ticket.language

        def wrapped(limit: int) -> tuple[str, ...]:
            return self.strips.wrap(text, language=language, size_dots=em, bold=bold, max_width=limit)

        return [
            Bitmap.from_strip(self.strips.render(one, language=language, size_dots=em, bold=bold, max_width=width))
            for one in balanced(wrapped, width)
        ]

    def _pictogram(self, name: str, size: int) -> Bitmap:
        return Bitmap.from_strip(self.strips.pictogram(name, size_dots=size))

    def _centred(self, pieces: list[Bitmap]) -> Bitmap:
        page = Bitmap(self.m.width, sum(piece.height for piece in pieces))
        y = 0
        for piece in pieces:
            page.paste(piece, (self.m.width - piece.width) // 2, y)
            y += piece.height
        return page

    def _padded(self, piece: Bitmap, above: int, below: int) -> Bitmap:
        return stacked([Bitmap(0, above), piece, Bitmap(0, below)], self.m.width)

    def _side_by_side(self, first: Bitmap, lines: list[Bitmap], gap: int, edge: int) -> Bitmap:
        """`first` at the reading edge, the lines beside it, both centred on one another."""
        text_height = sum(line.height for line in lines)
        page = Bitmap(self.m.width, max(first.height, text_height))
        rtl, far = self.ticket.rtl, edge + first.width + gap
        page.paste(first, self.m.width - edge - first.width if rtl else edge, (page.height - first.height) // 2)
        y = (page.height - text_height) // 2
        for line in lines:
            page.paste(line, self.m.width - far - line.width if rtl else far, y)
            y += line.height
        return page

    # -- lines -----------------------------------------------------------------------------------------

    def _heading(self, text: str, pictogram: str) -> Bitmap:
        emblem = self._pictogram(pictogram, self.m.emblem)
        gap = self.m.row_gap - 4
        lines = self._bold(text, self.m.title, self.m.inner - emblem.width - gap)
        widest = max((line.width for line in lines), default=0)
        edge = (self.m.width - emblem.width - gap - widest) // 2
        return self._padded(self._side_by_side(emblem, lines, gap, edge), 28, 14)

    def _rule(self) -> Bitmap:
        dashes = Bitmap(self.m.width, 1)
        for x in range(self.m.margin, self.m.width - self.m.margin, 12):
            dashes.fill(x, 0, min(8, self.m.width - self.m.margin - x), 1)
        return self._padded(stacked([dashes] * 3, self.m.width), 12, 12)

    def _number(self, code: str) -> Bitmap:
        full = self._code_letters(code, NUMBER_EM)
        if self.m.large:
            return self._large_number(code, full)
        if full.width <= self.m.inner:
            return self._centred([full])
        fitting = NUMBER_EM * self.m.inner // full.width
        if fitting >= SMALLEST_UPRIGHT_EM:
            return self._centred([self._code_letters(code, fitting)])
        return self._centred([full.turned()])

    def _large_number(self, code: str, usual: Bitmap) -> Bitmap:
        """As large as the paper allows: upright when that is at least the usual size, else turned."""
        fitting = min(LARGE_UPRIGHT_EM, NUMBER_EM * self.m.inner // max(1, usual.width))
        if fitting >= NUMBER_EM:
            return self._centred([self._code_letters(code, fitting)])
        return self._centred([self._code_letters(code, LARGE_TURNED_EM).turned()])

    def _code_letters(self, code: str, em: int) -> Bitmap:
        """Letters, a small gap, digits: always left to right, on every ticket (look.md)."""
        parts = [part for part in re.split(r"(?<=\D)(?=\d)", code, maxsplit=1) if part]
        pieces = [
            Bitmap.from_strip(
                self.strips.render(part, language="en", size_dots=em, bold=True, max_width=em * 2 * len(part))
            )
            for part in parts
        ]
        gap = round(PREFIX_GAP_EM * em)
        line = Bitmap(sum(p.width for p in pieces) + gap * (len(pieces) - 1), max(p.height for p in pieces))
        x = 0
        for piece in pieces:
            line.paste(piece, x, 0)
            x += piece.width + gap
        return line.trimmed()

    def _block(self, text: str) -> Bitmap:
        letters = self._centred(self._bold(text, self.m.ahead, self.m.inner - 32))
        pad = 22
        block = Bitmap(self.m.width, letters.height + 2 * pad)
        block.round_block(self.m.margin, 0, self.m.inner, block.height, 16)
        block.erase(letters, 0, pad)
        return self._padded(block, 0, 22)

    def _row(self, pictogram: str, title: str, body: str) -> Bitmap:
        picture = self._pictogram(pictogram, self.m.pictogram)
        width = self.m.inner - picture.width - self.m.row_gap
        lines = self._bold(title, self.m.label, width)
        lines += self._plain(body, self.m.body, width)
        return self._padded(self._side_by_side(picture, lines, self.m.row_gap, self.m.margin), 6, 8)

    def _code(self, url: str, title: str, body: str) -> Bitmap:
        symbol = qr.bitmap(url, self.m.qr)
        # The quiet zone: white on all four sides of the symbol, whatever stands beside it.
        module = symbol.width // len(qr.modules(url))
        quiet = max(qr.QUIET_MODULES * module, self.m.margin)
        beside = self.m.width - 2 * quiet - symbol.width - self.m.margin
        if not self.m.large and beside >= self.m.width // 3:
            lines = self._bold(title, self.m.label, beside)
            lines += self._plain(body, self.m.body, beside)
            row = self._side_by_side(symbol, lines, quiet, quiet)
        else:
            lines = self._bold(title, self.m.label, self.m.inner)
            lines += self._plain(body, self.m.body, self.m.inner)
            row = self._centred([symbol, Bitmap(0, quiet // 2), *lines])
        return self._padded(row, max(0, quiet - 12), max(0, quiet - 12))

    def _logo(self, png: str) -> Bitmap:
        try:
            content = base64.b64decode(png, validate=True)
        except binascii.Error:
            content = b""  # no picture: a broken logo must not cost a ticket
        picture = Bitmap.from_strip(self.strips.picture(content, max_width=self.m.inner, max_height=LOGO_DOTS))
        return self._padded(self._centred([picture]), 16 if picture.height else 0, 0)
