"""A drawn or composed ticket to the bytes of one job. What a code page lacks goes as a picture strip."""

import textwrap
import unicodedata
from dataclasses import dataclass, replace
from typing import assert_never

from hub.face.strip import StripRenderer
from hub.face.ticket import Bitmap, Ticket, light_lines, qr
from hub.face.ticket.bitmap import stacked
from hub.face.ticket.breaking import KEPT_TOGETHER, balanced
from hub.face.ticket.light import Brevity, LightLine, NativeGap, NativeLogo, NativeNumber, NativeQr, NativeText
from kiosk.printing import escpos_bytes as codes
from kiosk.printing.logo import StoredLogo, stored_logo
from kiosk.printing.model import LINE_DOTS, PrinterModel

LARGEST_SCALE = 8
# The same side as on the full form: readable at arm's length by any phone.
QR_DOTS = 206
# The floor of look.md, and what stands for letters of double size.
STRIP_EM = 25
BIG_STRIP_EM = 36
STRIP_GAP_DOTS = 10
GAP_DOTS = 14
# 0.4 s at 9600 baud.
LIGHT_BYTES = 400


@dataclass(frozen=True, slots=True)
class Job:
    """Bytes of one ticket and its length on paper (dots, for the time it takes). `logo`: must be in the printer's
    memory before. `unavoidable`: bytes of a drawn QR."""

    data: bytes
    dots: int
    logo: StoredLogo | None = None
    unavoidable: int = 0


def picture_job(page: Bitmap, model: PrinterModel) -> Job:
    """The full form: everything as one picture, in the middle of the paper."""
    strip = page.to_strip()
    data = codes.INITIALISE + codes.CENTRE + codes.raster(strip.stride, strip.bits) + codes.cut(model)
    return Job(data, page.height)


def light_job(ticket: Ticket, strips: StripRenderer, model: PrinterModel) -> Job:
    """The light form: the printer's own letters and QR, strips only where it has no letters for a line.

    Longer than 400 bytes, it leaves out what is needed least; with strips, or after that, it is what it is. The QR that
    a printer cannot draw itself comes whatever is left out, so it is not counted.
    """
    jobs = (_light_job(ticket, strips, model, brevity) for brevity in Brevity)
    last = next(jobs)
    for shorter in jobs:
        if len(last.data) - last.unavoidable <= LIGHT_BYTES:
            break
        last = shorter
    return last


def _light_job(ticket: Ticket, strips: StripRenderer, model: PrinterModel, brevity: Brevity) -> Job:
    writer = _Writer(ticket, strips, model)
    lines = light_lines(ticket, brevity)
    writer.use_page_for(lines)
    for line in lines:
        writer.line(line)
    return writer.job()


def native_page(text: str, model: PrinterModel, current: int | None) -> int | None:
    """The number of a code page that has every character, the current one if it will do; None: draw it.

    Signs of right-to-left scripts, combining marks and controls are never native: printers neither reorder nor shape,
    and a control would be a command.
    """
    if any(map(_never_native, text)):
        return None
    able = [number for number, codec in model.code_pages if _encodes(text, codec)]
    if not able:
        return None
    return current if current in able else able[0]


def _never_native(character: str) -> bool:
    right_to_left = unicodedata.bidirectional(character) in ("R", "AL", "AN") or _is_arabic(character)
    # By category, not by combining class: the signs of Indian scripts have class 0.
    return right_to_left or unicodedata.category(character)[0] in "MC"


def _is_arabic(character: str) -> bool:
    """Its commas and marks, too, which have no direction of their own."""
    return "\u0600" <= character <= "\u08ff"


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool
    inverse: bool
    wide: int
    high: int


