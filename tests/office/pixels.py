"""What a picture of a screen is made of."""

from PySide6.QtGui import QImage

from hub.face.tokens import ThemeName, load_look

LIGHT = load_look().themes[ThemeName.LIGHT]


def share(image: QImage, colour: str) -> float:
    """Share of the picture's pixels that are exactly of a colour, such as "#F4B13A"."""
    wanted = 0xFF000000 | int(colour.removeprefix("#"), 16)
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")
    return pixels.tolist().count(wanted) / len(pixels)
