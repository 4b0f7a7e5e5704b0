"""Strict decoders of the signs' protocols, one small machine each, from the makers' documents (README.md).

Each is fed bytes in any pieces, yields what the sign would show now, collects what a real sign would not understand,
and answers where the protocol has an answer.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

MOST_BYTES = 512
"""A message longer than this is no message of a sign."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the sign's places show, from the left, and whether it flashes by itself."""

    text: str
    flash: bool = False
    below: str = ""


class SignDecoder(Protocol):
    """`errors`: what was not understood, in words, oldest first."""

    errors: list[str]

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        """What came to be shown by these bytes, and what the sign answers."""
        ...


@dataclass(slots=True)
class Framed:
    """Collects messages between a start and an end; what is outside is an error."""

    start: bytes
    end: bytes
    errors: list[str] = field(default_factory=list)
    _buffer: bytearray = field(default_factory=bytearray)

    def messages(self, content: bytes) -> list[bytes]:
        """The insides of whole messages. A start inside a message begins anew, as on the real sign."""
        self._buffer += content
        found: list[bytes] = []
        while self._buffer:
            if len(self._buffer) < len(self.start) and self.start.startswith(self._buffer):
                break
            begin = self._buffer.find(self.start)
            if begin != 0:
                self._outside(begin)
                continue
            again = self._buffer.find(self.start, len(self.start))
            end = self._buffer.find(self.end, len(self.start))
            if 0 < again < end or (end < 0 < again):
                self._fail(f"a message that does not end: {bytes(self._buffer[:again]).hex()}")
                del self._buffer[:again]
            elif end < 0:
                if len(self._buffer) > MOST_BYTES:
                    self._fail("a message without end")
                    self._buffer.clear()
                break
            else:
                found.append(bytes(self._buffer[len(self.start) : end]))
                del self._buffer[: end + len(self.end)]
        return found

    def _outside(self, begin: int) -> None:
        """Drop what stands before the next start, or before what may become one."""
        drop = begin
        if drop < 0:
            sizes = range(len(self.start) - 1, 0, -1)
            kept = next((size for size in sizes if self._buffer.endswith(self.start[:size])), 0)
            drop = max(1, len(self._buffer) - kept)
        self._fail(f"bytes outside of a message: {bytes(self._buffer[:drop]).hex()}")
        del self._buffer[:drop]

    def _fail(self, why: str) -> None:
        fail(self.errors, why)


def fail(errors: list[str], why: str) -> None:
    """Bounded: of a thousand faults the last hundred tell enough."""
    errors.append(why)
    del errors[:-100]


NUMERIC = re.compile(rb"[0-9 \-]*\.?[0-9 \-]*")


def numeric(data: bytes, places: int) -> str | None:
    """Digits, blanks, minus signs and one decimal point on so many places, leading zeros blank; None: no such text."""
    if not NUMERIC.fullmatch(data) or not data or len(data.replace(b".", b"")) > places:
        return None
    text = data.decode("ascii")
    figures = text.lstrip(" ")
    bare = figures.lstrip("0")
    if bare != figures and figures[:1] == "0":
        keep = bare if bare[:1].isdigit() else "0" + bare
        figures = keep
    return figures


class EdiDecoder:
    """Manual ED400D, "Protocol for numeric displays": STX, two digits of address (none at address 0), data, ETX."""

    def __init__(self, address: str = "1", places: int = 4, *, end: bytes = b"\x03") -> None:
        self._address = f"{int(address):02}".encode() if int(address) else b""
        self._places = places
        self._framed = Framed(b"\x02", end)
        self.errors = self._framed.errors

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        shown = []
        for message in self._framed.messages(content):
            size = len(self._address)
            address, data = message[:size], message[size:]
            if self._address and not (len(address) == 2 and address.isdigit()):
                fail(self.errors, f"no address: {message!r}")
            elif address == self._address:
                text = numeric(data, self._places)
                if text is None:
                    fail(self.errors, f"not to be shown: {data!r}")
                else:
                    shown.append(Shown(text))
        return shown, b""


