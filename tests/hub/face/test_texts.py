import datetime as dt
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES, known, language, without_isolates
from hub.face.texts import Catalogues

ARABIC = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "Take a number"
msgstr "خذ رقمًا"

msgid "Counter {number}"
msgstr "الشباك {number}"

msgid "Not yet"
msgstr ""

msgid "{count} person before you"
msgid_plural "{count} people before you"
msgstr[0] "لا أحد أمامك"
msgstr[1] "شخص واحد أمامك"
msgstr[2] "شخصان أمامك"
msgstr[3] "أمامك {count} أشخاص"
msgstr[4] "أمامك {count} شخصًا"
msgstr[5] "أمامك {count} شخص"
"""

COMMON = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Back"
msgstr "رجوع"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar/kiosk.po").write_text(ARABIC, "utf-8")
    (tmp_path / "ar/common.po").write_text(COMMON, "utf-8")
    return Catalogues(tmp_path)


def test_a_message_with_its_field(catalogues: Catalogues) -> None:
    texts = catalogues.texts("ar", "kiosk")
    assert texts.t("Take a number") == "خذ رقمًا"
    assert texts.t("Counter {number}", number="4") == "الشباك 4"


def test_arabic_has_six_plural_forms(catalogues: Catalogues) -> None:
    texts = catalogues.texts("ar", "kiosk")
    said = [texts.n("{count} person before you", "{count} people before you", n) for n in (0, 1, 2, 6, 14, 100)]
    assert said == [
        "لا أحد أمامك",
        "شخص واحد أمامك",
        "شخصان أمامك",
        "أمامك 6 أشخاص",
        "أمامك 14 شخصًا",
        "أمامك 100 شخص",
    ]


def test_a_domain_speaks_the_common_words_too(catalogues: Catalogues) -> None:
    assert catalogues.texts("ar", "kiosk").t("Back") == "رجوع"
    assert catalogues.texts("ar", "display").t("Back") == "رجوع"


@pytest.mark.parametrize("message", ["Not yet", "Never seen"])
def test_what_is_not_translated_is_said_in_english(catalogues: Catalogues, message: str) -> None:
    assert catalogues.texts("ar", "kiosk").t(message) == message


@pytest.mark.parametrize("code", ["pl", "xx", ""])
def test_a_language_without_catalogue_speaks_english(catalogues: Catalogues, code: str) -> None:
    texts = catalogues.texts(code, "kiosk")
    assert texts.t("Take a number") == "Take a number"
    assert texts.n("{count} person", "{count} people", 1) == "1 person"
    assert texts.n("{count} person", "{count} people", 0) == "0 people"


def test_a_catalogue_that_does_not_exist_is_named(catalogues: Catalogues) -> None:
    with pytest.raises(ValueError, match="no catalogue 'lift'"):
        catalogues.texts("ar", "lift")


def test_texts_are_read_once(catalogues: Catalogues) -> None:
    assert catalogues.texts("ar", "kiosk") is catalogues.texts("ar", "kiosk")


def test_dates_by_language_and_clocks_alike_everywhere() -> None:
    shipped = Catalogues.load()
    day = dt.date(2026, 11, 24)
    found = {spoken.code: shipped.texts(spoken.code, "common") for spoken in LANGUAGES}
    assert found["en"].day(day) == "Tuesday 24 November"
    assert found["en"].day_year(day) == "Tuesday 24 November 2026"
    assert found["es"].day(day) == "martes 24 de noviembre"
    assert found["ar"].day(day) == "الثلاثاء 24 نوفمبر"
    assert found["ar"].weekday(day) == "الثلاثاء"
    for texts in found.values():
        assert "24" in texts.day(day)
        assert without_isolates(texts.time(dt.time(9, 5))) == "9:05"


def test_codes_keep_their_order_only_where_they_must() -> None:
    shipped = Catalogues.load()
    assert shipped.texts("ar", "common").code("R042") == "\u2066R042\u2069"
    assert shipped.texts("en", "common").code("R042") == "R042"


def test_fourteen_languages_each_with_its_own_name() -> None:
    assert len({spoken.autonym for spoken in LANGUAGES}) == 14
    assert [spoken.code for spoken in LANGUAGES if spoken.rtl] == ["ar", "he"]
    assert known("vi")
    assert not known("xx")
    assert language("xx").code == "en"


@pytest.mark.parametrize(
    ("domain", "one", "many"),
    [
        ("kiosk", "{count} person", "{count} people"),
        ("ticket", "{count} person before you", "{count} people before you"),
        ("web", "{count} person before you", "{count} people before you"),
        ("display", "{count} person waiting", "{count} people waiting"),
    ],
)
def test_eleven_to_ninety_nine_people_stand_in_the_accusative(domain: str, one: str, many: str) -> None:
    """In Arabic; the catalogues' rule numbers that form 5, after the one for hundreds."""
    texts = Catalogues.load().texts("ar", domain)
    assert all("شخصًا" in texts.n(one, many, count) for count in (11, 42, 99))
    assert "شخصًا" not in texts.n(one, many, 100)
    assert "أشخاص" in texts.n(one, many, 3)
