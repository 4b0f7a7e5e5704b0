"""A ticket as a picture of its paper. The light form's letters are the screens' in the printer's sizes: what the
printer's own letters look like, only its paper shows; place, order and length are true."""

from typing import assert_never

from hub.face.strip import StripRenderer
from hub.face.texts import Catalogues
from hub.face.ticket import Bitmap, TicketContent, compose, light_lines, qr, typeset
from hub.face.ticket.bitmap import stacked
from hub.face.ticket.light import LightLine, NativeGap, NativeLogo, NativeNumber, NativeQr, NativeText
from hub.face.ticket.png import png
from kiosk.printing.encode import GAP_DOTS, LARGEST_SCALE, QR_DOTS
from kiosk.printing.logo import stored_logo
from kiosk.printing.model import CELL_DOTS, LINE_DOTS
from kiosk.printing.settings import TicketForm

MARGIN = 8
# Letters of 24 dots of line height.
EM = 20
FOOT_DOTS = 40


def picture(
    content: TicketContent, form: TicketForm, width: int, strips: StripRenderer, catalogues: Catalogues
) -> bytes:
    """A PNG, `width` dots wide."""
    ticket = compose(content, catalogues.texts(content.language, "ticket"))
    if form is TicketForm.FULL:
        return png(typeset(ticket, strips, width))
    sheet = _Light(width, content.language, strips)
    pieces = [piece for line in light_lines(ticket) for piece in sheet.pieces(line)]
    return png(stacked([Bitmap(width, FOOT_DOTS), *pieces, Bitmap(width, FOOT_DOTS)], width))


class _Light:
    """The lines of the light form, drawn."""

    def __init__(self, width: int, language: str, strips: StripRenderer) -> None:
        self._width, self._language, self._strips = width, language, strips

    def pieces(self, line: LightLine) -> list[Bitmap]:
        match line:
            case NativeText(text, bold, inverse, scale):
                big = scale if len(text) * CELL_DOTS * scale <= self._width else 1
                return self._paragraph(text, EM * big, bold=bold, inverse=inverse)
            case NativeNumber(code):
                scale = max(1, min(LARGEST_SCALE, self._width // CELL_DOTS // max(1, len(code))))
                return self._paragraph(code, EM * scale, bold=True, inverse=False)
            case NativeGap():
                return [Bitmap(self._width, GAP_DOTS)]
            case NativeQr(url):
                symbol = qr.bitmap(url, QR_DOTS)
                return [self._centred(symbol, qr.QUIET_MODULES * symbol.width // len(qr.modules(url)))]
            case NativeLogo(data):
                logo = stored_logo(data, self._strips, self._width - 2 * MARGIN)
                return [] if logo is None else [self._centred(Bitmap.from_strip(logo.strip), MARGIN)]
            case _:
                assert_never(line)

    def _paragraph(self, text: str, em: int, *, bold: bool, inverse: bool) -> list[Bitmap]:
        widest, language = self._width - 2 * MARGIN, self._language
        lines = self._strips.wrap(text.strip(), language=language, size_dots=em, bold=bold, max_width=widest)
        made = []
        for one in lines:
            strip = self._strips.render(one, language=language, size_dots=em, bold=bold, max_width=widest)
            letters = self._centred(Bitmap.from_strip(strip), (LINE_DOTS - EM) // 2)
            if inverse:
                bar = Bitmap(self._width, letters.height)
                bar.fill(0, 0, bar.width, bar.height)
                bar.erase(letters, 0, 0)
                letters = bar
            made.append(letters)
        return made

    def _centred(self, piece: Bitmap, air: int) -> Bitmap:
        page = Bitmap(self._width, piece.height + 2 * air)
        page.paste(piece, (self._width - piece.width) // 2, air)
        return page
