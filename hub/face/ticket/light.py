"""The light form: the same lines in the printer's own letters, for slow links (at most 400 bytes in Latin).

Nothing here knows bytes; the driver encodes, and draws as a picture strip what its code pages lack.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import assert_never

from hub.face.languages import without_isolates
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

# The row whose body is the matter itself.
DOCUMENTS = "document"


@dataclass(frozen=True, slots=True)
class NativeText:
    """A paragraph in the printer's letters, `scale` times their size both ways if it then fits one line; centred."""

    text: str
    bold: bool = False
    inverse: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class NativeNumber:
    """The ticket's code, up to 8 times the letters' size, as large as fits."""

    code: str


@dataclass(frozen=True, slots=True)
class NativeGap:
    """A little white between two parts: a line of dashes would cost 48 bytes of the 400."""


@dataclass(frozen=True, slots=True)
class NativeQr:
    """A symbol the printer draws itself."""

    url: str


@dataclass(frozen=True, slots=True)
class NativeLogo:
    """The office's drawing, a PNG in base64, from the printer's own memory; without such memory it is left out."""

    png: str


class Brevity(IntEnum):
    """What may be left out when the bytes are too many, least needed first."""

    ALL = 0
    WITHOUT_QR_WORDS = 1
    WITHOUT_BOLD = 2
    WITHOUT_SECOND_THOUGHTS = 3


LightLine = NativeText | NativeNumber | NativeGap | NativeQr | NativeLogo


def light_lines(ticket: Ticket, brevity: Brevity = Brevity.ALL) -> tuple[LightLine, ...]:
    """The ticket for the printer's own letters; pictograms and the QR's long text are always left out."""
    lines = tuple(made for line in ticket.lines for made in _light(line, brevity))
    return tuple(map(_plain, lines)) if brevity >= Brevity.WITHOUT_BOLD else lines


def _plain(line: LightLine) -> LightLine:
    """Switching to bold and back takes six bytes; what is of double size stands out without it."""
    return replace(line, bold=False) if isinstance(line, NativeText) else line


def _light(line: TicketLine, brevity: Brevity) -> Iterator[LightLine]:
    match line:
        case Logo(png):
            yield NativeLogo(png)
        case Heading(text, _):
            yield _text(text, bold=True)
        case Rule():
            yield NativeGap()
        case Title(text):
            yield NativeText(without_isolates(text), bold=True, scale=2)
        case HugeNumber(code):
            yield NativeNumber(code)
        case BlackBlock(text):
            yield NativeText(f" {without_isolates(text)} ", bold=True, inverse=True, scale=2)
            yield NativeGap()
        case PictogramRow(pictogram, title, body):
            yield _text(title, bold=True)
            second = brevity < Brevity.WITHOUT_SECOND_THOUGHTS or pictogram == DOCUMENTS
            yield from (_text(body),) if body and second else ()
        case QrRow(url, title, _):
            yield NativeQr(url)
            if brevity < Brevity.WITHOUT_QR_WORDS:
                yield _text(title)
        case SmallPrint(text, _) | Plain(text, _):
            yield _text(text)
        case _:
            assert_never(line)


def _text(text: str, *, bold: bool = False) -> NativeText:
    return NativeText(without_isolates(text), bold=bold)