class _Writer:
    """Collects the job's bytes and remembers the modes it has set, so that no byte is sent twice."""

    def __init__(self, ticket: Ticket, strips: StripRenderer, model: PrinterModel) -> None:
        self._ticket, self._strips, self._model = ticket, strips, model
        self._data = bytearray(codes.INITIALISE + codes.CENTRE)
        if model.cancels_kanji:
            self._data += codes.CANCEL_KANJI
        self._page: int | None = None
        self._usual: int | None = None
        self._bold = False
        self._size = (1, 1)
        self._white = 0
        self._dots = 0
        self._kept: StoredLogo | None = None
        self._drawn_qr = 0

    def use_page_for(self, lines: tuple[LightLine, ...]) -> None:
        """Begin with a page that has every line the printer can write at all, so that none is changed in the middle."""
        texts = [_spaced(line.text) for line in lines if isinstance(line, NativeText)]
        writable = [text for text in texts if native_page(text, self._model, None) is not None]
        self._usual = native_page("".join(writable), self._model, None)

    def job(self) -> Job:
        self._send_feed()
        data = bytes(self._data) + codes.LINE_FEED + codes.cut(self._model)
        return Job(data, self._dots, self._kept, self._drawn_qr)

    def line(self, line: LightLine) -> None:
        match line:
            case NativeText(text, bold, inverse, scale):
                self._paragraph(text, _Look(bold, inverse, scale, scale))
            case NativeNumber(code):
                scale = max(1, min(LARGEST_SCALE, self._model.columns // max(1, len(code))))
                self._paragraph(code, _Look(bold=False, inverse=False, wide=scale, high=scale))
            case NativeGap():
                self._feed(GAP_DOTS)
            case NativeQr(url):
                self._qr(url)
            case NativeLogo(png):
                self._logo(png)
            case _:
                assert_never(line)

    def _paragraph(self, text: str, look: _Look) -> None:
        page = native_page(_spaced(text), self._model, self._usual if self._page is None else self._page)
        if page is None:
            self._strips_of(text, look)
            return
        if len(text) * look.wide > self._model.columns:
            look = replace(look, wide=1)  # tall letters instead of big ones still stand out
        # White space at the ends is the border of a black block: kept, so only long lines are broken.
        lines = [text] if len(text) <= self._model.columns else _broken(text.strip(), self._model.columns)
        for one in lines:
            self._native(one, page, look)

    def _feed(self, dots: int) -> None:
        """White paper, sent when the next thing is printed: several in a row are one command."""
        self._white += dots

    def _send_feed(self) -> None:
        while self._white:
            once = min(self._white, codes.MOST_FEED)
            self._data += codes.feed(once)
            self._dots += once
            self._white -= once

    def _native(self, text: str, page: int, look: _Look) -> None:
        self._send_feed()
        if page != self._page:
            self._data += codes.code_page(page)
            self._page = page
        if look.bold != self._bold:
            self._data += codes.emphasis(look.bold)
            self._bold = look.bold
        if (look.wide, look.high) != self._size:
            self._data += codes.size(look.wide, look.high)
            self._size = (look.wide, look.high)
        written = _spaced(text).encode(dict(self._model.code_pages)[page]) + codes.LINE_FEED
        self._data += codes.INVERSE_ON + written + codes.INVERSE_OFF if look.inverse else written
        self._dots += look.high * LINE_DOTS + 10

    def _strips_of(self, text: str, look: _Look) -> None:
        """Lines without native letters, as small as is readable: every row of dots is 50 bytes on a slow link."""
        em, language = BIG_STRIP_EM if look.high > 1 else STRIP_EM, self._ticket.language
        widest = self._model.dots - 16

        def wrapped(limit: int) -> tuple[str, ...]:
            return self._strips.wrap(text, language=language, size_dots=em, bold=look.bold, max_width=limit)

        for one in balanced(wrapped, widest):
            strip = self._strips.render(one, language=language, size_dots=em, bold=look.bold, max_width=widest)
            letters = Bitmap.from_strip(strip).trimmed()
            self._picture(_inverted(letters) if look.inverse else letters)
            self._feed(STRIP_GAP_DOTS)

    def _qr(self, url: str) -> None:
        modules = len(qr.modules(url))
        if self._model.native_qr:
            dots = max(qr.MIN_MODULE_DOTS, QR_DOTS // modules)
            quiet = qr.QUIET_MODULES * dots
            self._feed(quiet)
            self._send_feed()
            self._data += codes.qr(url.encode(), min(dots, 16))
            self._dots += dots * modules
            self._feed(quiet)
            return
        symbol = qr.bitmap(url, QR_DOTS)
        blank = Bitmap(0, qr.QUIET_MODULES * symbol.width // modules)
        before = len(self._data)
        self._picture(stacked([blank, symbol, blank], symbol.width))
        self._drawn_qr += len(self._data) - before

    def _logo(self, png: str) -> None:
        """From the printer's memory; a printer without one prints the light form without the drawing."""
        logo = stored_logo(png, self._strips, self._model.dots - 16) if self._model.logo_memory else None
        if logo is not None:
            self._kept = logo
            self._send_feed()
            self._data += codes.print_logo(logo.key)
            self._dots += logo.strip.height

    def _picture(self, picture: Bitmap) -> None:
        strip = picture.to_strip()
        if strip.bits:
            self._send_feed()
            self._data += codes.raster(strip.stride, strip.bits)
            self._dots += strip.height


def _broken(text: str, columns: int) -> list[str]:
    """The text in as few lines as fit, but of much the same length."""
    lines = textwrap.wrap(text, columns)
    narrowest = next(width for width in range(1, columns + 1) if len(textwrap.wrap(text, width)) <= len(lines))
    return textwrap.wrap(text, narrowest)


def _spaced(text: str) -> str:
    """Printers have one kind of space; the other kind has done its work once lines are broken."""
    return text.replace(KEPT_TOGETHER, " ")


def _inverted(letters: Bitmap) -> Bitmap:
    """White letters on a black bar with a little air all round."""
    bar = Bitmap(letters.width + 16, letters.height + 12)
    bar.fill(0, 0, bar.width, bar.height)
    bar.erase(letters, 8, 6)
    return bar
