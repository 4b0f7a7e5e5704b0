"""What a technician can set is documented, and the least times are those of the accessibility rules."""

from pathlib import Path

import kiosk
from kiosk.limits import Limits
from kiosk.settings import KioskSettings, Times
from tests.settings_rows import rows_in, rows_of

README = Path(kiosk.__file__).parent / "README.md"


def test_every_setting_stands_in_the_readme() -> None:
    assert rows_in(README) == rows_of(KioskSettings)


def test_the_defaults_are_the_limits() -> None:
    assert Times().limits == Limits()
