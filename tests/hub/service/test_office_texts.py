"""An office in further languages: one file of texts each, beside the set-up."""

from pathlib import Path

import pytest

from hub.app.main import main
from hub.service.office_file import OfficeFileError, read_office_file
from hub.service.office_texts import texts_folder, wanted_texts, with_texts

OFFICE = """
languages = ["en", "fr"]
default_language = "en"
[names]
en = "Town Hall"
[[services]]
id = "move"
names = { en = "Change of address" }
keywords = { en = ["move", "new flat"] }
descriptions = { en = "You have moved", fr = "Déjà dit" }
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    file = tmp_path / "hall.toml"
    file.write_text(OFFICE, encoding="utf-8")
    texts_folder(file).mkdir()
    return file


def say(office: Path, language: str, text: str) -> None:
    (texts_folder(office) / f"{language}.toml").write_text(text, encoding="utf-8")


def test_texts_beside_an_office_complete_it_and_never_replace_what_it_says(office: Path) -> None:
    say(
        office,
        "fr",
        '"Change of address" = "Changement d\'adresse"\n"move, new flat" = "déménager, nouvel appartement"\n'
        '"You have moved" = "Vous avez déménagé"\n"Town Hall" = ""\n',
    )
    document = read_office_file(office)
    services = document["services"]
    assert isinstance(services, list)
    service = services[0]
    assert service["names"] == {"en": "Change of address", "fr": "Changement d'adresse"}
    assert service["keywords"]["fr"] == ["déménager", "nouvel appartement"]
    assert service["descriptions"]["fr"] == "Déjà dit"
    assert document["names"] == {"en": "Town Hall"}


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("pl", '"Town Hall" = "Ratusz"', "not among the languages"),
        ("fr", '"Town Hall" = 3', '"Town Hall" has no text'),
        ("fr", "Town Hall", "cannot be read"),
    ],
)
def test_texts_that_cannot_be_used_are_named(office: Path, language: str, text: str, wrong: str) -> None:
    say(office, language, text)
    with pytest.raises(OfficeFileError, match=wrong):
        read_office_file(office)


def test_a_translator_is_given_every_text_once(office: Path) -> None:
    document = read_office_file(office)
    assert wanted_texts(document) == ["Town Hall", "Change of address", "move, new flat", "You have moved"]
    assert with_texts({}, {}) == {}


@pytest.mark.parametrize("default", [["en"], {"en": "English"}, 3, None])
def test_a_default_language_that_is_none_is_left_to_the_check_of_the_office(default: object) -> None:
    document = {"default_language": default, "languages": ["en", "fr"], "names": {"en": "Town Hall"}}
    assert with_texts(document, {"fr": {"Town Hall": "Mairie"}}) == document
    assert wanted_texts(document) == []


def test_the_file_of_texts_is_made_and_completed(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chore = ["--data", str(tmp_path / "data"), "office", "texts", str(office), "--language", "fr"]
    say(office, "fr", '"Town Hall" = "Mairie"\n"Gone" = "Parti"\n')
    assert main(chore) == 0
    said = capsys.readouterr().out
    assert "No longer said, left out: Gone" in said
    assert "3 of 4 texts wait" in said
    assert read_office_file(office)["names"] == {"en": "Town Hall", "fr": "Mairie"}
