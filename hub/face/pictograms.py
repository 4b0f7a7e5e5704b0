"""Our own pictograms: 24 x 24 grid, round strokes, no fills but dots and halves, no faces, no flags.

Each body is SVG inside a group that sets stroke and width; `{ink}` stands for the colour where a shape
is filled. `svg()` makes a whole picture of it, for Qt, for web pages and for the ticket alike.
"""

from collections.abc import Mapping

STROKE = 1.75
STROKE_DISPLAY = 3.6
MIRRORED = frozenset({"back", "forward", "undo", "transfer"})
"""Turned over in right-to-left languages. Real-world arrows are not: left stays left."""


def _path(*d: str) -> str:
    return "".join(f'<path d="{part}"/>' for part in d)


def _dot(x: float, y: float, r: float = 1.1) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{{ink}}" stroke="none"/>'


def _ring(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}"/>'


_PERSON = _ring(9, 8.2, 3.2) + _path("M2.8 19.5c.5-3.6 3-5.6 6.2-5.6s5.7 2 6.2 5.6")
_SPEAKER = _path("M3.5 9.5v5h3.5l5 4v-13l-5 4z")
_SLASH = _path("M3.5 3.5l17 17")
_PRINTER = (
    "M7 8.5v-5h10v5M7 17H4.8a1.3 1.3 0 0 1-1.3-1.3V10a1.5 1.5 0 0 1 1.5-1.5h14a1.5 1.5 0 0 1 1.5 1.5"
    "v5.7a1.3 1.3 0 0 1-1.3 1.3H17"
)
_HALL = "M5.5 20v-8.5a6.5 6.5 0 0 1 13 0V20"


def _arrow(turn: int) -> str:
    """An arrow that points up, turned clockwise about the middle."""
    return f'<g transform="rotate({turn} 12 12)">{_path("M12 20V4.5M5.5 11L12 4.5l6.5 6.5")}</g>'


