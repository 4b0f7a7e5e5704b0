"""What happens on the paper when a queued command's turn comes. Pure of threads and sockets."""

from dataclasses import dataclass
from typing import assert_never

import segno
from PIL import Image

from hub.sim.printer import commands as c
from hub.sim.printer.glyphs import CODE_PAGES
from hub.sim.printer.paper import LINE_SPACING, Paper, PaperError, Torn


@dataclass(slots=True)
class _QrSettings:
    """GS ( k keeps these until ESC @; the defaults are the reference's."""

    module_dots: int = 3
    level: str = "L"
    stored: bytes = b""


class Mechanism:
    """One print head and its modes. Raises `PaperError` for known commands that make no sense now."""

    def __init__(self, width: int) -> None:
        self.paper = Paper(width)
        self._code_page = CODE_PAGES[0]
        self._qr = _QrSettings()
        # Outlives the power, as the real memory does; 1 = black.
        self.logos: dict[str, Image.Image] = {}

    def execute(self, command: c.Queued) -> Torn | None:
        """Carry out one command; a cut gives the piece of paper. Status commands are the server's."""
        match command:
            case c.Cut(_, feed):
                self.paper.feed(feed) if feed else None
                return self.paper.cut()
            case c.Text(data):
                self.paper.text(self._decode(data))
            case c.LineFeed():
                self.paper.end_line()
            case c.FeedLines(lines):
                self.paper.feed(lines * LINE_SPACING)
            case c.FeedDots(dots):
                self.paper.feed(dots)
            case c.Raster(row_bytes, rows, data):
                self.paper.raster(row_bytes, rows, data)
            case c.QrPrint():
                self._print_qr()
            case c.DefineLogo() | c.PrintLogo() | c.DeleteLogo():
                self._logo(command)
            case c.AutomaticStatus() | c.TransmitStatus() | c.TransmitId() | c.TransmitLogos() | c.Padding():
                pass
            case _:
                self._set_mode(command)
        return None

    def _set_mode(
        self,
        command: c.Initialise | c.SetAlign | c.SetEmphasis | c.SetSize | c.SetInverse | c.SelectCodePage
        | c.CancelKanji | c.QrModel | c.QrModuleDots | c.QrCorrection | c.QrStore,
    ) -> None:  # fmt: skip
        match command:
            case c.Initialise():
                self.paper.reset()
                self._code_page = CODE_PAGES[0]
                self._qr = _QrSettings()
            case c.SetAlign(align):
                if not self.paper.at_line_start:
                    raise PaperError("alignment changed in the middle of a line")
                self.paper.align = align
            case c.SetEmphasis(on):
                self.paper.restyle(bold=on)
            case c.SetSize(wide, high):
                self.paper.restyle(wide=wide, high=high)
            case c.SetInverse(on):
                self.paper.restyle(inverse=on)
            case c.SelectCodePage(page):
                self._select(page)
            case c.CancelKanji() | c.QrModel():
                pass
            case c.QrModuleDots(dots):
                self._qr.module_dots = dots
            case c.QrCorrection(level):
                self._qr.level = level
            case c.QrStore(data):
                self._qr.stored = data
            case _:
                assert_never(command)

    def _logo(self, command: c.DefineLogo | c.PrintLogo | c.DeleteLogo) -> None:
        match command:
            case c.DefineLogo(key, width, rows, data):
                picture = Image.frombytes("1", ((width + 7) // 8 * 8, rows), data)
                self.logos[key] = picture.crop((0, 0, width, rows))
            case c.DeleteLogo(key):
                for one in [key] if key else list(self.logos):
                    self.logos.pop(one, None)
            case c.PrintLogo(key, wide, high):
                if key not in self.logos:
                    raise PaperError(f"no picture {key!r} in the memory")
                logo = self.logos[key]
                self.paper.logo(key, logo.resize((logo.width * wide, logo.height * high), Image.Resampling.NEAREST))
            case _:
                assert_never(command)

    def _select(self, page: int) -> None:
        if page not in CODE_PAGES:
            raise PaperError(f"code page {page} is not in this printer")
        self._code_page = CODE_PAGES[page]

    def _decode(self, data: bytes) -> str:
        try:
            return data.decode(self._code_page)
        except UnicodeDecodeError as error:
            raise PaperError(f"byte {data[error.start]:02X} is no character of {self._code_page}") from error

    def _print_qr(self) -> None:
        if not self._qr.stored:
            raise PaperError("QR printed before any data was stored")
        symbol = segno.make(
            self._qr.stored, mode="byte", error=self._qr.level, micro=False, boost_error=False, encoding=None
        )
        side = len(symbol.matrix)
        picture = Image.frombytes("1", (side, side), _packed(symbol.matrix))
        dots = side * self._qr.module_dots
        if dots > self.paper.width:
            raise PaperError(f"QR of {dots} dots on paper of {self.paper.width}")
        self.paper.code(
            self._qr.stored.decode("utf-8", "replace"), picture.resize((dots, dots), Image.Resampling.NEAREST)
        )


def _packed(matrix: tuple[bytearray, ...]) -> bytes:
    """Modules (1 = dark) as rows of bits, most significant first."""
    stride = (len(matrix) + 7) // 8
    return b"".join(
        int("".join("1" if module else "0" for module in row).ljust(stride * 8, "0"), 2).to_bytes(stride, "big")
        for row in matrix
    )
