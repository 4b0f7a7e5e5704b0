from pathlib import Path

import pytest

from hub.face import catalogue

ROOT = Path(__file__).parents[3]


def test_every_catalogue_is_complete_and_nothing_is_stale() -> None:
    assert catalogue.problems(ROOT) == []


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "hub/face").mkdir(parents=True)
    (tmp_path / "kiosk/a.py").write_text(
        'texts.t("Take {what}", what=x)\ntexts.n("{count} day", "{count} days", days)\nt("Back")\n', "utf-8"
    )
    (tmp_path / "hub/face/b.py").write_text('words.t("Back")\n', "utf-8")
    catalogue.update(tmp_path)
    return tmp_path


def translate(tree: Path, message: str, translation: str) -> None:
    file = tree / "hub/face/locale/es/kiosk.po"
    text = file.read_text("utf-8")
    assert f'msgid "{message}"\nmsgstr ""' in text
    file.write_text(text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{translation}"'))


def test_new_messages_are_added_and_named_until_translated(tree: Path) -> None:
    found = catalogue.problems(tree)
    assert "es/kiosk.po: not translated 'Take {what}'" in found
    assert "ar/kiosk.po: not translated ('{count} day', '{count} days')" in found
    assert "es/common.po: not translated 'Back'" in found
    assert not any("kiosk.po" in line and "Back" in line for line in found)


def test_a_missing_and_a_stale_message_are_named(tree: Path) -> None:
    (tree / "kiosk/a.py").write_text('texts.t("Come in")\n', "utf-8")
    found = catalogue.problems(tree)
    assert "es/kiosk.po: missing 'Come in'" in found
    assert "es/kiosk.po: stale 'Take {what}'" in found


def test_fields_must_match(tree: Path) -> None:
    translate(tree, "Take {what}", "Tome {que}")
    assert any("fields differ in 'Tome {que}'" in line for line in catalogue.problems(tree))


def test_an_update_keeps_translations_and_drops_what_is_stale(tree: Path) -> None:
    translate(tree, "Take {what}", "Tome {what}")
    (tree / "kiosk/a.py").write_text('texts.t("Take {what}", what=x)\n', "utf-8")
    catalogue.update(tree)
    text = (tree / "hub/face/locale/es/kiosk.po").read_text("utf-8")
    assert 'msgstr "Tome {what}"' in text
    assert "days" not in text
    assert not any("es/kiosk" in line for line in catalogue.problems(tree))


def test_the_command_lists_and_fails(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["check", "--tree", str(tree)]) == 1
    assert "not translated" in capsys.readouterr().out
