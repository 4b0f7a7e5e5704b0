"""The settings reader: bounds, nearest names, every fault at once, tolerant sections, paths."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from hub.config.errors import ConfigError, Fault
from hub.config.fields import entries, section, setting
from hub.config.reader import MAX_FILE_BYTES, describe, read_settings

BOX_IS_DARK = True


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Printer:
    port: int = setting("Port.", default=9100, low=1, high=65535)
    width: float = setting("Width.", default=80.0, low=40)


@dataclass(frozen=True, slots=True)
class Box:
    name: str = setting("Name.", default="box", longest=8)
    folder: Path = setting("Folder.", default=Path("here"))
    key: Path | None = setting("Key.", default=None)
    dark: bool = setting("Dark.", default=False)
    colour: Colour = setting("Colour.", default=Colour.RED)
    languages: tuple[str, ...] = setting(
        "Languages.", default=("en",), longest=3, pattern=r"[a-z]{2}", pattern_means="a code"
    )
    volume: int = setting("Volume.", default=5, high=10)
    printer: Printer = section("Printer.", Printer, tolerant=True)
    strict: Printer = section("Another.", Printer)


def read(tmp_path: Path, text: str, **overrides: object) -> Box:
    file = tmp_path / "box.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(Box, file, overrides).settings


def faults(tmp_path: Path, text: str) -> dict[str, str]:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    return {fault.key: fault.message for fault in caught.value.faults}


def test_no_file_and_an_empty_file_give_the_defaults(tmp_path: Path) -> None:
    assert read_settings(Box, None).settings == Box()
    assert read(tmp_path, "") == Box()


def test_every_kind_of_value_is_read(tmp_path: Path) -> None:
    box = read(
        tmp_path,
        'name = "hall"\nfolder = "sub/x"\nkey = "/etc/key"\ndark = true\ncolour = "green"\nlanguages = ["en", "ar"]\n'
        "volume = 0\n[printer]\nport = 1\nwidth = 58\n",
    )
    assert box == Box(
        "hall", tmp_path / "sub/x", Path("/etc/key"), BOX_IS_DARK, Colour.GREEN, ("en", "ar"), 0, Printer(1, 58.0)
    )


def test_an_unknown_key_names_the_nearest_one(tmp_path: Path) -> None:
    found = faults(tmp_path, 'nmae = "x"\nzzzzzzzz = 1\n[strict]\nprot = 3\n')
    assert 'did you mean "name"?' in found["nmae"]
    assert "known here: colour, dark, folder" in found["zzzzzzzz"]
    assert 'did you mean "port"?' in found["strict.prot"]


def test_all_faults_of_a_file_are_told_at_once_in_one_message(tmp_path: Path) -> None:
    text = (
        'name = "much too long"\nfolder = 3\ndark = "yes"\ncolour = "gren"\n'
        'languages = ["en", "english"]\nvolume = 11\nstrict = 4\n'
    )
    found = faults(tmp_path, text)
    assert set(found) == {"name", "folder", "dark", "colour", "languages", "volume", "strict"}
    assert found["name"] == "must have at most 8 characters, not 13"
    assert found["volume"] == "must be 10 or less, not 11"
    assert found["colour"] == "must be one of red, green, not 'gren'; did you mean \"green\"?"
    assert found["languages"] == "must be a code, not 'english'"
    assert found["strict"] == "must be a table, written as [strict]"
    with pytest.raises(ConfigError, match=r"box\.toml cannot be used:\n  name: .*(\n  .*){6}"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[strict]\nport = 0", "must be 1 to 65535, not 0"),
        ("[strict]\nport = true", "must be a whole number, not True"),
        ("[strict]\nport = 1.5", "must be a whole number, not 1.5"),
        ("[strict]\nwidth = 39", "must be 40 or more, not 39"),
        ("[strict]\nwidth = nan", "must be 40 or more, not nan"),
        ("colour = 7", "must be one of red, green, not 7"),
        ('languages = "en"', 'must be a list, such as ["one", "two"], not \'en\''),
        ('languages = ["en", "es", "ar", "fr"]', "must have at most 3 entries, not 4"),
    ],
)
def test_a_value_out_of_bounds_says_what_would_fit(tmp_path: Path, text: str, message: str) -> None:
    assert list(faults(tmp_path, text).values()) == [message]


def test_a_bad_tolerant_section_falls_back_and_is_handed_over(tmp_path: Path) -> None:
    file = tmp_path / "box.toml"
    file.write_text('name = "hall"\n[printer]\nport = 0\nwidht = 3\n', encoding="utf-8")
    loaded = read_settings(Box, file)
    assert loaded.settings == Box(name="hall")
    assert {fault.key for fault in loaded.set_aside} == {"printer.port", "printer.widht"}


def test_the_command_line_lies_on_top_and_is_bound_too(tmp_path: Path) -> None:
    assert read_settings(Box, None, {"printer.port": 7, "folder": Path("/x")}).settings == Box(
        folder=Path("/x"), printer=Printer(7)
    )
    with pytest.raises(ConfigError, match=r"the command line cannot be used:\n  volume: must be 10 or less"):
        read_settings(Box, None, {"volume": 12})
    file = tmp_path / "box.toml"
    file.write_text("printer = 4\n", encoding="utf-8")
    assert read_settings(Box, file, {"printer.port": 7}).set_aside == (
        Fault("printer", "must be a table, written as [printer]"),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name = ", "not valid TOML"),
        (b'name = "\xff"', "not valid TOML"),
        (b"#" * (MAX_FILE_BYTES + 1), "larger than 256 kB"),
        (None, r"cannot be read \(No such file or directory\)"),
    ],
)
def test_a_file_that_is_none_is_one_clear_fault(tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "box.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        read_settings(Box, file)


def test_a_field_without_a_declaration_is_a_mistake_of_ours() -> None:
    @dataclass(frozen=True)
    class Bare:
        name: str = "x"

    with pytest.raises(TypeError):
        read_settings(Bare, None)


@dataclass(frozen=True, slots=True)
class Bus:
    strict: tuple[Printer, ...] = entries("Printers.", longest=2)
    loose: tuple[Printer, ...] = entries("More printers.", tolerant=True)


def test_a_list_of_tables_is_read_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "bus.toml"
    file.write_text("[[strict]]\nport = 1\n[[strict]]\nport = 2\n")
    assert read_settings(Bus, file).settings.strict == (Printer(port=1), Printer(port=2))
    assert [one.key for one in describe(Bus)][:2] == ["strict[].port", "strict[].width"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[strict]]\nport = 1\n[[strict]]\nport = 0\n", r"strict\[2\].port: must be 1 to 65535"),
        ("[[strict]]\nprot = 1\n", 'did you mean "port"'),
        ("[strict]\nport = 1\n", r"must be at most 2 tables, each written as \[\[strict\]\]"),
        ("[[strict]]\n" * 3, "at most 2"),
        ("strict = [1]\n", "must be a table"),
    ],
)
def test_a_fault_in_a_list_of_tables_names_its_entry(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "bus.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=said):
        read_settings(Bus, file)


def test_a_bad_entry_of_a_tolerant_list_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "bus.toml"
    file.write_text("[[loose]]\nport = 1\n[[loose]]\nport = 0\n[[loose]]\nport = 3\n")
    loaded = read_settings(Bus, file)
    assert loaded.settings.loose == (Printer(port=1), Printer(port=3))
    assert [fault.key for fault in loaded.set_aside] == ["loose[2].port"]
