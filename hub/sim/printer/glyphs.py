"""The printer's own characters: code pages and dot-matrix cells.

A real head has a font in its ROM; ours is cut from Noto Sans into cells of 12 x 24 dots (font A) and,
like the real thing, enlarged by repeating dots.
"""

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CELL_WIDTH, CELL_HEIGHT = 12, 24
# Debian's fonts-noto-core; loaded by path so that every machine draws alike.
FONT_FOLDER = Path("/usr/share/fonts/truetype/noto")
# Epson's numbers for ESC t, which most makers follow; a page that is not here is an error of the sender.
CODE_PAGES = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7",
    16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 21: "cp874", 32: "cp720", 33: "cp775", 34: "cp855",
    35: "cp861", 36: "cp862", 37: "cp864", 38: "cp869", 39: "iso8859_2", 40: "iso8859_15", 44: "cp1125",
    45: "cp1250", 46: "cp1251", 47: "cp1253", 48: "cp1254", 49: "cp1255", 50: "cp1256", 51: "cp1257", 52: "cp1258",
}  # fmt: skip


class FontMissing(Exception):
    """Debian's fonts-noto-core is not installed; the message names the file."""


@lru_cache(maxsize=4)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    path = FONT_FOLDER / ("NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf")
    if not path.is_file():
        raise FontMissing(f"{path} is missing: install fonts-noto-core")
    return ImageFont.truetype(str(path), 18)


@lru_cache(maxsize=1024)
def cell(character: str, bold: bool) -> Image.Image:
    """One character as a 1-bit picture of 12 x 24 dots, 1 = black; wide letters are squeezed to fit."""
    font = _font(bold)
    advance = max(1, round(font.getlength(character)))
    wide = Image.new("L", (max(advance, CELL_WIDTH), CELL_HEIGHT), 0)
    ImageDraw.Draw(wide).text(((wide.width - advance) // 2, 19), character, fill=255, font=font, anchor="ls")
    if wide.width > CELL_WIDTH:
        wide = wide.resize((CELL_WIDTH, CELL_HEIGHT), Image.Resampling.BOX)
    return wide.point(lambda level: 255 if level > 110 else 0).convert("1", dither=Image.Dither.NONE)
