"""An office document as a file: what is written reads back the same, and people can read it (G03)."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.engine.office import Office
from hub.engine.office_document import document_of
from hub.service.office_file import EXAMPLE, OfficeFileError, office_text, read_office_file, write_office_file
from hub.service.office_history import differences, faults_of, refuse_zone, warnings_of
from hub.service.office_toml import WIDTH, write_toml
from tests.hub.engine.any_office import offices

KEYS = st.text(min_size=1, max_size=8).filter(lambda key: not any("\ud800" <= letter <= "\udfff" for letter in key))
SCALARS = st.booleans() | st.integers(-(2**62), 2**62) | KEYS | st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=150, deadline=None)
@given(document=st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_is_written_reads_back(document: dict[str, Any]) -> None:
    assert tomllib.loads(write_toml(document)) == document


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(office=offices())
def test_any_office_reads_back(office: Office) -> None:
    assert tomllib.loads(write_toml(document_of(office))) == document_of(office)


def test_the_example_is_written_for_people() -> None:
    document = read_office_file(EXAMPLE)
    text = write_toml(document)
    assert tomllib.loads(text) == document
    assert '[[services]]\nid = "change-of-address"' in text
    assert "[services.booking]\nslot_minutes = 30" in text
    assert "\u062f\u0627\u0631" in text  # as the office wrote it, no escapes
    arrays = [line for line in text.splitlines() if not line.startswith("  ")]
    assert max(map(len, arrays)) <= 2 * WIDTH
    assert write_toml({"a": None, "b": {"c": None}}) == "b = {}\n"


@pytest.mark.parametrize("name", ["office.toml", "office.json"])
def test_a_file_reads_back(tmp_path: Path, name: str) -> None:
    document = read_office_file(EXAMPLE)
    write_office_file(tmp_path / name, document)
    assert read_office_file(tmp_path / name) == document
    assert differences(document, read_office_file(tmp_path / name)) == ()
    with pytest.raises(OfficeFileError, match="choose another place"):
        write_office_file(tmp_path / "none" / name, document)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", "a = ", "not valid TOML"),
        ("a.json", "{", "not valid JSON"),
        ("a.json", "[]", "no table"),
        ("a.json", "[" * 100_000, "without end"),
        ("a.json", f'{{"a": {"9" * 5_000}}}', "cannot be read"),
        ("a.toml", f"a = {'9' * 5_000}", "cannot be read"),
    ],
)
def test_a_file_that_is_no_document(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(OfficeFileError, match=said):
        read_office_file(tmp_path / name)


def test_a_bad_zone_hides_no_other_fault() -> None:
    document = read_office_file(EXAMPLE)
    assert faults_of(document) == {}
    assert refuse_zone(document) is None
    bad = {**document, "time_zone": "Mars/Base", "walk_seconds": -1}
    refused = refuse_zone(bad)
    assert refused is not None
    assert set(refused.fields) == {"time_zone", "walk_seconds"} == set(faults_of(bad))
    assert office_text(document, as_json=True).startswith("{")


@pytest.mark.parametrize("unfit", ["\ud83d", "Hall\x00", "\x1b@"])
def test_texts_that_nothing_could_show_or_keep_are_faults(unfit: str) -> None:
    """Half of a character, as JSON can spell it, and controls, which a printer would obey."""
    document = read_office_file(EXAMPLE)
    names = {**document["names"], "en": unfit}  # type: ignore[dict-item]
    assert set(faults_of({**document, "names": names})) == {"names.en"}
    said = faults_of({**document, unfit: 1})
    assert len(said) == 1
    assert json.dumps(said, ensure_ascii=False).encode("utf-8")


def test_the_ticket_s_logo_lies_beside_the_set_up_and_goes_into_the_document(tmp_path: Path) -> None:
    file = tmp_path / "hall.toml"
    file.write_text('[ticket]\nlogo_file = "logo.png"\n', "utf-8")
    with pytest.raises(OfficeFileError, match=r"logo\.png"):
        read_office_file(file)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    assert read_office_file(file) == {"ticket": {"logo": "iVBORw=="}}
    (tmp_path / "logo.png").write_bytes(bytes(40_001))
    with pytest.raises(OfficeFileError, match="make the logo smaller"):
        read_office_file(file)


def test_the_example_office_leaves_nothing_to_wish_for() -> None:
    assert warnings_of(read_office_file(EXAMPLE)) == {}
