"""Lines are drawn once and are the same lines; what was long not asked for is drawn anew (T01)."""

from hub.face.kept_strips import LINES, KeptStrips
from tests.hub.face.ticket.boxes import BoxStrips


def letters(strips: KeptStrips | BoxStrips, text: str, *, bold: bool = False) -> object:
    return strips.render(text, language="en", size_dots=24, bold=bold, max_width=500)


def test_a_line_is_drawn_once_and_is_the_same() -> None:
    boxes = BoxStrips()
    kept = KeptStrips(boxes)
    assert [letters(kept, "Need help?") for _ in range(3)] == [letters(BoxStrips(), "Need help?")] * 3
    assert kept.pictogram("arch", size_dots=60) == kept.pictogram("arch", size_dots=60)
    assert len(boxes.drawn) == 2
    letters(kept, "Need help?", bold=True)
    assert len(boxes.drawn) == 3


def test_no_more_is_kept_than_the_bound() -> None:
    boxes = BoxStrips()
    kept = KeptStrips(boxes)
    for number in range(LINES + 1):
        letters(kept, f"R{number}")
    letters(kept, "R0")
    assert len(boxes.drawn) == LINES + 2