class EasyReaderDecoder:
    """Manual ER4S, page 8: ETX STX ADDRESS DATA ETX; 3A to 3F are A to F; address 0 or 00 reaches every display."""

    def __init__(self, address: str = "1", places: int = 4) -> None:
        self._address = address.upper()
        self._places = places
        self._framed = Framed(b"\x03\x02", b"\x03")
        self.errors = self._framed.errors

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        shown = []
        for message in self._framed.messages(content):
            size = len(self._address)
            written, data = message[:size], message[size:]
            if any(not 0x30 <= byte <= 0x3F for byte in written) or len(written) < size:
                fail(self.errors, f"no address: {message!r}")
                continue
            address = "".join(f"{byte - 0x30:X}" for byte in written)
            if address not in (self._address, "0" * size):
                continue
            text = numeric(data, self._places)
            if text is None:
                fail(self.errors, f"not to be shown: {data!r}")
            else:
                shown.append(Shown(text))
        return shown, b""


ALPHA = re.compile(
    rb"\x01(?P<type>[!-~])(?P<address>[0-9A-F?]{2})\x02(?P<command>A(?P<file>[ -~])"
    rb"\x1b(?P<position>[ \"&0])(?P<mode>[a-z])(?P<text>[ -~]*))(?:\x03(?P<check>[0-9A-F]{4}))?\Z",
    re.DOTALL,
)


class AlphaDecoder:
    """Document 9708-8061F, 5.1: at least five NUL, SOH, type, address, STX, command, [ETX, checksum], EOT."""

    def __init__(self, address: str = "0", places: int = 15) -> None:
        self._address = f"{int(address):02X}".encode()
        self._places = places
        self._framed = Framed(b"\x00\x00\x00\x00\x00\x01", b"\x04")
        self.errors = self._framed.errors

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        shown = []
        for message in self._framed.messages(content):
            found = ALPHA.match(b"\x01" + message)
            if found is None:
                fail(self.errors, f"not understood: {message!r}")
                continue
            check = found["check"]
            total = 0x02 + sum(found["command"]) + 0x03
            if check is not None and int(check, 16) != total & 0xFFFF:
                fail(self.errors, f"checksum {check!r}, not {total:04X}")
                continue
            if found["type"] in (b"Z", b"^") and found["address"] in (b"00", self._address):
                text = found["text"].decode("ascii")
                if len(text.replace(".", "")) > self._places:
                    fail(self.errors, f"longer than the sign, it would scroll: {text!r}")
                    continue
                shown.append(Shown(text, flash=found["mode"] == b"c"))
        return shown, b""


class PoleDecoder:
    """CD5220 manual, chapter 6. In string mode (after ESC Q A or B) only those two and CLR are understood."""

    def __init__(self, address: str = "", places: int = 20) -> None:  # noqa: ARG002 - all are made alike
        self.errors: list[str] = []
        self._places = places
        self._buffer = bytearray()
        self._lines = {0x41: " " * places, 0x42: " " * places}

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        self._buffer += content
        shown: list[Shown] = []
        while self._buffer and self._step():
            shown = [Shown(self._lines[0x41].strip(), below=self._lines[0x42].strip())]
        return shown, b""

    def _step(self) -> bool:
        """One command; False while it is not whole yet."""
        first = self._buffer[0]
        if first == 0x0C:
            del self._buffer[0]
            self._lines = {0x41: " " * self._places, 0x42: " " * self._places}
            return True
        if first != 0x1B:
            fail(self.errors, f"not understood: {first:02x}")
            del self._buffer[0]
            return True
        end = self._buffer.find(0x0D)
        if end < 0:
            if len(self._buffer) > MOST_BYTES:
                fail(self.errors, "a line without end")
                self._buffer.clear()
            return False
        command = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        self._string(command)
        return True

    def _string(self, command: bytes) -> None:
        text = command[3:]
        if command[:3] not in (b"\x1bQA", b"\x1bQB"):
            fail(self.errors, f"not understood: {command.hex()}")
        elif len(text) != self._places or any(not 0x20 <= byte <= 0x7E for byte in text):
            fail(self.errors, f"not {self._places} characters: {text!r}")
        else:
            self._lines[command[2]] = text.decode("ascii")
