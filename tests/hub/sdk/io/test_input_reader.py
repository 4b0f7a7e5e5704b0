"""The reader's thread on real pipes: found, lost, found again; nothing breaks it (D05, "Must show" 6)."""

import fcntl
import os
import pty
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from hub.sdk.io.finding import Sort, find
from hub.sdk.io.frames import ByteFrames, Chunk, FrameRules, KeyFrames
from hub.sdk.io.keypad import TABLES, KeypadKey, KeypadReading, KeyTable, parse_table
from hub.sdk.io.reader import InputReader
from hub.sdk.io.signals import Signal
from hub.sdk.io.sources import EvdevSource, LineSource, Source, SourceMissing
from hub.sim.keypad import VirtualKeypad
from hub.sim.scanner import VirtualScanner
from tests.waiting import wait_until

ADDRESS = "https://tickets.example/t/K7Q2"


def opening(path: Path) -> Callable[[], Source[Signal] | None]:
    def opened() -> Source[Signal] | None:
        found = find(str(path), Sort.SCANNER)
        return EvdevSource(found) if found else None

    return opened


def descriptors() -> int:
    return len(list(Path(f"/proc/{os.getpid()}/fd").iterdir()))


class Scanning:
    def __init__(self, path: Path) -> None:
        self.read: list[str] = []
        self.present: list[bool] = []
        self.reader: InputReader[Signal, str] = InputReader(
            "scanner", opening(path), KeyFrames(FrameRules()), self.read.append, self.present.append
        )
        self.reader.start()

    def hears(self, count: int) -> None:
        wait_until(lambda: len(self.read) >= count, what=f"{count} codes")

    def is_there(self, states: str) -> None:
        """ "+-+" is found, lost, found."""
        wait_until(lambda: self.seen() == states, what=f"the presence {states}, not {self.seen()}")

    def seen(self) -> str:
        return "".join("+" if there else "-" for there in self.present)


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[VirtualScanner]:
    with VirtualScanner(tmp_path / "scanner") as made:
        yield made


@pytest.fixture
def scanning(scanner: VirtualScanner) -> Iterator[Scanning]:
    made = Scanning(scanner.path)
    made.is_there("+")
    yield made
    made.reader.stop()


def test_what_is_scanned_is_heard(scanner: VirtualScanner, scanning: Scanning) -> None:
    assert scanner.scan(ADDRESS)
    assert scanner.scan("R042")
    scanning.hears(2)
    assert scanning.read == [ADDRESS, "R042"]


def test_unplugged_in_the_middle_and_back(scanner: VirtualScanner, scanning: Scanning) -> None:
    scanner.type("https://tick")
    scanner.unplug()
    scanning.is_there("+-")
    scanner.plug()
    scanning.is_there("+-+")
    scanner.scan("R042")
    scanning.hears(1)
    assert scanning.read == ["R042"]


def test_absent_at_the_start_is_told_and_found_later(tmp_path: Path) -> None:
    late = VirtualScanner(tmp_path / "late")
    scanning = Scanning(late.path)
    scanning.is_there("-")
    with late:
        scanning.is_there("-+")
        late.scan("R042")
        scanning.hears(1)
        scanning.reader.stop()


def test_lost_events_void_one_code_and_no_more(scanner: VirtualScanner, scanning: Scanning) -> None:
    scanner.type("R0")
    scanner.drop()
    scanner.scan("42")
    scanner.scan("R043")
    scanning.hears(1)
    assert scanning.read == ["R043"]


def scan_until_read(scanner: VirtualScanner, scanning: Scanning, text: str) -> None:
    """Nobody says when a torn pipe has been read out: the code is shown until it is read, as a person would."""

    def read() -> bool:
        scanner.scan(text)
        return text in scanning.read

    wait_until(read, what=f"{text} to be read")


def test_half_an_event_is_survived(scanner: VirtualScanner, scanning: Scanning) -> None:
    scanner.half()
    scan_until_read(scanner, scanning, "R042")
    assert set(scanning.read) == {"R042"}


