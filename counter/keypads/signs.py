"""The signs above the counters: what the hall's news mean for each, and the line that keeps them showing it.

`Hall` follows the stream of a display. `SignLine` holds one serial line with its signs: a change is sent at once, all
is sent again every 10 seconds (a sign that lost its power shows the truth again by itself) and after an unplugging;
where a sign cannot flash by itself, text and blanks are sent in turn for the first seconds of a call.
"""

import os
import select
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from counter.signs.driver import Driver
from counter.signs.face import CLOSED, Doing, SignFace
from counter.signs.letters import code, whole, written
from hub.sdk.io.reader import FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS
from hub.sdk.io.serial_line import SerialLine
from hub.sdk.io.sources import SourceGone, SourceMissing
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.terms import CounterState
from hub.wire.views import CallView

log = structlog.get_logger()

AGAIN_SECONDS = 10.0
FLASH_SECONDS = 8.0
"""A new call flashes so long, as on the displays."""
FLASH_HALF_SECONDS = 0.5
"""Once a second: three flashes a second and more could harm people (WCAG 2.3.1)."""
ANSWER_SECONDS = 0.1
TRIES = 3
SILENT_CHARACTERS = 4
"""Between two messages of a line that answers: Modbus RTU tells them apart by a silence of 3.5 characters."""


@dataclass(frozen=True, slots=True)
class Hall:
    """What the stream has told of counters and calls. Each news makes a new one."""

    states: Mapping[str, str] | None = None
    calls: Mapping[str, CallView] | None = None
    """The newest call of each counter."""

    @classmethod
    def of(cls, snapshot: DisplaySnapshot) -> "Hall":
        newest: dict[str, CallView] = {}
        for call in sorted(snapshot.calls, key=lambda one: one.call):
            newest[call.counter] = call
        return cls({one.id: one.state for one in snapshot.counters}, newest)

    def after(self, change: DisplayChange) -> "Hall":
        states, calls = dict(self.states or {}), dict(self.calls or {})
        states.update({one.id: one.state for one in change.counters})
        call = change.call
        if call is not None:
            known = calls.get(call.counter)
            if known is None or call.call >= known.call:
                calls[call.counter] = call
        return Hall(states, calls)

    def face(self, counter: str, *, stale: bool = False) -> SignFace:
        """What the sign of a counter shows. A counter of which nothing was told is closed; where nothing was told of
        any, nobody can say."""
        call = (self.calls or {}).get(counter)
        if call is not None and call.standing and not call.withdrawn:
            return SignFace(Doing.CALLED, call.label, call.call, stale)
        if not self.states:
            return SignFace(stale=stale)
        state = self.states.get(counter, CounterState.CLOSED)
        closed = state in (CounterState.CLOSED, CounterState.PAUSED)
        return SignFace(Doing.CLOSED if closed else Doing.FREE, stale=stale)


@dataclass(slots=True)
class _Sign:
    driver: Driver
    face: SignFace = field(default_factory=SignFace)
    call_since: float = float("-inf")
    due: float = 0.0
    dark: bool = False
    """In the blank half of a flash."""
    agreed: bool = True
    warned: bool = False
    """It was said that codes do not stand whole on it."""


