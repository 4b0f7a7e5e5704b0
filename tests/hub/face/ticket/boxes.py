"""A `StripRenderer` without fonts: every letter is a box, so that layouts can be counted in dots."""

import textwrap

from hub.face.strip import Strip


def solid(width: int, height: int, ink: int) -> Strip:
    """`height` rows, the middle `ink` of them black over the whole width."""
    stride = (width + 7) // 8
    black = (((1 << width) - 1) << (stride * 8 - width)).to_bytes(stride, "big") if width else b""
    above = (height - ink) // 2
    below = height - ink - above
    return Strip(width, height, bytes(stride * above) + black * ink + bytes(stride * below))


class BoxStrips:
    """Letters are half an em wide, capitals 0.714 em high, lines 1.36 em; it remembers what it drew."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, int, bool, str]] = []

    def render(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> Strip:
        self.drawn.append((text, size_dots, bold, language))
        width = min(max_width, len(text) * size_dots // 2)
        return solid(width, round(size_dots * 1.36), round(size_dots * 0.714))

    def wrap(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> tuple[str, ...]:
        return tuple(textwrap.wrap(text, max(1, max_width * 2 // size_dots)))

    def picture(self, png: bytes, *, max_width: int, max_height: int) -> Strip:
        return solid(min(max_width, 200), min(max_height, 80), min(max_height, 80))

    def pictogram(self, name: str, *, size_dots: int) -> Strip:
        self.drawn.append((f"<{name}>", size_dots, False, ""))
        return solid(size_dots, size_dots, size_dots)