PICTOGRAMS: Mapping[str, str] = {
    # What people come for
    "house": _path("M3.5 11L12 4l8.5 7M5.5 9.5V20h13V9.5M10 20v-5h4v5"),
    "idcard": _path(
        "M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-11A1.5 1.5 0 0 1 4.5 5z"
    )
    + _ring(8.5, 10.2, 1.9)
    + _path("M5.7 15.8c.3-1.7 1.3-2.6 2.8-2.6s2.5.9 2.8 2.6M14.5 10h3.7M14.5 14h3.7"),
    "certificate": _path(
        "M12 20.5H6.5A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5h7.5L18.5 8v3.2M14 3.5V8h4.5M8.3 9.5h2.5M8.3 13h4"
    )
    + _ring(16.6, 15.4, 2.6)
    + _path("M15 17.7v4.3l1.6-1 1.6 1v-4.3"),
    "coins": '<ellipse cx="8.5" cy="6.5" rx="5.5" ry="2.5"/><ellipse cx="15.5" cy="13" rx="5.5" ry="2.5"/>'
    + _path(
        "M3 6.5v7c0 1 1.5 1.9 3.7 2.3M14 6.5v2M3 10c0 1 1.5 1.9 3.7 2.3M10 13v5c0 1.4 2.5 2.5 5.5 2.5"
        "s5.5-1.1 5.5-2.5v-5"
    ),
    "stamp": _path(
        "M9.6 13.5c.6-2.2-.9-3.6-.9-6a3.3 3.3 0 0 1 6.6 0c0 2.4-1.5 3.8-.9 6h3.6a2 2 0 0 1 2 2V17H4v-1.5"
        "a2 2 0 0 1 2-2zM5.5 20.5h13"
    ),
    "question": _ring(12, 12, 8.8) + _path("M9.3 9.4a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2") + _dot(12, 16.9),
    "calendar": _path(
        "M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V7"
        "A1.5 1.5 0 0 1 5 5.5zM3.5 10h17M8 3.5v4M16 3.5v4M9 15l2.2 2.2 4-4"
    ),
    "document": _path(
        "M6.5 3.5h7.5L18.5 8v11a1.5 1.5 0 0 1-1.5 1.5H6.5A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5z"
        "M14 3.5V8h4.5M8.5 12.5h6.5M8.5 16.3h6.5"
    ),
    # Finding and reading
    "scan": _path(
        "M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6"
        "a2 2 0 0 1-2-2v-2.5M3 12h18"
    ),
    "search": _ring(10.5, 10.5, 6.5) + _path("M15.3 15.3L20.5 20.5"),
    "globe": _ring(12, 12, 8.8) + '<ellipse cx="12" cy="12" rx="3.9" ry="8.8"/>' + _path("M3.2 12h17.6"),
    "textSize": _path("M2.5 18.5L8 5.5l5.5 13M4.5 14h7M14 18.5l3.7-8.5 3.8 8.5M15.3 15.6h4.9"),
    "contrast": _ring(12, 12, 8.8) + '<path d="M12 3.2a8.8 8.8 0 0 1 0 17.6z" fill="{ink}" stroke="none"/>',
    "lower": _path(
        "M7 3.5h10A1.5 1.5 0 0 1 18.5 5v14a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5"
        "A1.5 1.5 0 0 1 7 3.5zM12 7v6.5M9.2 11l2.8 2.8 2.8-2.8M8.8 17h6.4"
    ),
    "headset": _path(
        "M4 16v-3.5a8 8 0 0 1 16 0V16M5.5 14.5H7a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H5.5"
        "A1.5 1.5 0 0 1 4 18.5V16a1.5 1.5 0 0 1 1.5-1.5zM18.5 14.5H17a1 1 0 0 0-1 1v3.5a1 1 0 0 0 1 1"
        "h1.5a1.5 1.5 0 0 0 1.5-1.5V16a1.5 1.5 0 0 0-1.5-1.5z"
    ),
    "speaker": _SPEAKER + _path("M15.5 9a4.2 4.2 0 0 1 0 6M18.2 6.5a7.8 7.8 0 0 1 0 11"),
    "quiet": _SPEAKER + _path("M16 9.5l5 5M21 9.5l-5 5"),
    "help": _ring(9, 9.5, 3) + _path("M3 20.5c.4-3.6 2.8-5.6 6-5.6s5.6 2 6 5.6M14.5 3.5h6v5h-2.7l-2 2v-2h-1.3z"),
    "keypad": _path(
        "M6.5 3.5h11A1.5 1.5 0 0 1 19 5v14a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5z"
    )
    + "".join(_dot(x, y, 1.2) for y in (7.6, 12, 16.4) for x in (8.6, 12, 15.4)),
    # What would help
    "wheelchair": _ring(9.5, 4.3, 1.7) + _path("M9.5 8v6h5.5l2.8 5.5h2M9.5 10.8h5M7.2 11.8a4.9 4.9 0 1 0 7 5.6"),
    "pram": _path(
        "M11 4v6.5h8.5A8.5 6.5 0 0 0 11 4zM19.5 10.5c0 3.5-2.5 6-6 6h-1.5c-3.5 0-5.7-2.5-6.3-6L5 6.5H2.8M5.7 10.5H11"
    )
    + _ring(9, 19.3, 1.6)
    + _ring(16, 19.3, 1.6),
    "eyeOff": _path("M2.8 12c2-4 5.3-6.2 9.2-6.2s7.2 2.2 9.2 6.2c-2 4-5.3 6.2-9.2 6.2S4.8 16 2.8 12z")
    + _ring(12, 12, 2.8)
    + _SLASH,
    "earOff": _path(
        "M7 9.5a5.2 5.2 0 0 1 10.4 0c0 3.7-3.7 4.3-3.7 7.3a3.2 3.2 0 0 1-5.7 2M9.8 9.7"
        "a2.4 2.4 0 0 1 4.8 0c0 1.3-1.8 1.9-2.2 3.2"
    )
    + _SLASH,
    "interpreter": _path("M4 4h9.5v7.5H9l-2.5 2.5v-2.5H4zM16.5 9.5H20V17h-1.5v2.5L16 17h-5v-2.5"),
    # People and places
    "people": _ring(9, 8, 3.4)
    + _path("M2.8 20c.4-3.7 2.9-5.7 6.2-5.7s5.8 2 6.2 5.7M15.5 4.8a3.4 3.4 0 0 1 0 6.4M17.8 14.8c2 .8 3.2 2.6 3.4 5.2"),
    "person": _ring(12, 8, 3.6) + _path("M5 20.5c.5-4 3.2-6.2 7-6.2s6.5 2.2 7 6.2"),
    "notHere": _PERSON + _path("M17 12.5l4.5 4.5M21.5 12.5L17 17"),
    "clock": _ring(12, 12, 8.8) + _path("M12 7v5.2l3.3 2"),
    "arch": _path(_HALL + "M9 20v-8a3 3 0 0 1 6 0v8M2.8 20h18.4"),
    "stairs": _path("M3 19.5h4.5V15H12v-4.5h4.5V6H21"),
    "lift": _path(
        "M6 3.5h12A1.5 1.5 0 0 1 19.5 5v14a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5"
        "A1.5 1.5 0 0 1 6 3.5zM8.5 10.5L12 7l3.5 3.5M8.5 13.5L12 17l3.5-3.5"
    ),
    "toilet": _ring(7, 5.2, 1.7)
    + _ring(17, 5.2, 1.7)
    + _path("M4.5 9.5h5v5.5H8.5v5h-3v-5h-1zM17 9.5l-3 6.5h1.5v4h3v-4H20zM12 4v16.5"),
    "crest": _path(
        "M5 20.5V11a7 7 0 0 1 14 0v9.5M2.8 20.5h18.4M12 20.5v-6.8M12 15"
        "c-2.8.2-4.3-1.2-4.3-4 2.8-.2 4.3 1.2 4.3 4zM12 13.5c-.2-3.2 1.3-5 4.5-5.2.2 3.3-1.3 5.2-4.5 5.2"
        "z"
    ),
    # Ways
    "arrowUp": _arrow(0),
    "arrowUpRight": _arrow(45),
    "arrowRight": _arrow(90),
    "arrowDownRight": _arrow(135),
    "arrowDown": _arrow(180),
    "arrowDownLeft": _arrow(225),
    "arrowLeft": _arrow(270),
    "arrowUpLeft": _arrow(315),
    "back": _path("M20 12H4.5M11 5.5L4.5 12l6.5 6.5"),
    "forward": _path("M9 5l7 7-7 7"),
    # Things
    "ticket": _path(
        "M3 6.5h18v3.3a2.2 2.2 0 0 0 0 4.4v3.3H3v-3.3a2.2 2.2 0 0 0 0-4.4zM14.5 9.5v.01M14.5 12v.01M14.5 14.5v.01"
    ),
    "printer": _path(_PRINTER, "M7 13.5h10v7H7z"),
    "printerOff": _path(_PRINTER, "M7 13.5h10v7H7z") + _SLASH,
    "phone": _path(
        "M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15"
        "A1.5 1.5 0 0 1 8.5 3zM10.8 18h2.4"
    ),
    "bell": _path("M12 3v1.5M5 17.5c1.3-1.3 1.8-3 1.8-5.5v-2a5.2 5.2 0 0 1 10.4 0v2c0 2.5.5 4.2 1.8 5.5zM10 20.8h4"),
    "chart": _path("M4 4v16h16.5M8.5 16v-4M13 16V8M17.5 16v-6"),
    "key": _ring(7.5, 12, 4) + _path("M11.5 12H21M17.5 12v3.5M20.5 12v2.5"),
    "lock": _path(
        "M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7"
        "a1.5 1.5 0 0 1 1.5-1.5zM8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2"
    ),
    # Doing
    "tick": _path("M4.5 12.5l5 5 10-11"),
    "cross": _path("M6 6l12 12M18 6L6 18"),
    "plus": _path("M12 5v14M5 12h14"),
    "minus": _path("M5 12h14"),
    "more": _dot(5.5, 12, 1.5) + _dot(12, 12, 1.5) + _dot(18.5, 12, 1.5),
    "erase": _path("M8.5 6h11A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-11L3 12zM11.5 9.5l5 5M16.5 9.5l-5 5"),
    "space": _path("M4 10v4.5A1.5 1.5 0 0 0 5.5 16h13a1.5 1.5 0 0 0 1.5-1.5V10"),
    "shift": _path("M12 3.8l8 8.2h-4v7.5H8V12H4z"),
    "undo": _path("M8.5 4.5L4 9l4.5 4.5M4 9h10.5a5 5 0 0 1 0 10H10"),
    "transfer": _path("M4 8h15.5M15.5 4l4 4-4 4M20 16.5H4.5M8.5 12.5l-4 4 4 4"),
    "park": _path("M8.5 5v14M15.5 5v14"),
    "break": _path(
        "M5 9.5h11v5.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 15zM16 11h1.5a2.5 2.5 0 0 1 0 5H16"
        "M8.5 6.5v-3M12.5 6.5v-3"
    ),
    "signOut": _path("M10 4.5H5.5v15H10M14.5 7.5L19 12l-4.5 4.5M19 12H9.5"),
    "warning": _path("M12 4l9 15.5H3zM12 10v4.5") + _dot(12, 17),
    "linkLost": _path("M2.8 9.5a13 13 0 0 1 18.4 0M6 13a8.5 8.5 0 0 1 12 0M9.2 16.3a4 4 0 0 1 5.6 0")
    + _dot(12, 19.5)
    + _SLASH,
}


def canonical(name: str) -> str:
    """The set's name for one written as in settings files: "link_lost" is "linkLost"."""
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def svg(name: str, colour: str, *, stroke: float = STROKE, mirrored: bool = False) -> str:
    """The pictogram as an SVG document. `KeyError` for a name that is not in the set."""
    name = canonical(name)
    body = PICTOGRAMS[name].replace("{ink}", colour)
    turn = ' transform="matrix(-1 0 0 1 24 0)"' if mirrored and name in MIRRORED else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<g fill="none" stroke="{colour}" stroke-width="{stroke:g}" stroke-linecap="round" '
        f'stroke-linejoin="round"{turn}>{body}</g></svg>'
    )
