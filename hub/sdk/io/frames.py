"""What a scanner read, as one text: from keys or from bytes to frames. Pure: times are arguments, in seconds.

A frame ends with its terminator, or, where the scanner sends none, with a silence of `GAP_SECONDS`. Whatever makes a
frame doubtful voids the whole of it, up to its end: a lost event, an unknown key, a gap in its middle, too many
characters. A code read by half could be another person's; so it is no code.
"""

from dataclasses import dataclass
from enum import StrEnum

from hub.sdk.io.signals import Believing, Signal, SignalKind
from hub.sdk.io.strokes import ALT_GR, CONTROLS, ENTERS, HARMLESS, SHIFTS, TAB, ScannerLayout, Strokes

GAP_SECONDS = 0.25
LONGEST = 512
"""Characters. Our own addresses have about 60; a boarding pass has 300."""


class Terminator(StrEnum):
    ENTER = "enter"
    TAB = "tab"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FrameRules:
    terminator: Terminator = Terminator.ENTER
    layout: ScannerLayout = ScannerLayout.US


class Frame:
    """Collects characters; `end` gives the text, or None for an empty or a void one."""

    def __init__(self) -> None:
        self._signs: list[str] = []
        self._void = False
        self._last = float("-inf")

    @property
    def open(self) -> bool:
        return bool(self._signs) or self._void

    def add(self, sign: str, at: float) -> None:
        self._last = at
        if len(self._signs) >= LONGEST:
            self.spoil(at)
        elif not self._void:
            self._signs.append(sign)

    def spoil(self, at: float) -> None:
        """Nothing of this frame is to be believed, up to its end."""
        self._void, self._last = True, at
        self._signs.clear()

    def torn(self, at: float) -> bool:
        """Whether the silence before `at` was too long; a clock that ran backwards counts as one."""
        return self.open and not 0 <= at - self._last <= GAP_SECONDS

    def left(self, now: float) -> float:
        """Seconds until the silence is too long."""
        return max(0.0, self._last + GAP_SECONDS - now)

    def end(self) -> str | None:
        text = "".join(self._signs).strip()
        self._signs.clear()
        void, self._void = self._void, False
        return None if void or not text else text


class KeyFrames:
    """Of a scanner that poses as a keyboard."""

    def __init__(self, rules: FrameRules) -> None:
        self._ends = {Terminator.ENTER: ENTERS, Terminator.TAB: frozenset({TAB})}.get(rules.terminator, frozenset())
        self._strokes = Strokes(rules.layout)
        self._frame = Frame()
        self._held: set[int] = set()
        self._believing = Believing()

    def feed(self, signal: Signal) -> tuple[str, ...]:
        """The frames that `signal` completes: none, one, or (a silence, then an end) at most two."""
        if signal.kind is SignalKind.DROPPED:
            self._held.clear()
            self._frame.spoil(signal.at)
        if not self._believing.believes(signal) or signal.kind is not SignalKind.KEY:
            return ()
        if signal.code in SHIFTS or signal.code in CONTROLS or signal.code == ALT_GR:
            (self._held.discard if signal.value == 0 else self._held.add)(signal.code)
            return ()
        if signal.value != 1 or signal.code in HARMLESS:
            return ()
        before = self.idle(signal.at)
        return before + self._stroke(signal)

    def idle(self, now: float) -> tuple[str, ...]:
        """Called when nothing came until `now`: a silence ends the frame of a scanner without terminator, and voids
        the frame of any other."""
        if not self._frame.torn(now):
            return ()
        text = self._frame.end()
        return (text,) if text is not None and not self._ends else ()

    def due(self, now: float) -> float | None:
        """Seconds until `idle` is to be called; None: not at all."""
        return self._frame.left(now) if self._frame.open else None

    def gone(self) -> tuple[str, ...]:
        """The scanner was unplugged: what it has begun to say is void."""
        self._held.clear()
        self._frame = Frame()
        self._believing = Believing()
        return ()

    def _stroke(self, signal: Signal) -> tuple[str, ...]:
        if signal.code in self._ends:
            text = self._frame.end()
            return () if text is None else (text,)
        sign = self._strokes.character(
            signal.code, shift=not SHIFTS.isdisjoint(self._held), alt_gr=ALT_GR in self._held
        )
        if sign is None or not CONTROLS.isdisjoint(self._held):
            self._frame.spoil(signal.at)
        else:
            self._frame.add(sign, signal.at)
        return ()


class ByteFrames:
    """Of a scanner on a serial line (RS-232, or USB CDC as /dev/ttyACM*): UTF-8 or Latin-1 text, CR, LF or Tab at the
    end. A byte that is no text voids the frame."""

    def __init__(self, rules: FrameRules) -> None:
        self._ends = {Terminator.ENTER: "\r\n", Terminator.TAB: "\t"}.get(rules.terminator, "")
        self._frame = Frame()

    def feed(self, chunk: "Chunk") -> tuple[str, ...]:
        whole: list[str] = list(self.idle(chunk.at))
        for byte in chunk.content:
            sign = chr(byte)
            if sign in self._ends:
                whole += self._end()
            elif byte >= 0x20 and byte != 0x7F:
                self._frame.add(sign, chunk.at)
            elif sign not in "\r\n\t":
                self._frame.spoil(chunk.at)
        return tuple(whole)

    def idle(self, now: float) -> tuple[str, ...]:
        if not self._frame.torn(now):
            return ()
        ended = self._end()
        return () if self._ends else ended

    def due(self, now: float) -> float | None:
        return self._frame.left(now) if self._frame.open else None

    def gone(self) -> tuple[str, ...]:
        self._frame = Frame()
        return ()

    def _end(self) -> tuple[str, ...]:
        """Decoded as a whole, for a character's bytes may come apart."""
        text = self._frame.end()
        return () if text is None else (_decoded(text.encode("latin-1")),)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that came together; `at` as of `Signal`."""

    content: bytes
    at: float


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