@pytest.mark.parametrize("count", [10_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_random_bytes_neither_end_it_nor_make_a_code_of_ours(
    scanner: VirtualScanner, scanning: Scanning, count: int
) -> None:
    for seed in range(count // 1_000):
        wait_until(lambda: waiting_in(scanner) < 8_000, what="the bytes before to be read")
        scanner.garbage(1_000, seed)
    scan_until_read(scanner, scanning, "R042")
    assert not [text for text in scanning.read if text.startswith("http")]


def waiting_in(scanner: VirtualScanner) -> int:
    """Bytes in the pipe that nobody has read yet; 0 while the reader has closed it."""
    if not scanner.path.exists():
        return 0
    looking = os.open(scanner.path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        answer = bytearray(4)
        fcntl.ioctl(looking, termios.FIONREAD, answer)
        return int.from_bytes(answer, "little")
    finally:
        os.close(looking)


def test_stopping_is_quick_and_gives_the_device_back(tmp_path: Path) -> None:
    with VirtualScanner(tmp_path / "scanner") as scanner:
        before = descriptors()
        scanning = Scanning(scanner.path)
        scanning.is_there("+")
        begun = time.monotonic()
        scanning.reader.stop()
        assert time.monotonic() - begun < 5
        assert descriptors() == before


def test_a_keypad_through_the_same_reader(tmp_path: Path) -> None:
    pressed: list[KeypadKey] = []
    table = parse_table(TABLES[KeyTable.FUNCTION])
    with VirtualKeypad(tmp_path / "keypad", KeyTable.FUNCTION) as keypad:
        reader: InputReader[Signal, KeypadKey] = InputReader(
            "keypad", opening(keypad.path), KeypadReading(table), pressed.append, lambda there: None
        )
        reader.start()
        keypad.press(KeypadKey.HEADSET_IN)
        keypad.hold(KeypadKey.DOWN, 30)
        keypad.press(KeypadKey.SELECT)
        wait_until(lambda: len(pressed) == 3, what="three presses")
        keypad.unplug()
        wait_until(lambda: len(pressed) == 4, what="the headset to be gone")
        reader.stop()
    assert pressed == [KeypadKey.HEADSET_IN, KeypadKey.DOWN, KeypadKey.SELECT, KeypadKey.HEADSET_OUT]


def test_a_serial_scanner_on_a_real_terminal_line() -> None:
    ours, theirs = pty.openpty()
    path = Path(os.ttyname(theirs))
    read: list[str] = []
    present: list[bool] = []
    reader: InputReader[Chunk, str] = InputReader(
        "scanner", lambda: LineSource(path, 9600), ByteFrames(FrameRules()), read.append, present.append
    )
    reader.start()
    wait_until(lambda: present == [True], what="the line")
    os.write(ours, ADDRESS.encode() + b"\r\n")
    wait_until(lambda: read == [ADDRESS], what="the code")
    os.close(theirs)
    os.close(ours)
    wait_until(lambda: present == [True, False], what="the line to be gone")
    reader.stop()


def test_what_cannot_be_opened_is_said_once(tmp_path: Path) -> None:
    plain = tmp_path / "file"
    plain.write_text("no line")
    with pytest.raises(SourceMissing, match="no serial line"):
        LineSource(plain, 9600)
    with pytest.raises(SourceMissing, match="No such file"):
        EvdevSource(tmp_path / "none")
    told: list[bool] = []
    with capture_logs() as logs:
        reader: InputReader[Signal, str] = InputReader(
            "scanner", lambda: EvdevSource(tmp_path / "none"), KeyFrames(FrameRules()), print, told.append
        )
        reader.start()
        wait_until(lambda: told == [False])
        reader.stop()
    assert [entry["event"] for entry in logs] == ["input_unusable"]


def test_a_defect_of_ours_costs_a_press_and_not_the_keypad(tmp_path: Path) -> None:
    pressed: list[KeypadKey] = []

    def tell(key: KeypadKey) -> None:
        if key is KeypadKey.UP:
            raise ValueError("a defect")
        pressed.append(key)

    with VirtualKeypad(tmp_path / "keypad") as keypad, capture_logs() as logs:
        reading = KeypadReading(parse_table(TABLES[KeyTable.ARROWS]))
        reader: InputReader[Signal, KeypadKey] = InputReader(
            "keypad", opening(keypad.path), reading, tell, lambda there: None
        )
        reader.start()
        keypad.press(KeypadKey.UP)
        wait_until(lambda: any(entry["event"] == "input_failed" for entry in logs), what="the defect in the log")
        keypad.press(KeypadKey.DOWN)
        wait_until(lambda: pressed == [KeypadKey.DOWN], what="the next press")
        reader.stop()
