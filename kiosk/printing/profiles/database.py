"""The door to python-escpos: its printer database, as our `PrinterModel`. The only file that imports it.

The library reads its database at import and caches it where ESCPOS_CAPABILITIES_PICKLE_DIR says (else in a fresh
temporary folder at every start, 2.6 times slower); so the variable is set first, here.
"""

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.printing.errors import UnknownModel
from kiosk.printing.model import PrinterModel

# Double-byte pages take more than an ESC t; those lines go as pictures.
DOUBLE_BYTE = frozenset({"cp932"})
# What is tried first: Western and Central European pages that most paper needs.
PREFERRED = ("cp437", "cp1252", "cp858", "cp850", "cp852", "cp1250", "cp866", "cp1251", "cp737", "cp1253", "cp857")


def load_model(name: str, dots: int, cache: Path, also: Iterable[str] = ()) -> PrinterModel:
    """The model `name` of the database, printing at most `dots` wide. `cache` is a folder of ours that may be written.

    Raises `UnknownModel` (it names the nearest model, of those in `also`, too) when the database has no such model.
    """
    capabilities = _capabilities(cache)
    profiles: Mapping[str, Mapping[str, Any]] = capabilities["profiles"]
    if name not in profiles:
        near = difflib.get_close_matches(name, [*profiles, *also], n=1, cutoff=0.3)
        hint = f", did you mean {near[0]!r}?" if near else ""
        raise UnknownModel("unknown_printer_model", f"no printer model {name!r}{hint}")
    profile = profiles[name]
    features = profile["features"]
    return PrinterModel(
        name=name,
        dots=_width(profile, dots),
        code_pages=_code_pages(profile["codePages"], capabilities["encodings"]),
        native_qr=bool(features.get("qrCode")),
        logo_memory=bool(features.get("graphics")),
        full_cut=bool(features.get("paperFullCut")),
        partial_cut=bool(features.get("paperPartCut")),
    )


def _width(profile: Mapping[str, Any], dots: int) -> int:
    """180 dpi models and narrow ones print fewer dots than the roll has; for some the database does not know."""
    pixels = profile["media"]["width"].get("pixels")
    return min(dots, pixels) if isinstance(pixels, int) else dots


def _capabilities(cache: Path) -> Mapping[str, Any]:
    cache.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(cache))
    from escpos.capabilities import CAPABILITIES  # not before the variable is set

    found: Mapping[str, Any] = CAPABILITIES
    return found


def _code_pages(pages: Mapping[str, str], encodings: Mapping[str, Mapping[str, Any]]) -> tuple[tuple[int, str], ...]:
    """Pages that Python can encode, the usual ones first."""
    known = [
        (int(number), codec)
        for number, name in pages.items()
        if (codec := encodings.get(name, {}).get("python_encode")) and codec not in DOUBLE_BYTE
    ]
    return tuple(_first_of_each(sorted(known, key=_rank)))


def _rank(page: tuple[int, str]) -> tuple[int, int]:
    number, codec = page
    return (PREFERRED.index(codec) if codec in PREFERRED else len(PREFERRED), number)


def _first_of_each(pages: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    seen: set[str] = set()
    return [page for page in pages if not (page[1] in seen or seen.add(page[1]))]  # type: ignore[func-returns-value]
