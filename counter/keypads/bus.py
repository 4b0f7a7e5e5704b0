"""The serial keypads of one line: polled in turn, or heard when they speak; told lamps, sounds and texts.

One thread holds the line. What a keypad shall show is a state and not a queue: the newest counts, and after an
unplugging or a silence all of it is sent again. Policy:

* polled: every keypad in turn; one at which somebody is signed in every `poll_ms`, another one four times as seldom, a
  silent one once a second. An answer is awaited for `reply_ms` after the last byte has left the wire.
* an answer with a wrong check is asked for again, twice; a keypad that has not understood us is told again, twice.
* GARBLED: what comes from an address cannot be read, again and again: two keypads have one address, or the
  wire is bad. SILENT: it does not answer. GONE: the whole line is away; it is looked for every 0.2 to 2 s.
* nothing that comes over the wire ends the thread.
"""

import os
import select
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import structlog

from hub.sdk.io.reader import FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS
from hub.sdk.io.serial_frames import ACK, ENQ, EOT, NAK, Deframer, FrameFormat, Heard, Noise
from hub.sdk.io.serial_line import SerialLine
from hub.sdk.io.sources import SourceGone, SourceMissing

log = structlog.get_logger()

TRIES = 3
QUIET_TIMES = 4
SILENT_AFTER = 3
SILENT_RETRY_SECONDS = 1.0
JUDGED = 12
"""Of so many answers of one address..."""
GARBLED_FROM = 6
"""...so many unreadable ones mean that two keypads share it."""
QUIET_SECONDS = 0.05
MOST_SOUNDS = 4


class PadState(StrEnum):
    UP = "up"
    SILENT = "silent"
    GARBLED = "garbled"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class BusManners:
    """How one talks on this line. `ask` is what a poll says, `nothing` what a keypad without a press answers;
    `acknowledge`: each frame is answered by ACK or NAK, both ways."""

    format: FrameFormat = field(default_factory=FrameFormat)
    poll: bool = True
    poll_ms: int = 50
    reply_ms: int = 20
    acknowledge: bool = True
    ask: str = ENQ
    nothing: str = EOT


@dataclass(slots=True)
class _Pad:
    address: str
    state: PadState | None = None
    wanted: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    sounds: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_SOUNDS))
    sequence: str | None = None
    misses: int = 0
    judged: deque[bool] = field(default_factory=lambda: deque(maxlen=JUDGED))
    due: float = 0.0
    in_use: bool = False

    def next_payload(self) -> tuple[str, str] | None:
        """What is to be told next: lamps before sounds before texts."""
        changed = [(slot, text) for slot, text in self.wanted.items() if self.shown.get(slot) != text]
        if changed and changed[0][0] == LAMP:
            return changed[0]
        if self.sounds:
            return SOUND, self.sounds[0]
        return changed[0] if changed else None

    def told(self, slot: str, text: str) -> None:
        if slot == SOUND:
            self.sounds.popleft()
        else:
            self.shown[slot] = text


LAMP, SOUND = "lamp", "sound"


