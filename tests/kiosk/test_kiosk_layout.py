"""The grids: as many choices as fit, never smaller than the rules allow."""

import pytest

from hub.face.metrics import Screen
from kiosk.layout import Layout, language_plan, service_plan
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, SMALL

SMALL_LANDSCAPE = Screen(1280, 800, 10.1)


@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE, SMALL, SMALL_LANDSCAPE, Screen(1080, 1920, 32)])
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("lower", [False, True])
def test_a_page_fits_between_its_head_and_its_foot(screen: Screen, bigger: bool, lower: bool) -> None:
    lower = lower and Layout(screen).can_lower
    for plan in (
        service_plan(screen, bigger=bigger, lower=lower),
        language_plan(screen, bigger=bigger, lower=lower),
    ):
        foot = screen.height_px - plan.strip - plan.pad - (0 if plan.side else plan.key + plan.gap)
        assert plan.top + plan.rows * (plan.row + plan.gap) - plan.gap <= foot
        assert plan.row >= screen.px(20)
        assert plan.gap >= screen.px(3)
        assert plan.fit >= 1


def test_the_mock_up_s_six_services_and_fourteen_languages_fit_on_one_page() -> None:
    assert Layout(PORTRAIT).services(bigger=False, lower=False) >= 6
    assert Layout(PORTRAIT).languages(bigger=False, lower=False) == 14
    assert Layout(LANDSCAPE).services(bigger=False, lower=False) == 6


def test_the_lower_layout_has_four_keys_at_the_foot_of_a_high_screen_only() -> None:
    assert Layout(PORTRAIT).can_lower
    assert Layout(PORTRAIT).services(bigger=False, lower=True) == 4
    assert service_plan(PORTRAIT, bigger=False, lower=True).top > PORTRAIT.height_px / 2
    assert not Layout(LANDSCAPE).can_lower
    assert Layout(SMALL).services(bigger=False, lower=True) == Layout(SMALL).services(bigger=False, lower=False)


@pytest.mark.parametrize(
    ("screen", "advice"),
    [
        (PORTRAIT, ""),
        (LANDSCAPE, ""),
        (SMALL, ""),
        (SMALL_LANDSCAPE, "turn it upright"),
        (Screen(800, 480, 7), "use 10 inches or more"),
    ],
)
def test_a_screen_that_would_break_a_rule_is_refused_with_its_reason(screen: Screen, advice: str) -> None:
    assert Layout(screen).refusal.endswith(advice)
    assert bool(Layout(screen).refusal) == bool(advice)


def test_a_small_screen_cannot_enlarge() -> None:
    assert not Layout(SMALL).can_enlarge
    assert Layout(PORTRAIT).can_enlarge
