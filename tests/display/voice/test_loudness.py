"""How loud, by zone and hour of the office (W03); and how quiet a video is meanwhile (W11)."""

from datetime import UTC, datetime

import pytest

from display.voice.ducking import DUCKED_DB, FALL_S, RISE_S, MediaLevel
from display.voice.loudness import Loudness, gain
from hub.wire.office import LoudnessView
from tests.display.lobby import OFFICE


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def steps(*given: tuple[int, int]) -> list[LoudnessView]:
    return [LoudnessView(start=hour * 60, percent=percent) for hour, percent in given]


HALLS = Loudness({"a": steps((8, 80), (12, 30), (13, 70)), "b": steps((0, 50)), "c": []}, "Europe/Berlin")


@pytest.mark.parametrize(
    ("utc", "percent"), [((7, 0), 80), ((10, 59), 80), ((11, 0), 30), ((12, 0), 70), ((6, 59), 70), ((23, 0), 70)]
)
def test_the_hour_is_the_offices_and_the_last_of_a_day_holds_past_midnight(utc: tuple[int, int], percent: int) -> None:
    assert HALLS.percent("a", at(*utc)) == percent


def test_without_a_wish_it_is_as_loud_as_the_display_and_without_a_zone_as_the_loudest() -> None:
    assert HALLS.percent("c", at(11)) == 100
    assert HALLS.percent("", at(11)) == 100
    assert Loudness({"a": steps((0, 20)), "b": steps((0, 60))}).percent("", at(11)) == 60
    assert Loudness().percent("anywhere", at(11)) == 100


def test_it_is_read_from_the_office() -> None:
    zone = OFFICE.zones[0].model_copy(update={"loudness": steps((0, 40))})
    office = OFFICE.model_copy(update={"zones": [zone, OFFICE.zones[1]]})
    assert Loudness.of_office(office).percent("a", at(3)) == 40
    assert Loudness.of_office(office).percent("b", at(3)) == 100


def test_half_is_half_as_loud_to_the_ear() -> None:
    assert gain(100) == 1.0
    assert gain(50) == pytest.approx(10 ** (-10 / 20))
    assert gain(25) == pytest.approx(10 ** (-20 / 20))
    assert gain(0) == 0.0
    assert gain(400) == 1.0


def test_a_video_slides_down_by_18_db_and_up_again() -> None:
    now = 5.0
    level = MediaLevel(lambda: now)
    assert level.gain() == pytest.approx(1.0)
    level.lower()
    now += FALL_S / 2
    assert level.gain() == pytest.approx(10 ** (DUCKED_DB / 2 / 20))
    now += FALL_S
    assert level.gain() == pytest.approx(10 ** (DUCKED_DB / 20))
    level.restore()
    assert level.gain() == pytest.approx(10 ** (DUCKED_DB / 20)), "nothing jumps"
    now += RISE_S
    assert level.gain() == pytest.approx(1.0)
