"""Which sentences a turn has, in which languages, and whose call each tells (W04 W10)."""

from dataclasses import replace

from display.voice.sentences import sentences_of
from display.voice.waiting import Form, Turn, Waiting
from tests.display.voice.room import CATALOGUES, call, notice

EVERY = frozenset({"en", "ar", "de", "zh"})


def said(form: Form, *items: object, says: frozenset[str] = EVERY) -> list[tuple[str, str, frozenset[int]]]:
    turn = Turn(tuple(Waiting(item, 0.0) for item in items), form)  # type: ignore[arg-type]
    return [(one.line.language, one.line.text, one.calls) for one in sentences_of(CATALOGUES, turn, says.__contains__)]


def test_a_name_is_said_before_the_number_and_tells_nobody_anything() -> None:
    named = replace(call(7, "de"), name="Berta Klein")
    assert said(Form.WHOLE, named) == [
        ("de", "Berta Klein.", frozenset()),
        ("de", "Nummer R, null, vier, zwei, Schalter 4.", frozenset({7})),
    ]


def test_each_is_called_in_the_own_language_or_the_offices() -> None:
    calls = [
        call(1, "ar", "en", label="R001"),
        call(2, "he", "en", label="R002"),
        call(3, "en", label="R003", sign="5"),
        call(4, "ar", "en", label="R004"),
        call(5, "he", label="R005"),
    ]
    assert said(Form.GROUPED, *calls) == [
        ("ar", "الشباك رقم 4: R، 0 0 1، R، 0 0 4.", frozenset({1, 4})),
        ("en", "counter 4: R, zero zero two.", frozenset({2})),
        ("en", "counter 5: R, zero zero three.", frozenset({3})),
    ]


def test_in_short_form_nothing_but_number_and_counter() -> None:
    assert said(Form.SHORT, call(1, "zh", "en")) == [("zh", "请R、零、四、二号到4号窗口。", frozenset({1}))]
    assert said(Form.SHORT, call(1, "he")) == []


def test_a_notice_is_said_in_the_languages_that_it_has_and_voices_can_say() -> None:
    lift = notice(en="The lift is out of order. Use the stairs.", he="המעלית מקולקלת.", de="Der Aufzug steht.")
    assert [(language, text) for language, text, _ in said(Form.WHOLE, lift)] == [
        ("en", "The lift is out of order."),
        ("en", "Use the stairs."),
        ("de", "Der Aufzug steht."),
    ]