class KeypadBus:
    """`tell(address, payload)` and `report(address, state)` are called on the line's thread."""

    def __init__(
        self,
        name: str,
        open: Callable[[], SerialLine],  # noqa: A002 - it is what it does
        manners: BusManners,
        addresses: Sequence[str],
        tell: Callable[[str, str], None],
        report: Callable[[str, PadState], None],
    ) -> None:
        self._name = name
        self._open = open
        self._manners = manners
        self._tell = tell
        self._report = report
        self._pads = {address: _Pad(address) for address in addresses}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._wake, False)
        self._deframer = Deframer(manners.format)
        self._strangers: set[str] = set()
        self._again_at: float | None = None
        self._thread = threading.Thread(target=self._run, name=f"keypads-{name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        os.write(self._waker, b"x")
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        os.close(self._wake)
        os.close(self._waker)

    def show(self, address: str, wanted: dict[str, str], sound: str | None = None, *, in_use: bool = True) -> None:
        """What the keypad shall show from now on (slot -> payload, `LAMP` first), and a sound, once. `in_use`: somebody
        works at it. Any thread."""
        pad = self._pads[address]
        with self._lock:
            news = wanted != pad.wanted or bool(sound)
            pad.wanted = dict(wanted)
            pad.in_use = in_use
            if sound:
                pad.sounds.append(sound)
        if news:
            os.write(self._waker, b"x")

    # --- the thread

    def _run(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._stopped.is_set():
            try:
                line = self._open()
            except SourceMissing as missing:
                self._all(PadState.GONE, str(missing))
                select.select([self._wake], [], [], wait)
                self._drain_wake()
                wait = min(LONGEST_WAIT_SECONDS, wait * 2)
                continue
            wait = FIRST_WAIT_SECONDS
            try:
                self._converse(line)
            except SourceGone as gone:
                self._all(PadState.GONE, str(gone))
            except Exception:  # the thread's edge: a defect of ours may cost a press, never the keypads for the day
                log.exception("keypads_failed", line=self._name)
                self._stopped.wait(LONGEST_WAIT_SECONDS)
            finally:
                line.close()

    def _converse(self, line: SerialLine) -> None:
        self._deframer = Deframer(self._manners.format)
        for pad in self._pads.values():
            pad.shown.clear()
            pad.judged.clear()
            pad.misses, pad.due, pad.sequence = 0, 0.0, None
            if not self._manners.poll:
                self._enter(pad, PadState.UP)
        while not self._stopped.is_set():
            told = self._tell_one(line)
            if self._manners.poll:
                self._poll_one(line, busy=told)
            elif not told:
                self._listen(line)

    def _tell_one(self, line: SerialLine) -> bool:
        """Send one frame to one keypad that has something to be told; whether there was one."""
        for pad in self._pads.values():
            with self._lock:
                payload = pad.next_payload() if pad.state in (PadState.UP, PadState.GARBLED) else None
            if payload is not None:
                self._say(line, pad, *payload)
                return True
        return False

    def _say(self, line: SerialLine, pad: _Pad, slot: str, text: str) -> None:
        frame = self._manners.format.frame(pad.address, text)
        for _ in range(TRIES if self._manners.acknowledge else 1):
            line.write(frame)
            if not self._manners.acknowledge:
                break
            answers = self._reply(line, len(frame))
            if any(isinstance(one, Heard) and one.payload == ACK for one in answers):
                break
            self._take(line, pad, [one for one in answers if isinstance(one, Heard) and one.payload != NAK])
        else:
            self._missed(pad)
        with self._lock:
            pad.told(slot, text)  # told as well as can be: one that has not understood is silent soon, and told anew

    def _poll_one(self, line: SerialLine, *, busy: bool) -> None:
        pad = min(self._pads.values(), key=lambda one: one.due)
        now = time.monotonic()
        if pad.due > now:
            if not busy and line.wait(pad.due - now, self._wake):
                self._strange(line)
            self._drain_wake()
            return
        frame = self._manners.format.frame(pad.address, self._manners.ask)
        line.write(frame)
        answers = self._reply(line, len(frame))
        for _ in range(TRIES - 1):
            if not answers or _clean(answers):
                break
            again = self._manners.format.frame(pad.address, NAK)
            line.write(again)
            pad.judged.append(False)
            answers = self._reply(line, len(again))
        self._judge(line, pad, answers)
        self._plan(pad)

    def _judge(self, line: SerialLine, pad: _Pad, answers: list[Heard | Noise]) -> None:
        if not answers:
            self._missed(pad)
            return
        pad.misses = 0
        good = [one for one in answers if isinstance(one, Heard) and one.address == pad.address]
        pad.judged.append(_clean(answers) and bool(good))
        garbled = pad.judged.count(False) >= GARBLED_FROM
        self._enter(pad, PadState.GARBLED if garbled else PadState.UP)
        if _clean(answers):
            self._take(line, pad, good)

    def _take(self, line: SerialLine, pad: _Pad, heard: Sequence[Heard | Noise]) -> None:
        """The presses in what was heard; each is acknowledged, a repeated one acts once."""
        for one in heard:
            if not isinstance(one, Heard) or one.payload in (self._manners.nothing, ACK, NAK, ""):
                continue
            if self._manners.acknowledge:
                line.write(self._manners.format.frame(pad.address, ACK))
            repeated = bool(one.sequence) and one.sequence == pad.sequence
            pad.sequence = one.sequence
            if not repeated:
                self._tell(pad.address, one.payload)

    def _plan(self, pad: _Pad) -> None:
        """When the keypad is asked next."""
        now = time.monotonic()
        if pad.misses >= SILENT_AFTER:
            pad.due = now + SILENT_RETRY_SECONDS
        else:
            every = self._manners.poll_ms / 1000
            pad.due = now + (every if pad.in_use else every * QUIET_TIMES)

    def _missed(self, pad: _Pad) -> None:
        pad.misses += 1
        if pad.misses >= SILENT_AFTER or pad.state is None:
            self._enter(pad, PadState.SILENT)

    def _reply(self, line: SerialLine, sent: int) -> list[Heard | Noise]:
        """What comes back until it is whole, or the time for it is over. One clean frame ends the waiting."""
        until = time.monotonic() + line.shape.seconds(sent) + self._manners.reply_ms / 1000
        found: list[Heard | Noise] = []
        while (left := until - time.monotonic()) > 0:
            if not line.wait(left):
                break
            found += self._deframer.feed(line.read(), time.monotonic())
            if found and not self._deframer.open:
                return found
            until = max(until, time.monotonic() + self._manners.reply_ms / 1000)
        if self._deframer.open:  # half a frame: what is still to come of it is noise
            self._deframer = Deframer(self._manners.format)
            found.append(Noise.BROKEN)
        return found

    def _strange(self, line: SerialLine) -> None:
        """Bytes nobody was asked for: on a polled line somebody talks out of turn."""
        for one in self._deframer.feed(line.read(), time.monotonic()):
            if isinstance(one, Heard) and one.address in self._pads:
                self._pads[one.address].judged.append(False)

    def _listen(self, line: SerialLine) -> None:
        """Keypads that speak by themselves. What could not be read is asked for again once the line is quiet: asked
        at once, a keypad that is just speaking would say the same key twice."""
        now = time.monotonic()
        dues = [due for due in (self._deframer.due(now), self._again_in(now)) if due is not None]
        if line.wait(min(dues) if dues else None, self._wake):
            answers = self._deframer.feed(line.read(), time.monotonic())
        else:
            answers = self._deframer.idle(time.monotonic())
        self._drain_wake()
        for one in answers:
            self._heard_by_itself(line, one)
        if answers:
            clear = any(isinstance(one, Heard) for one in answers)
            self._again_at = None if clear else time.monotonic() + QUIET_SECONDS
        elif self._again_at is not None and time.monotonic() >= self._again_at:
            self._again_at = None
            for pad in self._pads.values() if len(self._pads) == 1 and self._manners.acknowledge else ():
                line.write(self._manners.format.frame(pad.address, NAK))  # only it can have said that

    def _again_in(self, now: float) -> float | None:
        return None if self._again_at is None else max(0.0, self._again_at - now) + 0.001

    def _heard_by_itself(self, line: SerialLine, one: Heard | Noise) -> None:
        only = next(iter(self._pads.values())) if len(self._pads) == 1 else None
        pad = self._pads.get(one.address) if isinstance(one, Heard) else only
        if pad is None:
            if isinstance(one, Heard):
                self._stranger(one.address)
            return
        pad.judged.append(isinstance(one, Heard))
        garbled = pad.judged.count(False) >= GARBLED_FROM
        self._enter(pad, PadState.GARBLED if garbled else PadState.UP)
        if isinstance(one, Heard):
            self._take(line, pad, [one])

    def _stranger(self, address: str) -> None:
        if address not in self._strangers and len(self._strangers) < JUDGED:
            self._strangers.add(address)
            log.warning("keypad_unknown", line=self._name, address=address)

    def _all(self, state: PadState, why: str) -> None:
        if any(pad.state is not state for pad in self._pads.values()):
            log.warning("keypad_line_gone", line=self._name, detail=why)
        for pad in self._pads.values():
            self._enter(pad, state)

    def _enter(self, pad: _Pad, state: PadState) -> None:
        if pad.state is state:
            return
        if state is PadState.UP:
            with self._lock:
                pad.shown.clear()
        pad.state = state
        (log.info if state is PadState.UP else log.warning)(
            "keypad_state", line=self._name, address=pad.address, state=state.value
        )
        self._report(pad.address, state)

    def _drain_wake(self) -> None:
        try:
            os.read(self._wake, 4096)
        except BlockingIOError:
            return


def _clean(answers: Sequence[Heard | Noise]) -> bool:
    """One good frame and nothing beside it: two answers to one question are two keypads."""
    return len(answers) == 1 and isinstance(answers[0], Heard)
