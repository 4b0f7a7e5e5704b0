"""What a technician can set is documented, and the paper's words are true."""

from dataclasses import fields
from pathlib import Path

import kiosk.printing
from hub.config.fields import bounds_of
from kiosk.printing import PaperWidth, PrinterSettings


def test_every_setting_stands_in_the_readme() -> None:
    folder = Path(kiosk.printing.__file__).parent
    table = (folder / "README.md").read_text(encoding="utf-8")
    for setting in fields(PrinterSettings):
        assert f"| `{setting.name}` |" in table
        assert bounds_of(setting.metadata).doc in table


def test_paper_has_eight_dots_to_the_millimetre_of_print() -> None:
    assert [width.dots for width in PaperWidth] == [72 * 8, 48 * 8]