class SignLine:
    """`signs`: counter -> its driver. `show` may be called from any thread."""

    def __init__(
        self,
        name: str,
        open: Callable[[], SerialLine],  # noqa: A002 - it is what it does
        signs: Sequence[tuple[str, Driver]],
    ) -> None:
        self.name = name
        self._open = open
        self._signs = [(counter, _Sign(driver)) for counter, driver in signs]
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._wake, False)
        self.there: bool | None = None
        self._thread = threading.Thread(target=self._run, name=f"signs-{name}", daemon=True)

    @property
    def counters(self) -> set[str]:
        return {counter for counter, _ in self._signs}

    @property
    def well(self) -> bool:
        """The line is there, and whoever answers has agreed."""
        return self.there is not False and all(sign.agreed for _, sign in self._signs)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        os.write(self._waker, b"x")
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        os.close(self._wake)
        os.close(self._waker)

    def show(self, counter: str, face: SignFace) -> None:
        with self._lock:
            news = False
            for other, sign in self._signs:
                if other == counter and sign.face != face:
                    if face.call > sign.face.call:
                        sign.call_since = time.monotonic()
                    sign.face, sign.due, news = face, 0.0, True
                    self._warn_cut(counter, sign)
        if news:
            os.write(self._waker, b"x")

    def _warn_cut(self, counter: str, sign: _Sign) -> None:
        """Once for each sign, for whoever installs it."""
        label = sign.face.label
        if label and not sign.warned and not whole(label, sign.driver.letters, sign.driver.width):
            sign.warned = True
            shown = code(label, sign.driver.letters, sign.driver.width)
            log.warning("code_not_whole", counter=counter, code=label, shown=shown)

    # --- the thread

    def _run(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._stopped.is_set():
            try:
                line = self._open()
            except SourceMissing as missing:
                self._enter(there=False, why=str(missing))
                self._sleep(wait)
                wait = min(LONGEST_WAIT_SECONDS, wait * 2)
                continue
            wait = FIRST_WAIT_SECONDS
            self._enter(there=True)
            try:
                self._keep(line)
            except SourceGone as gone:
                self._enter(there=False, why=str(gone))
            except Exception:  # the thread's edge: a defect of ours may cost a sign a moment, never the day
                log.exception("signs_failed", line=self.name)
                self._stopped.wait(LONGEST_WAIT_SECONDS)
            finally:
                line.close()

    def _keep(self, line: SerialLine) -> None:
        with self._lock:
            for _, sign in self._signs:
                sign.due = 0.0
        while not self._stopped.is_set():
            for counter, sign in self._signs:
                self._refresh(line, counter, sign)
            with self._lock:
                due = min(sign.due for _, sign in self._signs)
            if line.wait(max(0.0, due - time.monotonic()), self._wake):
                line.read()  # a sign that only listens has nothing to say
            self._drain()

    def _refresh(self, line: SerialLine, counter: str, sign: _Sign) -> None:
        now = time.monotonic()
        with self._lock:
            if sign.due > now:
                return
            face, flashing = sign.face, _flashes(sign, now)
            sign.dark = flashing and not sign.driver.flashes and not sign.dark
            sign.due = now + (FLASH_HALF_SECONDS if flashing and not sign.driver.flashes else AGAIN_SECONDS)
            if flashing and sign.driver.flashes:
                sign.due = min(sign.due, sign.call_since + FLASH_SECONDS)
        text = "" if sign.dark else text_of(face, sign.driver)
        self._send(line, counter, sign, sign.driver.frame(text, flash=flashing))

    def _send(self, line: SerialLine, counter: str, sign: _Sign, frame: bytes) -> None:
        agreed = False
        for _ in range(TRIES):
            line.write(frame)
            size = sign.driver.answer_bytes()
            answer = self._answer(line, len(frame), size) if size else b""
            if size:
                self._stopped.wait(line.shape.seconds(SILENT_CHARACTERS))
            agreed = sign.driver.agrees(frame, answer)
            if agreed:
                break
        if agreed != sign.agreed:
            (log.info if agreed else log.warning)("sign_answers" if agreed else "sign_silent", counter=counter)
            sign.agreed = agreed

    def _answer(self, line: SerialLine, sent: int, size: int) -> bytes:
        until = time.monotonic() + line.shape.seconds(sent + size) + ANSWER_SECONDS
        found = b""
        while len(found) < size and (left := until - time.monotonic()) > 0:
            if line.wait(left):
                found += line.read()
        return found

    def _enter(self, *, there: bool, why: str = "") -> None:
        if self.there is not there:
            (log.info if there else log.warning)(
                "sign_line_found" if there else "sign_line_gone", line=self.name, detail=why
            )
        self.there = there

    def _sleep(self, seconds: float) -> None:
        select.select([self._wake], [], [], seconds)
        self._drain()

    def _drain(self) -> None:
        try:
            os.read(self._wake, 4096)
        except BlockingIOError:
            return


def text_of(face: SignFace, driver: Driver) -> str:
    """The words of a face with the sign's own letters and places."""
    match face.doing:
        case Doing.CLOSED:
            text = written(CLOSED, driver.letters)[: driver.width]
        case Doing.CALLED:
            text = code(face.label, driver.letters, driver.width)
        case Doing.FREE | Doing.UNKNOWN:
            text = ""
    if not face.stale or not text:
        return text
    return f"{text}." if driver.marks else ""


def _flashes(sign: _Sign, now: float) -> bool:
    """A call is new, and it is known to stand."""
    return sign.face.doing is Doing.CALLED and not sign.face.stale and now - sign.call_since < FLASH_SECONDS
