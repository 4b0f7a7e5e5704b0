"""Signs of every protocol, from a press at a real hub to what the sign shows: faults of the line, power, silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from counter.keypads.plan import driver
from counter.keypads.settings import Protocol, SignSettings
from counter.keypads.signs import Hall, SignLine, text_of
from counter.signs.face import Doing, SignFace
from counter.signs.modbus import Coding
from hub.sdk.io.serial_line import LineShape, SerialLine
from hub.sim.serial_port import VirtualPort
from hub.sim.sign import DECODERS, Kind, Shown, VirtualSign
from tests.counter.keypads.rig import SECONDS, running_box
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until

COUNTER = "counter-1"
ENTRIES = {
    Kind.EDI: ('protocol = "edi-flex"\naddress = "1"\nplaces = 4', "1", 4),
    Kind.EASYREADER: ('protocol = "easyreader"\naddress = "1"\nplaces = 4', "1", 4),
    Kind.ALPHA: ('protocol = "alpha"\naddress = "1"\nplaces = 15', "1", 15),
    Kind.MODBUS_NUMBER: ('protocol = "modbus"\naddress = "1"\nplaces = 4', "1", 4),
    Kind.MODBUS_TEXT: ('protocol = "modbus"\naddress = "1"\nplaces = 6\ncoding = "text"', "1", 6),
    Kind.POLE: ('protocol = "cd5220"\nbelow = "Counter 1"', "", 20),
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path_factory.mktemp("hub")) as running:
        yield running


def shown(kind: Kind, label: str) -> str:
    """What a sign of this kind makes of a code: EDI's, EasyReader's and a number's leading zeros are blank."""
    digits = "".join(sign for sign in label if sign.isdigit())
    return label if kind in (Kind.ALPHA, Kind.MODBUS_TEXT, Kind.POLE) else digits.lstrip("0")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", Kind)
def test_a_press_is_a_call_is_on_the_sign(tmp_path: Path, hub: HubInThread, kind: Kind) -> None:
    entry, address, places = ENTRIES[kind]
    sign = VirtualSign(DECODERS[kind](address, places))
    signs = {"sign": (f'counter = "{COUNTER}"\n{entry}', sign)}
    closed = "" if kind is Kind.MODBUS_NUMBER else "---"
    office = hub.get("/v1/office", hub.keys["Counter 2"]).json()
    service = next(one for one in office["counters"] if one["id"] == COUNTER)["services"][0]
    label = hub.issue(service).json()["label"]
    token = hub.open_counter(COUNTER)
    with running_box(tmp_path, hub.url, hub.key("Counter 2"), [], signs) as box:
        visit = hub.post(f"/v1/counters/{COUNTER}/call-next", token).json()["visit"]["id"]
        wait_until(lambda: sign.now.text == shown(kind, label), SECONDS, f"{label}, not {sign.shown}")
        box.sign_port.unplug()
        assert hub.post(f"/v1/visits/{visit}/no-show", token).status_code == 200
        box.sign_port.plug()
        wait_until(lambda: sign.now.text == "", SECONDS, "the sign to be blank")
        assert hub.post(f"/v1/counters/{COUNTER}/close", token).status_code == 200
        wait_until(lambda: sign.now.text == closed, SECONDS, "the sign to say closed")
    assert sign.errors == []


def test_a_sign_without_news_says_so_and_a_number_is_blank() -> None:
    stale = SignFace(Doing.CALLED, "R042", 7, stale=True)
    texts = {
        Protocol.EDI_FLEX: "042.",
        Protocol.EASYREADER: "042.",
        Protocol.ALPHA: "R042.",
        Protocol.MODBUS: "",
        Protocol.CD5220: "R042.",
    }
    for protocol, text in texts.items():
        assert text_of(stale, driver(SignSettings(protocol=protocol))) == text
    assert text_of(stale, driver(SignSettings(protocol=Protocol.MODBUS, coding=Coding.TEXT))) == "R042."
    assert text_of(SignFace(stale=True), driver(SignSettings())) == ""


def test_an_installer_is_told_once_when_a_code_does_not_stand_whole(tmp_path: Path) -> None:
    made = driver(SignSettings(places=3))
    line = SignLine("line", lambda: SerialLine(tmp_path / "none", LineShape()), [(COUNTER, made)])
    with capture_logs() as logs:
        for number in (42, 43):
            line.show(COUNTER, SignFace(Doing.CALLED, f"R{number:03}", number))
    line.stop()
    told = {"event": "code_not_whole", "log_level": "warning", "counter": COUNTER, "code": "R042", "shown": "042"}
    assert [one for one in logs if one["event"] == "code_not_whole"] == [told]


def test_a_counter_of_which_nothing_is_known_shows_nothing() -> None:
    assert Hall().face(COUNTER) == SignFace()
    assert Hall({"counter-2": "open"}, {}).face(COUNTER).doing is Doing.CLOSED
    assert Hall({COUNTER: "paused"}, {}).face(COUNTER).doing is Doing.CLOSED
    assert Hall({COUNTER: "open"}, {}).face(COUNTER).doing is Doing.FREE


def test_a_sign_that_lost_its_power_or_its_line_is_sent_the_truth_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.keypads.signs.AGAIN_SECONDS", 0.2)
    sign = VirtualSign(DECODERS[Kind.ALPHA]("1", 15))
    with VirtualPort(tmp_path / "line", [sign]) as port:
        made = driver(SignSettings(protocol=Protocol.ALPHA))
        line = SignLine("line", lambda: SerialLine(port.link, LineShape(9600)), [(COUNTER, made)])
        line.start()
        try:
            line.show(COUNTER, SignFace(Doing.CALLED, "R042", 7))
            wait_until(lambda: sign.now == Shown("R042", flash=True), SECONDS, "the code")
            sign.power_off()
            wait_until(lambda: sign.now.text == "R042", SECONDS, "the code again")
            port.unplug()
            wait_until(lambda: line.there is False, SECONDS, "the line to be missed")
            assert not line.well
            line.show(COUNTER, SignFace(Doing.FREE))
            port.plug()
            wait_until(lambda: sign.now.text == "" and line.well, SECONDS, "what is true now")
        finally:
            line.stop()
    assert sign.errors == []


def test_a_modbus_sign_that_does_not_answer_is_told_and_a_flash_without_a_flash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter.keypads.signs.FLASH_HALF_SECONDS", 0.05)
    monkeypatch.setattr("counter.keypads.signs.ANSWER_SECONDS", 0.05)
    monkeypatch.setattr("counter.keypads.signs.AGAIN_SECONDS", 0.1)
    sign = VirtualSign(DECODERS[Kind.MODBUS_NUMBER]("1", 4))
    with VirtualPort(tmp_path / "line", [sign]) as port:
        made = driver(SignSettings(protocol=Protocol.MODBUS))
        line = SignLine("line", lambda: SerialLine(port.link, LineShape(9600)), [(COUNTER, made)])
        line.start()
        try:
            line.show(COUNTER, SignFace(Doing.CALLED, "042", 7))
            wait_until(lambda: sign.texts[:4] in (["42", "", "42", ""], ["", "42", "", "42"]), SECONDS, "the flashes")
            assert line.well
            port.devices.remove(sign)
            wait_until(lambda: not line.well, SECONDS, "its silence to be noticed")
            port.devices.append(sign)
            wait_until(lambda: line.well, SECONDS, "it to be well again")
        finally:
            line.stop()
