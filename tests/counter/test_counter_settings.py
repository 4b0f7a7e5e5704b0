"""The terminal's own settings: documented one by one in the README, and bounded."""

from pathlib import Path

import pytest

import counter
from counter.keys import DEFAULT_SHORTCUTS, Key
from counter.settings import CounterSettings, ShortcutSettings
from hub.config.errors import ConfigError
from hub.config.reader import read_settings
from tests.settings_rows import rows_in, rows_of


def test_the_readme_documents_every_setting_and_no_other() -> None:
    assert rows_in(Path(counter.__file__).with_name("README.md")) == rows_of(CounterSettings)


def test_the_defaults_are_the_keys_of_the_mock_ups() -> None:
    assert ShortcutSettings().shortcuts.keys == DEFAULT_SHORTCUTS
    assert ShortcutSettings().shortcuts.hint(Key.FINISH_NEXT) == "Space"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("patience_seconds = 1", "2 to 30"),
        ("patience_seconds = 31", "2 to 30"),
        ('[shortcuts]\nfinish = "FF"', "one letter or digit"),
        ('[shortcuts]\nfinish = "F13"', "one letter or digit"),
        ('[shortcuts]\nfinish = "!"', "one letter or digit"),
        ('[shortcuts]\nfinnish = "F"', 'did you mean "finish"'),
        ('theme = "night"', "light, dark, contrast"),
    ],
)
def test_what_is_out_of_bounds_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_settings(CounterSettings, file)


@pytest.mark.parametrize("key", ["Space", "F12", "ن", "7", ""])
def test_shortcuts_of_any_script_are_taken(tmp_path: Path, key: str) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(f'[shortcuts]\nfinish = "{key}"', encoding="utf-8")
    assert read_settings(CounterSettings, file).settings.shortcuts.shortcuts.hint(Key.FINISH) == key
