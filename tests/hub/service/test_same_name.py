"""The same name, however it is typed (K09)."""

import pytest

from hub.service.same_name import name_key


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("María García López", "lopez garcia MARIA"),
        ("O'Brien, Anne-Marie", "anne marie obrien"),
        ("Łukasz Żółw", "zolw lukasz"),
        ("Straße Jörg", "jorg strasse"),
        ("İpek Işık", "ipek isik"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("أحمد عَلِيّ", "احمد علي"),
        ("Ærø Søren", "soren aero"),
        ("王 小明", "小明 王"),
    ],
)
def test_case_accents_and_order_do_not_matter(kept: str, typed: str) -> None:
    assert name_key(kept) == name_key(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("Maria Garcia", "Maria Garcia Lopez"), ("Anna Bell", "Annabel L"), ("Ana Ana", "Ana")]
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("nothing", ["", " ", "- '", "́"])
def test_what_has_no_letter_is_nobodys_name(nothing: str) -> None:
    assert name_key(nothing) == ()
