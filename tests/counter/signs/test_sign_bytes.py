"""The bytes of every sign protocol: worked examples of the makers' own documents, then driver against decoder."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymodbus.framer import FramerRTU
from pymodbus.pdu import DecodePDU
from pymodbus.pdu.register_message import WriteMultipleRegistersRequest, WriteSingleRegisterRequest

from counter.signs.alpha import Alpha
from counter.signs.cd5220 import Cd5220
from counter.signs.driver import Driver, SignFault
from counter.signs.easyreader import EasyReader
from counter.signs.edi_flex import EdiFlex
from counter.signs.letters import code
from counter.signs.modbus import Coding, Modbus, crc
from hub.sim.sign import DECODERS, Kind, VirtualSign
from hub.sim.sign.decoders import EdiDecoder


def test_edi_is_the_manual_s_example() -> None:
    assert EdiFlex(1, 4).frame("1234") == b"\x02011234\x03"  # ED400D: Ctrl+B "01" "1234" Ctrl+C
    assert EdiFlex(0, 4).frame("42") == b"\x02  42\x03"
    assert EdiFlex(1, 2, ends_with_cr=True).frame("45") == b"\x020145\r"  # ED206: <Ctrl B><01><45><Enter>


def test_easyreader_is_the_manual_s_examples() -> None:
    assert EasyReader("5", 4).frame("1234") == b"\x03\x0251234\x03"
    assert EasyReader("48", 4).frame("2468") == b"\x03\x02482468\x03"
    assert EasyReader("EF", 4).frame("7") == b"\x03\x02>?   7\x03"  # 3A to 3F stand for A to F


def test_alpha_is_the_published_example() -> None:
    # QBASIC: CHR$(0)…, CHR$(1) + "Z00" + CHR$(2) + "AA" + CHR$(27) + " b" + "Message" + CHR$(4)
    assert Alpha(0, 15, checked=False).frame("Message") == b"\0\0\0\0\0\x01Z00\x02AA\x1b bMessage\x04"
    assert Alpha(0x1F, 15, checked=False).frame("R042", flash=True) == b"\0\0\0\0\0\x01Z1F\x02AA\x1b cR042\x04"


def test_alpha_s_checksum_is_the_sum_from_stx_to_etx() -> None:
    body = b"\x02AA\x1b bR042\x03"
    assert Alpha(0, 15).frame("R042").endswith(body + f"{sum(body):04X}".encode() + b"\x04")


def test_modbus_is_the_specification_s_examples() -> None:
    assert Modbus(1, 1, 4).frame("3") == bytes.fromhex("01 06 0001 0003 980B")
    several = bytes.fromhex("11 10 0001 0002 04") + b"AB  "  # 6.12, with two characters in a register
    assert Modbus(0x11, 1, 2, Coding.TEXT).frame("AB") == several + crc(several).to_bytes(2, "little")


def test_cd5220_is_the_manual_s_commands() -> None:
    sent = Cd5220("Counter 3").frame("R042")
    assert sent == b"\x0c\x1bQA        R042        \r\x1bQB     Counter 3      \r"


@pytest.mark.parametrize("text", ["", "3", "42", "1234", "65535"])
def test_pymodbus_reads_a_number(text: str) -> None:
    found = _by_pymodbus(Modbus(7, 40, 5).frame(text))
    assert isinstance(found, WriteSingleRegisterRequest)
    assert (found.dev_id, found.address, found.registers) == (7, 40, [int(text or 0)])


@pytest.mark.parametrize("text", ["", "R042", "R042.", "---", "AB1234"])
def test_pymodbus_reads_a_text(text: str) -> None:
    found = _by_pymodbus(Modbus(247, 0, 6, Coding.TEXT).frame(text))
    assert isinstance(found, WriteMultipleRegistersRequest)
    shown = b"".join(value.to_bytes(2, "big") for value in found.registers).decode()
    assert (found.dev_id, found.address, shown.rstrip()) == (247, 0, text)


def test_pymodbus_refuses_a_wrong_crc_and_so_does_ours() -> None:
    frame = bytearray(Modbus(7, 40, 5).frame("42"))
    frame[4] ^= 1
    assert FramerRTU(DecodePDU(is_server=True)).handleFrame(bytes(frame), 0, 0)[1] is None
    sign = VirtualSign(DECODERS[Kind.MODBUS_NUMBER]("7"))
    sign.heard(bytes(frame))
    assert sign.shown == []
    assert "wrong CRC" in sign.errors[0]


def _by_pymodbus(frame: bytes) -> object:
    used, pdu = FramerRTU(DecodePDU(is_server=True)).handleFrame(frame, 0, 0)
    assert used == len(frame)
    return pdu


DRIVERS: dict[Kind, tuple[Driver, dict[str, object]]] = {
    Kind.EDI: (EdiFlex(7, 4), {"address": "7", "places": 4}),
    Kind.EASYREADER: (EasyReader("7", 4), {"address": "7", "places": 4}),
    Kind.ALPHA: (Alpha(7, 15), {"address": "7", "places": 15}),
    Kind.MODBUS_NUMBER: (Modbus(7, 0, 4), {"address": "7", "places": 4}),
    Kind.MODBUS_TEXT: (Modbus(7, 0, 6, Coding.TEXT), {"address": "7", "places": 6}),
    Kind.POLE: (Cd5220(), {}),
}


def sign_of(kind: Kind) -> VirtualSign:
    return VirtualSign(DECODERS[kind](**DRIVERS[kind][1]))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", Kind)
@given(
    number=st.integers(1, 9999),
    letter=st.sampled_from(["", "A", "R", "Ж", "خ", "é", "語"]),
    flash=st.booleans(),
    pieces=st.integers(1, 7),
)
@settings(max_examples=40, deadline=None)
def test_every_code_is_understood_and_shown_without_another_letter(
    kind: Kind, number: int, letter: str, flash: bool, pieces: int
) -> None:
    driver, sign = DRIVERS[kind][0], sign_of(kind)
    text = code(f"{letter}{number:03}", driver.letters, driver.width)
    frame = driver.frame(text, flash=flash)
    answer = b"".join(sign.heard(frame[at : at + pieces]) for at in range(0, len(frame), pieces))
    assert sign.errors == []
    assert sign.now.text in (text, text.lstrip("0"))
    assert sign.now.text.endswith(str(number))
    assert "?" not in sign.now.text
    assert sign.now.flash == (flash and driver.flashes)
    assert len(answer) == driver.answer_bytes()
    assert driver.agrees(frame, answer)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.POLE])
def test_a_sign_does_not_take_what_is_for_another(kind: Kind) -> None:
    others: dict[Kind, Driver] = {
        Kind.EDI: EdiFlex(8, 4),
        Kind.EASYREADER: EasyReader("8", 4),
        Kind.ALPHA: Alpha(8, 15),
        Kind.MODBUS_NUMBER: Modbus(8, 0, 4),
        Kind.MODBUS_TEXT: Modbus(8, 0, 6, Coding.TEXT),
    }
    sign = sign_of(kind)
    assert sign.heard(others[kind].frame("42")) == b""
    assert (sign.shown, sign.errors) == ([], [])


@pytest.mark.parametrize("kind", Kind)
def test_after_garbage_and_half_a_message_the_next_one_is_shown(kind: Kind) -> None:
    driver, sign = DRIVERS[kind][0], sign_of(kind)
    sign.heard(b"\xff\x80garbage" + driver.frame("41")[:-3])
    for _ in range(3):
        sign.heard(driver.frame("42"))
    assert sign.now.text == "42"
    assert sign.errors


def test_a_listener_that_is_strict_about_an_unfinished_message() -> None:
    sign = VirtualSign(EdiDecoder("1"))
    sign.heard(b"\x0201123")
    sign.heard(b"\x02011234\x03")
    assert sign.texts == ["1234"]
    assert "does not end" in sign.errors[0]


@pytest.mark.parametrize(
    "make",
    [
        lambda: EdiFlex(100, 4),
        lambda: EasyReader("XY", 4),
        lambda: EasyReader("123", 4),
        lambda: Alpha(256, 4),
        lambda: Modbus(0, 0, 4),
        lambda: Modbus(248, 0, 4),
        lambda: Modbus(1, 70_000, 4),
    ],
)
def test_an_address_no_sign_has_is_refused(make: object) -> None:
    with pytest.raises(SignFault):
        make()  # type: ignore[operator]


def test_a_modbus_answer_must_be_the_sign_s_own() -> None:
    driver = Modbus(1, 1, 4)
    sent = driver.frame("3")
    assert driver.agrees(sent, sent)
    assert not driver.agrees(sent, b"")
    assert not driver.agrees(sent, bytes.fromhex("018602C3A1"))
    assert not driver.agrees(sent, sent[:-1] + b"\0")
