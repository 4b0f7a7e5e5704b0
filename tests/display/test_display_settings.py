from pathlib import Path

import display
from display.settings import DisplaySettings
from tests.settings_rows import rows_in, rows_of


def test_the_readme_documents_every_setting_and_no_other() -> None:
    assert rows_in(Path(display.__file__).with_name("README.md")) == rows_of(DisplaySettings)
