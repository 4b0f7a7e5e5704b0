"""The seat map: by the same rule as the board, in words and as a picture."""

import math
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from display.arrangement import Arrangement, arrange
from display.fitting import Shape
from display.legible import Hall
from display.seats.__main__ import main
from display.seats.zones import Sight, letters_of, reach_m, sight
from hub.face.metrics import Screen, farthest_for

SCREEN = Screen(1920, 1080, 43.0)


def found(hall: Hall) -> Arrangement:
    made = arrange(SCREEN, hall, Shape())
    assert isinstance(made, Arrangement)
    return made


@pytest.mark.parametrize("hall", [Hall(10.0, 2.4), Hall(5.0, 2.2), Hall(3.0)])
def test_the_farthest_seat_reads_the_numbers_and_nobody_beyond_the_digits(hall: Hall) -> None:
    letters = letters_of(found(hall))
    assert sight(letters, hall, 0, hall.farthest_m) in (Sight.NUMBERS, Sight.WAY, Sight.ALL)
    reach = reach_m(letters, hall, Sight.NUMBERS)
    assert reach is not None
    assert reach[1] == pytest.approx(farthest_for(letters.call_mm, hall.rise_m), abs=0.2) or reach[1] >= hall.farthest_m


def test_what_is_near_steep_or_far_aside_is_told_apart() -> None:
    hall = Hall(10.0, 2.4)
    letters = letters_of(found(hall))
    assert sight(letters, hall, 0, 1.2 / math.tan(math.radians(31))) is Sight.STEEP
    assert sight(letters, hall, 0, 1.2 / math.tan(math.radians(29))) is Sight.ALL
    assert sight(letters, hall, 0, 5.0) is Sight.WAY
    assert sight(letters, hall, 0, 9.0) is Sight.NUMBERS
    assert sight(letters, hall, 9.0, 5.0) is Sight.NOTHING  # 61 degrees aside
    assert sight(letters, hall, 0, 11.0) is Sight.NOTHING
    assert sight(letters, hall, -3.0, 6.0) is sight(letters, hall, 3.0, 6.0)


def test_the_map_is_written_and_says_what_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "seats.png"
    assert main(["--inches", "43", "--farthest", "10", "--height", "2.4", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "Numbers and counters: from 2.1 m to 10.2 m" in said
    assert "Layout board + next: refused" in said
    picture = QImage(str(out))
    colours = {picture.pixelColor(x, 600).name() for x in range(100, 1000, 10)}
    assert len(colours) >= 3  # next and notices, numbers, nothing


def test_a_screen_nobody_could_read_is_refused_with_the_hall_it_would_serve(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--inches", "32", "--farthest", "12"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("REFUSED: ")
    assert "The map is for a farthest seat at 7." in said
