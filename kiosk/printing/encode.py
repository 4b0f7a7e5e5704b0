"""A drawn or composed ticket to the bytes of one job. What a code page lacks goes as a picture strip."""

import textwrap
import unicodedata
from dataclasses import dataclass
from typing import assert_never

from hub.face.strip import StripRenderer
from hub.face.ticket import Bitmap, Ticket, light_lines, qr
from hub.face.ticket.bitmap import stacked
from hub.face.ticket.light import Brevity, LightLine, NativeGap, NativeNumber, NativeQr, NativeText
from kiosk.printing import escpos_bytes as codes
from kiosk.printing.model import LINE_DOTS, PrinterModel

LARGEST_SCALE = 8
# The same side as on the full form: readable at arm's length by any phone.
QR_DOTS = 206
# The em whose line height is about that of the printer's letters, and still at the floor of 25 dots.
STRIP_EM = 27
GAP_DOTS = 14
# 0.4 s at 9600 baud.
LIGHT_BYTES = 400


@dataclass(frozen=True, slots=True)
class Job:
    """Bytes of one ticket and its length on paper (dots, for the time it takes)."""

    data: bytes
    dots: int


def picture_job(page: Bitmap, model: PrinterModel) -> Job:
    """The full form: everything as one picture, in the middle of the paper."""
    strip = page.to_strip()
    data = codes.INITIALISE + codes.CENTRE + codes.raster(strip.stride, strip.bits) + codes.cut(model)
    return Job(data, page.height)


def light_job(ticket: Ticket, strips: StripRenderer, model: PrinterModel) -> Job:
    """The light form: the printer's own letters and QR, strips only where it has no letters for a line.

    Longer than 400 bytes, it leaves out what is needed least; with strips, or after that, it is what it is.
    """
    jobs = (_light_job(ticket, strips, model, brevity) for brevity in Brevity)
    last = next(jobs)
    for shorter in jobs:
        if len(last.data) <= LIGHT_BYTES:
            break
        last = shorter
    return last


def _light_job(ticket: Ticket, strips: StripRenderer, model: PrinterModel, brevity: Brevity) -> Job:
    writer = _Writer(ticket, strips, model)
    for line in light_lines(ticket, brevity):
        writer.line(line)
    return writer.job()


def native_page(text: str, model: PrinterModel, current: int | None) -> int | None:
    """The number of a code page that has every character, the current one if it will do; None: draw it.

    Right-to-left letters and combining marks are never native: printers neither reorder nor shape.
    """
    for character in text:
        if unicodedata.bidirectional(character) in ("R", "AL", "AN") or unicodedata.combining(character):
            return None
    able = [number for number, codec in model.code_pages if _encodes(text, codec)]
    if not able:
        return None
    return current if current in able else able[0]


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


class _Writer:
    """Collects the job's bytes and remembers the modes it has set, so that no byte is sent twice."""

    def __init__(self, ticket: Ticket, strips: StripRenderer, model: PrinterModel) -> None:
        self._ticket, self._strips, self._model = ticket, strips, model
        self._data = bytearray(codes.INITIALISE + codes.CENTRE)
        if model.cancels_kanji:
            self._data += codes.CANCEL_KANJI
        self._page: int | None = None
        self._bold = False
        self._dots = 0

    def job(self) -> Job:
        return Job(bytes(self._data) + codes.LINE_FEED + codes.cut(self._model), self._dots)

    def line(self, line: LightLine) -> None:
        match line:
            case NativeText(text, bold, inverse, scale):
                self._paragraph(text, bold=bold, inverse=inverse, scale=scale)
            case NativeNumber(code):
                scale = max(1, min(LARGEST_SCALE, self._model.columns // max(1, len(code))))
                self._paragraph(code, bold=True, inverse=False, scale=scale)
            case NativeGap():
                self._data += codes.feed(GAP_DOTS)
                self._dots += GAP_DOTS
            case NativeQr(url):
                self._qr(url)
            case _:
                assert_never(line)

    def _paragraph(self, text: str, *, bold: bool, inverse: bool, scale: int) -> None:
        if native_page(text, self._model, self._page) is None:
            self._strip(text, bold=bold, inverse=inverse, scale=scale)
            return
        if len(text) * scale > self._model.columns:
            scale = 1
        columns = self._model.columns
        # White space at the ends is the border of a black block: kept, so only long lines are broken.
        lines = [text] if len(text) <= columns else textwrap.wrap(text.strip(), columns)
        for one in lines:
            self._native(one, bold=bold, inverse=inverse, scale=scale)

    def _native(self, text: str, *, bold: bool, inverse: bool, scale: int) -> None:
        page = native_page(text, self._model, self._page)
        assert page is not None, "parts of an encodable text are encodable"  # noqa: S101
        if page != self._page:
            self._data += codes.code_page(page)
            self._page = page
        if bold != self._bold:
            self._data += codes.emphasis(bold)
            self._bold = bold
        codec = dict(self._model.code_pages)[page]
        before = (codes.size(scale) if scale > 1 else b"") + (codes.inverse(True) if inverse else b"")  # noqa: FBT003
        after = (codes.inverse(False) if inverse else b"") + (codes.size(1) if scale > 1 else b"")  # noqa: FBT003
        self._data += before + text.encode(codec) + codes.LINE_FEED + after
        self._dots += scale * LINE_DOTS + 10

    def _strip(self, text: str, *, bold: bool, inverse: bool, scale: int) -> None:
        em, language = STRIP_EM * scale, self._ticket.language
        widest = self._model.dots - 16
        lines = self._strips.wrap(text, language=language, size_dots=em, bold=bold, max_width=widest)
        pieces = [
            Bitmap.from_strip(self._strips.render(one, language=language, size_dots=em, bold=bold, max_width=widest))
            for one in lines
        ]
        for piece in pieces:
            self._picture(_inverted(piece) if inverse else piece)

    def _qr(self, url: str) -> None:
        modules = len(qr.modules(url))
        if self._model.native_qr:
            dots = max(qr.MIN_MODULE_DOTS, QR_DOTS // modules)
            white = codes.feed(qr.QUIET_MODULES * dots)
            self._data += white + codes.qr(url.encode(), min(dots, 16)) + white
            self._dots += dots * (modules + 2 * qr.QUIET_MODULES)
            return
        symbol = qr.bitmap(url, QR_DOTS)
        quiet = Bitmap(0, qr.QUIET_MODULES * symbol.width // modules)
        self._picture(stacked([quiet, symbol, quiet], symbol.width))

    def _picture(self, picture: Bitmap) -> None:
        strip = picture.to_strip()
        if strip.bits:
            self._data += codes.raster(strip.stride, strip.bits)
            self._dots += strip.height


def _inverted(letters: Bitmap) -> Bitmap:
    """White letters on a black bar with a little air at the sides."""
    bar = Bitmap(letters.width + 16, letters.height)
    bar.fill(0, 0, bar.width, bar.height)
    bar.erase(letters, 8, 0)
    return bar
