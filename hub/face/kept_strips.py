"""Lines that have been drawn already, kept for the next ticket: most of a ticket says the same each time."""

from functools import lru_cache

from hub.face.strip import Strip, StripRenderer

LINES = 128
"""3 kB each, the letters of a number 9 kB; a ticket has some twelve, three of which are its own."""
BREAKS = 256
"""Texts broken into lines, each for several widths while the best one is looked for."""
DRAWINGS = 8
"""Pictograms, and logos with the picture they were made of."""


class KeptStrips:
    """A `StripRenderer` that draws nothing twice of what it was lately asked for. Any thread may draw with it."""

    def __init__(self, strips: StripRenderer) -> None:
        self._render = lru_cache(LINES)(strips.render)
        self._wrap = lru_cache(BREAKS)(strips.wrap)
        self._picture = lru_cache(DRAWINGS)(strips.picture)
        self._pictogram = lru_cache(DRAWINGS)(strips.pictogram)

    def render(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> Strip:
        """See `StripRenderer.render`."""
        return self._render(text, language=language, size_dots=size_dots, bold=bold, max_width=max_width)

    def wrap(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> tuple[str, ...]:
        """See `StripRenderer.wrap`."""
        return self._wrap(text, language=language, size_dots=size_dots, bold=bold, max_width=max_width)

    def picture(self, png: bytes, *, max_width: int, max_height: int) -> Strip:
        """See `StripRenderer.picture`."""
        return self._picture(png, max_width=max_width, max_height=max_height)

    def pictogram(self, name: str, *, size_dots: int) -> Strip:
        """See `StripRenderer.pictogram`."""
        return self._pictogram(name, size_dots=size_dots)
