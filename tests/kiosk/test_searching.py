"""Everyday words find a service in every language, with or without accents, in part, mistyped (K02)."""

import time

import pytest

from hub.wire.office import ServiceView
from kiosk.searching import find, fold
from tests.kiosk.journeys import service


def office() -> list[ServiceView]:
    words = {
        "id-card": (
            {
                "en": "ID card",
                "es": "Carné de identidad",
                "ar": "بطاقة الهوية",
                "zh": "身份证",
                "de": "Personalausweis",
            },
            {"en": ["identity", "lost wallet"], "zh": ["证件", "shenfenzheng"], "fr": ["pièce d'identité"]},
        ),
        "taxes": (
            {"en": "Taxes and fees", "es": "Impuestos y tasas", "ar": "الضرائب والرسوم", "de": "Steuern und Gebühren"},
            {"en": ["pay", "money"], "de": ["Hundesteuer"], "uk": ["податки"], "hi": ["कर"]},
        ),
        "marriage": (
            {"en": "Marriage", "es": "Matrimonio", "ar": "الزواج", "de": "Eheschließung", "he": "נישואים"},
            {"en": ["wedding", "identity papers for it"], "es": ["boda"]},
        ),
    }
    return [
        service(name, "", "").model_copy(update={"names": names, "descriptions": {}, "keywords": keywords})
        for name, (names, keywords) in words.items()
    ]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "card", ["id-card"]),
        ("en", "ID CARD", ["id-card"]),
        ("en", "tax", ["taxes"]),
        ("en", "wed", ["marriage"]),
        ("en", "lost wallet", ["id-card"]),
        ("es", "carne", ["id-card"]),
        ("es", "CARNÉ", ["id-card"]),
        ("es", "wedding", ["marriage"]),
        ("de", "gebuhren", ["taxes"]),
        ("de", "eheschliessung", ["marriage"]),
        ("de", "Hundesteuer", ["taxes"]),
        ("fr", "piece", ["id-card"]),
        ("ar", "الهويه", ["id-card"]),
        ("ar", "ضرائب", []),
        ("he", "נישואימ", ["marriage"]),
        ("uk", "Податки", ["taxes"]),
        ("hi", "कर", ["taxes"]),
        ("zh", "证件", ["id-card"]),
        ("zh", "份证", ["id-card"]),
        ("zh", "shenfen", ["id-card"]),
        ("en", "taxse", ["taxes"]),
        ("en", "marrige", ["marriage"]),
        ("en", "weding", ["marriage"]),
        ("en", "weddding", ["marriage"]),
        ("en", "crd", []),
        ("en", "card wedding", []),
        ("en", "", []),
        ("en", "  ?! ", []),
    ],
)
def test_what_people_type_finds_what_they_mean(language: str, words: str, found: list[str]) -> None:
    assert list(find(words, office(), language)) == found


def test_the_name_counts_more_than_a_keyword_and_the_own_language_more_than_others() -> None:
    assert find("identity", office(), "en") == ("id-card", "marriage")
    renamed = [one.model_copy(update={"keywords": {"es": ["pago"], "en": ["pago"]}}) for one in office()[:2]]
    first = renamed[0].model_copy(update={"keywords": {"en": ["pago"]}})
    assert find("pago", [first, renamed[1]], "es") == ("taxes", "id-card")


def test_folding_leaves_what_tells_words_apart() -> None:
    assert fold("Żółć ŁÓDŹ straße") == "zolc lodz strasse"
    assert fold("أإآة") == "اااه"
    assert fold("कि") != fold("की")


def test_fifty_services_in_fourteen_languages_answer_a_key_in_time() -> None:
    languages = ("en", "es", "fr", "de", "pt", "ar", "he", "zh", "hi", "ru", "uk", "tr", "pl", "vi")
    services = [
        one.model_copy(
            update={
                "id": f"s{number}",
                "keywords": {code: [f"{code}word{number}x{n} other" for n in range(8)] for code in languages},
            }
        )
        for number in range(50)
        for one in (service(f"s{number}", f"Service number {number}", ""),)
    ]
    find("warm", services, "en")
    began = time.perf_counter()
    for words in ("enw", "enwrod12", "servise", "nothing at all"):
        find(words, services, "en")
    assert (time.perf_counter() - began) / 4 < 0.05
