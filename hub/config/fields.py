"""How a settings dataclass declares its fields: meaning, default, bounds.

    @dataclass(frozen=True, slots=True)
    class Printer:
        host: str = setting("Address of the printer.", default="192.168.1.50", longest=253)
        port: int = setting("TCP port of the printer.", default=9100, low=1, high=65535)

    @dataclass(frozen=True, slots=True)
    class Box:
        printer: Printer = section("The ticket printer.", Printer, tolerant=True)
        signs: tuple[Sign, ...] = entries("The signs.")         # [[signs]]

Every field has a default, so an empty file is a valid one.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from typing import Any, TypeVar

META = "vestibule.setting"
LONGEST_TEXT = 1024
LONGEST_LIST = 64

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """`low` and `high` are inclusive and bind numbers; `longest` binds text (characters) and lists (entries).
    `pattern` (regular expression, whole text) comes with `pattern_means`, the same in words."""

    doc: str
    low: float | None = None
    high: float | None = None
    longest: int | None = None
    pattern: str | None = None
    pattern_means: str = ""
    tolerant: bool = False


def setting(
    doc: str,
    *,
    default: T,
    low: float | None = None,
    high: float | None = None,
    longest: int | None = None,
    pattern: str | None = None,
    pattern_means: str = "",
) -> T:
    """A field of a settings dataclass; typed as its value, like `dataclasses.field`."""
    bounds = Bounds(doc, low, high, longest, pattern, pattern_means)
    made: Any = field(default=default, metadata={META: bounds})
    return made  # type: ignore[no-any-return]  # a Field stands in for its value, as in dataclasses.field


def section(doc: str, cls: Callable[[], T], *, tolerant: bool = False) -> T:
    """A table of the file. `tolerant`: a fault inside sets this section back to its defaults and is reported, but
    does not stop the program: one bad device must not close an office (B04)."""
    made: Any = field(default_factory=cls, metadata={META: Bounds(doc, tolerant=tolerant)})
    return made  # type: ignore[no-any-return]


def entries(doc: str, *, longest: int = LONGEST_LIST, tolerant: bool = False) -> Any:
    """A list of tables ([[keypads]]), declared as `tuple[Keypad, ...]`; none by default. `tolerant`: an entry with a
    fault is left out and reported, the others stand."""
    return field(default=(), metadata={META: Bounds(doc, longest=longest, tolerant=tolerant)})


def bounds_of(metadata: Any) -> Bounds:
    """What a field declared; fields made without `setting` are a mistake of ours."""
    found = metadata.get(META, MISSING)
    if not isinstance(found, Bounds):
        raise TypeError("a settings field is declared with setting() or section()")
    return found
