"""Lines of much the same length, and dates that stay whole where it matters."""

import textwrap

import pytest

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.face.ticket.breaking import KEPT_TOGETHER, balanced, day_kept
from tests.kiosk.printing.samples import ISSUED


def wrapped(text: str, dots: int) -> tuple[str, ...]:
    """Letters of ten dots."""
    return tuple(textwrap.wrap(text, max(1, dots // 10)))


def test_the_last_line_is_no_single_word() -> None:
    text = "Need help? Please ask our staff."
    assert wrapped(text, 300) == ("Need help? Please ask our", "staff.")
    assert balanced(lambda limit: wrapped(text, limit), 300) == ("Need help? Please", "ask our staff.")


@pytest.mark.parametrize("text", ["", "one", "one line of words"])
def test_what_fits_one_line_is_left_alone(text: str) -> None:
    assert balanced(lambda limit: wrapped(text, limit), 400) == wrapped(text, 400)


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("Tuesday 24 November 2026", "Tuesday 24_November 2026"),
        ("Dienstag, 24. November 2026", "Dienstag, 24._November 2026"),
        ("martes, 3 de noviembre de 2026", "martes, 3_de noviembre de 2026"),
        ("2026年11月24日 星期二", "2026年11月24日 星期二"),
    ],
)
def test_a_day_stays_with_its_month(date: str, kept: str) -> None:
    assert day_kept(date) == kept.replace("_", KEPT_TOGETHER)


def test_no_date_is_changed_but_for_its_spaces() -> None:
    for language in LANGUAGES:
        date = Catalogues.load().texts(language.code, "ticket").day_year(ISSUED.date())
        assert day_kept(date).replace(KEPT_TOGETHER, " ") == date
