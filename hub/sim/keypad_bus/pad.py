"""A serial keypad on a virtual line: keys, a lamp, sounds, two lines; strict about what it is told.

It knows its frame format as an installer sets it, and reads and writes frames by its own code: what the driver sends
wrongly is an error here.
"""

import threading
from collections import deque
from dataclasses import dataclass, field

from hub.sdk.io.serial_frames import Check, FrameFormat, Framing

ENQ, EOT, ACK, NAK = b"\x05", b"\x04", b"\x06", b"\x15"
MOST_KEYS = 16
MOST_ERRORS = 100


@dataclass(slots=True)
class PadFaults:
    """Each counts down: so many of the next answers have a wrong check, are cut in half, or are not given at all; so
    many acknowledgements of ours are not heard. `dead`: no power."""

    wrong_checks: int = 0
    halves: int = 0
    silences: int = 0
    deaf: int = 0
    dead: bool = False


@dataclass(slots=True)
class VirtualPad:
    """`polled`: it speaks only when asked. `press` may be called from any thread; `told` is what it was told, newest
    last (the last 1,000)."""

    address: str
    format: FrameFormat
    polled: bool = True
    acknowledges: bool = True
    faults: PadFaults = field(default_factory=PadFaults)
    errors: list[str] = field(default_factory=list)
    told: deque[str] = field(default_factory=lambda: deque(maxlen=1000))
    polls: int = 0
    _keys: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_KEYS))
    _sequence: int = 0
    _buffer: bytearray = field(default_factory=bytearray)
    _last: bytes = b""
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def press(self, key: str) -> bytes:
        """A press of a key. Polled, it is kept until asked for; else these are the bytes the keypad says now."""
        with self._lock:
            self._sequence = (self._sequence + 1) % 10
            sequence = str(self._sequence) if self.format.sequence else ""
            if self.polled:
                self._keys.append(sequence + key)
                return b""
            self._last = self.wire(sequence + key)
            return self._spoilt(self._last)

    @property
    def waiting_keys(self) -> int:
        """Presses that have not been taken yet."""
        return len(self._keys)

    def showing(self, prefix: str) -> str:
        """The newest thing told that begins so, without it; "" before the first."""
        return next((text[len(prefix) :] for text in reversed(list(self.told)) if text.startswith(prefix)), "")

    def heard(self, content: bytes) -> bytes:
        with self._lock:
            if self.faults.dead:
                return b""
            self._buffer += content
            answer = b""
            while (body := self._frame()) is not None:
                answer += self._answer(body)
            return answer

    # --- frames, by their description

    def wire(self, text: str) -> bytes:
        """A whole frame with this keypad's address before `text`."""
        body = (self.address + text).encode("latin-1")
        form = self.format
        if form.framing is Framing.FIXED:
            body += b" " * (form.length - form.check_bytes - len(body))
        covered = body + b"\x03" if form.framing is Framing.STX_ETX else body
        check = self._check(covered)
        if form.framing is Framing.STX_ETX:
            return b"\x02" + covered + check
        return body + check + (b"\r" if form.framing is Framing.CR else b"")

    def _check(self, covered: bytes) -> bytes:
        together = 0
        for byte in covered:
            together ^= byte
        match self.format.check:
            case Check.NONE:
                return b""
            case Check.XOR:
                return bytes([together])
            case Check.XOR_HEX:
                return f"{together:02X}".encode()
            case Check.SUM_HEX:
                return f"{sum(covered) % 256:02X}".encode()

    def _frame(self) -> bytes | None:
        """The body of the next whole frame on the wire, whoever it is for; None while there is none."""
        form, buffer = self.format, self._buffer
        if form.framing is Framing.STX_ETX:
            while buffer and buffer[0] != 0x02:
                self._fail(f"outside of a frame: {buffer[0]:02x}")
                del buffer[0]
            end = buffer.find(b"\x03") + 1 + form.check_bytes
            whole = b"\x03" in buffer and len(buffer) >= end
            covered = slice(1, end - form.check_bytes)
        elif form.framing is Framing.CR:
            end = buffer.find(b"\r") + 1
            whole, covered = end > 0, slice(0, end - 1 - form.check_bytes)
        else:
            end, whole = form.length, len(buffer) >= form.length
            covered = slice(0, end - form.check_bytes)
        if not whole:
            return None
        frame, inside = bytes(buffer[:end]), bytes(buffer[covered])
        del buffer[:end]
        if self._check(inside) != frame[covered.stop : covered.stop + form.check_bytes]:
            self._fail(f"wrong check: {frame.hex()}")
            return b""
        return inside[:-1] if form.framing is Framing.STX_ETX else inside

    # --- what it says

    def _answer(self, body: bytes) -> bytes:
        address, text = body[: len(self.address)].decode("latin-1"), body[len(self.address) :]
        if address != self.address:
            return b""
        if self.format.framing is Framing.FIXED:
            text = text.rstrip(b" ")
        if text == ENQ:
            self.polls += 1
            self._last = self.wire(self._keys[0] if self._keys else EOT.decode())
            return self._spoilt(self._last)
        if text == NAK:
            return self._spoilt(self._last)
        if text == ACK:
            self._acknowledged()
            return b""
        self.told.append(text.decode("latin-1"))
        return self._spoilt(self.wire(ACK.decode())) if self.acknowledges else b""

    def _acknowledged(self) -> None:
        if self.faults.deaf:
            self.faults.deaf -= 1
        elif self._keys:
            self._keys.popleft()
        else:
            self._last = b""

    def _spoilt(self, answer: bytes) -> bytes:
        faults = self.faults
        if faults.silences:
            faults.silences -= 1
            return b""
        if faults.halves:
            faults.halves -= 1
            return answer[: len(answer) // 2]
        if faults.wrong_checks:
            faults.wrong_checks -= 1
            return answer[:2] + bytes((answer[2] ^ 0x01,)) + answer[3:]
        return answer

    def _fail(self, why: str) -> None:
        self.errors.append(why)
        del self.errors[:-MOST_ERRORS]
