"""The settings of the keypads: documented one by one, bounded; a wrong device is left out and told, others stay."""

from pathlib import Path

import pytest

import counter.keypads
from counter.keypads.bus import BusManners
from counter.keypads.pace import BEARABLE_MS, press_to_lamp_ms, turn_ms
from counter.keypads.plan import Plan, plan
from counter.keypads.settings import KeypadsSettings
from hub.config.errors import ConfigError
from hub.config.reader import read_settings
from hub.sdk.io.serial_line import LineShape
from tests.settings_rows import rows_in, rows_of

LINES = '[[lines]]\nid = "a"\npath = "a"\n[[lines]]\nid = "b"\npath = "b"\n'
PAD = '[[keypads]]\ncounter = "counter-1"\nline = "a"\naddress = 1\n'


def planned(tmp_path: Path, text: str) -> Plan:
    file = tmp_path / "keypads.toml"
    file.write_text(text)
    return plan(read_settings(KeypadsSettings, file).settings)


def test_the_readme_documents_every_setting_and_no_other() -> None:
    assert rows_in(Path(counter.keypads.__file__).with_name("README.md")) == rows_of(KeypadsSettings)


def test_a_line_with_keypads_a_line_with_signs_and_a_usb_keypad(tmp_path: Path) -> None:
    made = planned(
        tmp_path,
        LINES
        + PAD
        + '[[keypads]]\ncounter = "counter-2"\nline = "a"\naddress = 2\n'
        + '[[keypads]]\ncounter = "counter-3"\ndevice = "04d9:1203"\n'
        + '[[signs]]\ncounter = "counter-1"\nline = "b"\nprotocol = "alpha"\n',
    )
    assert made.faults == []
    assert [[pad.address for pad in line.pads] for line in made.keypad_lines] == [["01", "02"]]
    assert [pad.counter for pad in made.usb] == ["counter-3"]
    assert [[counter for counter, _ in line.signs] for line in made.sign_lines] == [["counter-1"]]


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (PAD + PAD.replace("counter-1", "counter-2"), "keypads[2].address", "another keypad of this line has 1 too"),
        ('[[keypads]]\ncounter = "c"\n', "keypads[1].line", 'name a line ("a", "b"), or a device'),
        ('[[keypads]]\ncounter = "c"\nline = "z"\n', "keypads[1].line", "name a line"),
        ('[[keypads]]\nline = "a"\n', "keypads[1].counter", "say which counter"),
        ('[[keypads]]\ncounter = "c"\ndevice = "x*"\nkeys = ["KEY_NONE = next"]\n', "keypads[1]", "no key is called"),
        ('[[keypads]]\ncounter = "c"\ndevice = "x*"\nkeys = ["KEY_1 = nxt"]\n', "keypads[1]", "'nxt' is none of"),
        (PAD + 'codes = ["x = close"]\n', "keypads[1]", "write a number and a key"),
        (PAD + 'services = ["passport"]\n', "keypads[1]", "the id of a service"),
        (PAD.replace("= 1", "= 100"), 'line "a"', "more than 2 digits"),
        (PAD + '[[signs]]\ncounter = "c"\nline = "a"\n', "signs[1].line", "give signs a line of their own"),
        ('[[signs]]\ncounter = "c"\nline = "z"\n', "signs[1].line", "name a line"),
        ('[[signs]]\nline = "b"\n', "signs[1].counter", "hangs above"),
        ('[[signs]]\ncounter = "c"\nline = "b"\naddress = "100"\n', "signs[1]", "1 to 99"),
        ('[[signs]]\ncounter = "c"\nline = "b"\nprotocol = "alpha"\naddress = "F"\n', "signs[1]", "no number"),
        (
            '[[signs]]\ncounter = "c"\nline = "b"\n[[signs]]\ncounter = "d"\nline = "b"\nprotocol = "alpha"\n',
            "signs[2].protocol",
            "speak one protocol",
        ),
        ('[[lines]]\nid = "c"\npath = "a"\n', "lines[3]", "a device of its own"),
    ],
)
def test_what_cannot_be_is_left_out_and_said(tmp_path: Path, text: str, key: str, said: str) -> None:
    made = planned(tmp_path, LINES + text + '[[keypads]]\ncounter = "good"\ndevice = "04d9:1203"\n')
    assert [(fault.key, said in fault.message) for fault in made.faults] == [(key, True)], made.faults
    assert made.usb[-1].counter == "good"


@pytest.mark.parametrize(
    ("line", "said"),
    [('framing = "cr"\ncheck = "xor"', "may be a CR"), ('keys = ["N = nxt"]', "'nxt'"), ('lamps = ["up = 1"]', "'up'")],
)
def test_a_line_that_cannot_be_is_left_out_and_said(tmp_path: Path, line: str, said: str) -> None:
    made = planned(tmp_path, f'[[lines]]\nid = "a"\npath = "a"\n{line}\n' + PAD)
    assert [(fault.key, said in fault.message) for fault in made.faults] == [('line "a"', True)], made.faults
    assert made.empty


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hub]\nurll = 'x'", 'did you mean "url"'),
        ("patience_seconds = 1", "2 to 30"),
        ("keypads = 1", "at most 64 tables"),
    ],
)
def test_what_is_out_of_bounds_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "keypads.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=said):
        read_settings(KeypadsSettings, file)


def test_sixteen_keypads_need_a_quick_line() -> None:
    manners = BusManners()
    slow, quick = LineShape(9600), LineShape(38_400)
    assert press_to_lamp_ms(manners, slow, 4) < BEARABLE_MS < press_to_lamp_ms(manners, slow, 16)
    assert press_to_lamp_ms(manners, quick, 16) < BEARABLE_MS
    assert turn_ms(manners, quick) < 20
    assert press_to_lamp_ms(BusManners(poll=False), slow, 16) < 30
