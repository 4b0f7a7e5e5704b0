"""The seat map in words and letters, for a terminal and a report. Pure."""

from display.arrangement import Arrangement
from display.fitting import NoRoom, Shape
from display.fitting_screen import FittingScreen
from display.seats.zones import Letters, Sight, letters_of, reach_m, sight
from hub.wire.hall_terms import LayoutBeside, LayoutForm

SIGNS = {Sight.ALL: "#", Sight.WAY: "+", Sight.NUMBERS: "o", Sight.STEEP: "!", Sight.NOTHING: "."}
COLUMNS, MOST_ROWS = 61, 40
SHAPES = {
    "board": Shape(),
    "board + next": Shape(beside=LayoutBeside.NEXT),
    "board + media": Shape(beside=LayoutBeside.MEDIA),
    "counter": Shape(LayoutForm.COUNTER),
}


def report(fitting: FittingScreen, found: Arrangement) -> str:
    """What can be read from where, which layouts are legal, and a map."""
    screen, hall, letters = fitting.screen, fitting.hall, letters_of(found)
    hung = "at the height of the eyes" if hall.hang_m is None else f"its middle {hall.hang_m:g} m above the floor"
    lines = [
        f"{screen.diagonal_inch:g} inch, {screen.width_px}x{screen.height_px}, {hung}; eyes at {hall.eyes_m:g} m; "
        f"farthest seat {hall.farthest_m:g} m",
        f"Digits of calls: {letters.call_mm:.0f} mm ({found.board.rows} rows); who is next, notices: "
        f"{letters.middle_mm:.0f} mm; way, head, ticker: {letters.near_mm:.0f} mm",
        "",
        *_reaches(fitting, letters),
        "",
        *_layouts(fitting),
        "",
        *_map(fitting, letters),
        "  # everything   + numbers, counters, next, notices   o numbers and counters   ! too steep: the neck hurts"
        "   . not legible",
    ]
    return "\n".join(lines) + "\n"


def _reaches(fitting: FittingScreen, letters: Letters) -> list[str]:
    said = {
        Sight.NUMBERS: "Numbers and counters",
        Sight.WAY: "Who is next, notices",
        Sight.ALL: "The way in words, head, ticker",
    }
    lines = []
    for wanted, words in said.items():
        reach = reach_m(letters, fitting.hall, wanted)
        lines.append(f"{words}: from {reach[0]:.1f} m to {reach[1]:.1f} m" if reach else f"{words}: from nowhere")
    return lines


def _layouts(fitting: FittingScreen) -> list[str]:
    lines = []
    for name, shape in SHAPES.items():
        room = fitting.room(shape)
        if isinstance(room, NoRoom):
            lines.append(f"Layout {name}: refused, {room.detail}")
        else:
            lines.append(f"Layout {name}: {room.rows} row{'s' if room.rows != 1 else ''}")
    return lines


def _map(fitting: FittingScreen, letters: Letters) -> list[str]:
    """The screen above in the middle; a line is half a metre, or more in a deep hall."""
    deep = fitting.hall.farthest_m * 1.25
    step = max(0.5, deep / MOST_ROWS)
    lines = [" " * 6 + "[SCREEN]".center(COLUMNS)]
    away = step
    while away <= deep:
        places = ((column - COLUMNS // 2) * step / 2 for column in range(COLUMNS))
        lines.append(f"{away:4.1f}m " + "".join(SIGNS[sight(letters, fitting.hall, x, away)] for x in places))
        away += step
    return lines
