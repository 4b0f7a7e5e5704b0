"""Every layout on many screens: inside, beside each other, with letters that keep the rule; or refused, with a reason
and a distance for which it is legal."""

from dataclasses import replace
from itertools import product

import pytest

from display.arrangement import Arrangement, Box, arrange
from display.fitting import NoRoom, Room, Shape
from display.fitting_screen import FittingScreen
from display.legible import MIDDLE, NEAR, Hall, Refused, em_px
from hub.face.metrics import Screen, digit_mm
from hub.wire.hall_terms import LayoutBeside, LayoutForm

SCREENS = [
    Screen(1920, 1080, 43.0),
    Screen(1080, 1920, 32.0),
    Screen(2160, 3840, 55.0),
    Screen(1280, 800, 10.1),
    Screen(800, 1280, 10.1),
    Screen(1920, 540, 37.0),
]
HALLS = [Hall(metres, hang) for metres in (1.0, 3.0, 5.0, 8.0) for hang in (None, 2.4)]
SHAPES = [
    Shape(form, beside, ticker, notice)
    for form, beside, ticker, notice in product(LayoutForm, LayoutBeside, (False, True), (False, True))
    if form is LayoutForm.BOARD or beside is LayoutBeside.NOTHING
]


def boxes(found: Arrangement) -> list[Box]:
    parts = [found.head, found.rows, found.pane, found.ticker]
    if found.notice != found.head:
        parts.append(found.notice)
    return [part for part in parts if part.width > 0]


def apart(one: Box, other: Box) -> bool:
    across = one.x + one.width <= other.x or other.x + other.width <= one.x
    return across or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize("screen", SCREENS)
def test_parts_stand_inside_the_screen_beside_each_other_and_keep_their_letters(screen: Screen) -> None:
    for hall, shape in product(HALLS, SHAPES):
        found = arrange(screen, hall, shape)
        if isinstance(found, Refused):
            continue
        parts = boxes(found)
        for at, box in enumerate(parts):
            assert box.x >= 0, (hall, shape)
            assert box.y >= 0, (hall, shape)
            assert box.x + box.width <= screen.width_px, (hall, shape)
            assert box.y + box.height <= screen.height_px, (hall, shape)
            assert all(apart(box, other) for other in parts[at + 1 :]), (hall, shape)
        assert found.board.digit_mm >= digit_mm(hall.farthest_m, hall.rise_m), (hall, shape)
        assert found.middle_em >= em_px(screen, hall, MIDDLE)
        assert found.near_em >= em_px(screen, hall, NEAR)
        assert found.board.rows * found.board.row_px <= found.rows.height
        if shape.beside is not LayoutBeside.NOTHING:
            assert found.board.rows >= 2


@pytest.mark.parametrize("screen", SCREENS)
def test_a_refused_layout_says_for_which_seats_it_would_be_legal(screen: Screen) -> None:
    told = 0
    for hall, shape in product([Hall(metres, 2.0) for metres in (4.0, 8.0, 14.0)], SHAPES):
        found = arrange(screen, hall, shape)
        if isinstance(found, Arrangement) or shape.notices:
            continue
        told += 1
        assert found.what
        assert found.largest_m < hall.farthest_m
        if found.largest_m:
            nearer = replace(hall, farthest_m=found.largest_m)
            assert isinstance(arrange(screen, nearer, shape), Arrangement), (found, shape)
    assert told


def test_a_notice_never_makes_a_layout_illegal() -> None:
    for screen, hall, shape in product(SCREENS, HALLS, SHAPES):
        plain = arrange(screen, hall, replace(shape, notices=False))
        noticed = arrange(screen, hall, replace(shape, notices=True))
        assert isinstance(noticed, Arrangement) == isinstance(plain, Arrangement), (screen, hall, shape)
        if isinstance(noticed, Arrangement):
            assert noticed.notice.height > 0


def test_a_pane_that_takes_the_rows_room_is_refused_up_to_where_it_fits() -> None:
    screen, wanted = Screen(1920, 1080, 43.0), Shape(beside=LayoutBeside.NEXT)
    refused = arrange(screen, Hall(10.0), wanted)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.largest_m) == ("no_room_beside", 7.3)
    assert isinstance(arrange(screen, Hall(7.3), wanted), Arrangement)
    assert isinstance(arrange(screen, Hall(7.4), wanted), Refused)


def test_nothing_is_shown_where_nobody_could_read_it() -> None:
    for shape in SHAPES:
        assert isinstance(arrange(Screen(800, 480, 7.0), Hall(12.0), shape), Refused)


def test_the_presenter_is_told_what_the_screen_holds() -> None:
    fitting = FittingScreen(Screen(1920, 1080, 43.0), Hall(5.0, 2.2))
    assert fitting.room(Shape()) == Room(rows=5)
    room = fitting.room(Shape(beside=LayoutBeside.NEXT, ticker=True, notices=True))
    assert isinstance(room, Room)
    assert room.rows >= 2
    assert (room.notices, room.next_labels) == (1, 3)
    assert room.next_lines >= 2
    assert 40 < room.ticker_signs < 120
    refused = FittingScreen(Screen(1920, 1080, 43.0), Hall(10.0, 2.2)).room(Shape(beside=LayoutBeside.NEXT))
    assert isinstance(refused, NoRoom)
    assert refused.reason == "no_room_beside"
    assert "from 7 m" in refused.detail
