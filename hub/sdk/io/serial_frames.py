"""Frames of a serial keypad, to be configured: no maker publishes its own, and most are one of these. Pure.

    stx-etx:  STX [address] [sequence] payload ETX [check over all after STX, with ETX]
    cr:       [address] [sequence] payload [check over all before it] CR
    fixed:    [address] [sequence] payload, filled up with blanks [check over all before it]

`xor` is one byte, the exclusive or (the block check of ISO 1745); `xor-hex` and `sum-hex` are two hexadecimal digits
(the sum modulo 256). The sequence is one digit that a keypad counts on with each new key, so that a repeated answer is
known as one; what is no key (ACK, NAK, EOT) has none.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

STX, ETX, ENQ, EOT, ACK, NAK, CR = "\x02", "\x03", "\x05", "\x04", "\x06", "\x15", "\r"
LF = 0x0A
"""After a CR it is passed over."""
LONGEST = 128
GAP_SECONDS = 0.1
"""A silence of so long inside of a frame voids it."""


class Framing(StrEnum):
    STX_ETX = "stx-etx"
    CR = "cr"
    FIXED = "fixed"


class Check(StrEnum):
    NONE = "none"
    XOR = "xor"
    XOR_HEX = "xor-hex"
    SUM_HEX = "sum-hex"


class FormatFault(ValueError):
    """A format that cannot be; the message says why."""


@dataclass(frozen=True, slots=True)
class FrameFormat:
    """`length`: of a whole fixed frame, in bytes. `address_digits`: decimal, with leading zeros; 0: no address."""

    framing: Framing = Framing.STX_ETX
    check: Check = Check.XOR
    address_digits: int = 2
    sequence: bool = False
    length: int = 8

    def __post_init__(self) -> None:
        if self.framing is Framing.CR and self.check is Check.XOR:
            raise FormatFault('a check of one byte may be a CR by itself; with framing "cr" take xor-hex or sum-hex')
        if self.framing is Framing.FIXED and self.length < self.address_digits + self.sequence + self.check_bytes + 1:
            raise FormatFault(f"a frame of {self.length} bytes has no place for a key beside address and check")

    @property
    def check_bytes(self) -> int:
        return {Check.NONE: 0, Check.XOR: 1}.get(self.check, 2)

    def address(self, number: int) -> str:
        """The address as it is written; `FormatFault` for a number that has too many digits."""
        text = f"{number:0{self.address_digits}}" if self.address_digits else ""
        if len(text) > self.address_digits:
            raise FormatFault(f"address {number} has more than {self.address_digits} digits")
        return text

    def frame(self, address: str, payload: str, sequence: str = "") -> bytes:
        """A whole frame. The text is Latin-1; of a fixed frame what is too long is cut off."""
        body = (address + sequence + payload).encode("latin-1", errors="ignore")
        match self.framing:
            case Framing.STX_ETX:
                covered = body + ETX.encode()
                return STX.encode() + covered + self._check(covered)
            case Framing.CR:
                return body + self._check(body) + CR.encode()
            case Framing.FIXED:
                filled = body.ljust(self.length - self.check_bytes)[: self.length - self.check_bytes]
                return filled + self._check(filled)

    def _check(self, covered: bytes) -> bytes:
        match self.check:
            case Check.NONE:
                return b""
            case Check.XOR:
                return bytes((reduce(int.__xor__, covered, 0),))
            case Check.XOR_HEX:
                return b"%02X" % reduce(int.__xor__, covered, 0)
            case Check.SUM_HEX:
                return b"%02X" % (sum(covered) & 0xFF)

    def good(self, covered: bytes, check: bytes) -> bool:
        given = check if self.check is Check.XOR else check.upper()
        return self._check(covered) == given


@dataclass(frozen=True, slots=True)
class Heard:
    """One good frame."""

    address: str
    sequence: str
    payload: str


class Noise(StrEnum):
    """What is no good frame. CHECK: whole, with a wrong check. BROKEN: bytes that are none, or half a frame."""

    CHECK = "check"
    BROKEN = "broken"


class Deframer:
    """From bytes to frames, in any pieces; `at` is in monotonic seconds."""

    def __init__(self, format_: FrameFormat) -> None:
        self._format = format_
        self._buffer = bytearray()
        self._last = float("-inf")

    @property
    def open(self) -> bool:
        """Something has begun."""
        return bool(self._buffer)

    def feed(self, content: bytes, at: float) -> list[Heard | Noise]:
        found = self.idle(at)
        self._last = at
        self._buffer += content
        while self._buffer:
            one, used = self._first()
            if not used:
                break
            del self._buffer[:used]
            if one is not None:
                found.append(one)
        return found

    def idle(self, at: float) -> list[Heard | Noise]:
        """A silence inside of a frame voids it."""
        if self._buffer and at - self._last > GAP_SECONDS:
            self._buffer.clear()
            return [Noise.BROKEN]
        return []

    def due(self, at: float) -> float | None:
        """Seconds until `idle` is to be called."""
        return max(0.0, self._last + GAP_SECONDS - at) + 0.001 if self._buffer else None

    def _first(self) -> tuple[Heard | Noise | None, int]:
        """What stands first, and its length; 0 while it is not whole."""
        match self._format.framing:
            case Framing.STX_ETX:
                return self._between()
            case Framing.CR:
                return self._line()
            case Framing.FIXED:
                size, check = self._format.length, self._format.check_bytes
                whole = len(self._buffer) >= size
                return (self._judged(0, size - check), size) if whole else (None, 0)

    def _between(self) -> tuple[Heard | Noise | None, int]:
        start = self._buffer.find(STX.encode())
        if start:
            return Noise.BROKEN, start if start > 0 else len(self._buffer)
        end = self._buffer.find(ETX.encode())
        again = self._buffer.find(STX.encode(), 1)
        if again > 0 and (end < 0 or again < end):
            return Noise.BROKEN, again
        if end < 0:
            return (Noise.BROKEN, len(self._buffer)) if len(self._buffer) > LONGEST else (None, 0)
        size = end + 1 + self._format.check_bytes
        return (self._judged(1, end + 1), size) if len(self._buffer) >= size else (None, 0)

    def _line(self) -> tuple[Heard | Noise | None, int]:
        if self._buffer[0] == LF:
            return None, 1
        end = self._buffer.find(CR.encode())
        if end < 0:
            return (Noise.BROKEN, len(self._buffer)) if len(self._buffer) > LONGEST else (None, 0)
        return self._judged(0, max(0, end - self._format.check_bytes)), end + 1

    def _judged(self, start: int, end: int) -> Heard | Noise:
        """The frame whose covered bytes stand from `start` to `end`, its check behind them."""
        covered = bytes(self._buffer[start:end])
        if not self._format.good(covered, bytes(self._buffer[end : end + self._format.check_bytes])):
            return Noise.CHECK
        text = covered.decode("latin-1")
        if self._format.framing is Framing.STX_ETX:
            text = text.removesuffix(ETX)
        digits = self._format.address_digits
        address, rest = text[:digits], text[digits:]
        if len(address) != digits or (digits and not (address.isascii() and address.isdigit())):
            return Noise.BROKEN
        counted = self._format.sequence and rest[:1].isdigit()
        sequence, payload = (rest[:1], rest[1:]) if counted else ("", rest)
        return Heard(address, sequence, payload.rstrip(" ") if self._format.framing is Framing.FIXED else payload)
