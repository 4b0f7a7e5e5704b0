"""The printer database through its only door."""

from pathlib import Path

import pytest

from kiosk.printing.errors import UnknownModel
from kiosk.printing.profiles import load_model


def test_the_default_model_has_the_usual_pages_first(tmp_path: Path) -> None:
    model = load_model("default", 576, tmp_path / "cache")
    assert model.columns == 48
    assert model.native_qr
    assert model.code_pages[0] == (0, "cp437")
    assert (16, "cp1252") in model.code_pages
    assert all(codec != "cp932" for _, codec in model.code_pages)
    assert len({codec for _, codec in model.code_pages}) == len(model.code_pages)


def test_a_cheap_model_lacks_what_it_lacks(tmp_path: Path) -> None:
    model = load_model("POS-5890", 384, tmp_path)
    assert not model.native_qr
    assert not model.full_cut


def test_an_unknown_model_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="TM-T88V"):
        load_model("TM-T88VX", 576, tmp_path)
    with pytest.raises(UnknownModel, match=r"'@@@'$"):
        load_model("@@@", 576, tmp_path)
