"""Noto fonts, loaded by path from Debian's packages, so that every machine draws alike.

With no fonts installed Qt draws blank text without an error; here a missing file is named with the
package that brings it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from hub.face.tokens import Look

FONTS_ROOT = Path("/usr/share/fonts")


class FontMissingError(Exception):
    """A technician can mend it: install `package`. Reason key `font_missing`."""

    reason = "font_missing"

    def __init__(self, package: str, file: Path) -> None:
        super().__init__(f"the font {file} is missing: install the Debian package {package}")
        self.package = package
        self.file = file


@dataclass(frozen=True, slots=True)
class FontSource:
    package: str
    files: tuple[str, ...]


def _core(stem: str) -> FontSource:
    return FontSource("fonts-noto-core", tuple(f"truetype/noto/{stem}-{w}.ttf" for w in ("Regular", "Bold")))


SOURCES = {
    "Noto Sans": _core("NotoSans"),
    "Noto Sans Arabic": _core("NotoSansArabic"),
    "Noto Sans Hebrew": _core("NotoSansHebrew"),
    "Noto Sans Devanagari": _core("NotoSansDevanagari"),
    "Noto Sans CJK SC": FontSource(
        "fonts-noto-cjk", tuple(f"opentype/noto/NotoSansCJK-{w}.ttc" for w in ("Regular", "Bold"))
    ),
}
DEFAULT_FAMILY = "Noto Sans"


def family(look: Look, language: str) -> str:
    """The family of a language, as the tokens say."""
    return look.fonts.family.get(language, look.fonts.family["default"])


class Fonts:
    """The fonts of this process. Needs a QGuiApplication."""

    def __init__(self, look: Look, root: Path = FONTS_ROOT) -> None:
        self._look = look
        self._root = root
        self._loaded: list[str] = []

    def need(self, languages: Iterable[str]) -> None:
        """Load what these languages need and was not loaded yet, besides Latin, Cyrillic and Greek, which every screen
        has.

        Raises `FontMissingError`. Chinese costs about 40 MB and is loaded only where it is spoken. Every family falls
        back to the others, so that a Latin code inside Arabic is Noto too.
        """
        wanted = dict.fromkeys([DEFAULT_FAMILY, *(family(self._look, language) for language in languages)])
        fresh = [name for name in wanted if name not in self._loaded]
        for name in fresh:
            source = SOURCES[name]
            for file in (self._root / part for part in source.files):
                if not file.is_file() or QFontDatabase.addApplicationFont(str(file)) < 0:
                    raise FontMissingError(source.package, file)
            self._loaded.append(name)
        if fresh:
            for name in self._loaded:
                QFont.removeSubstitutions(name)
                QFont.insertSubstitutions(name, [other for other in self._loaded if other != name])


def load_fonts(look: Look, languages: Iterable[str], root: Path = FONTS_ROOT) -> None:
    """All at once, for programs whose languages are known when they start (see `Fonts.need`)."""
    Fonts(look, root).need(languages)
