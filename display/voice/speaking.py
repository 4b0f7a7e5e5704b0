"""The voice: chime, then what is to be said. One thread decides, one sound at a time.

The chime is computed beforehand and begins at once; the sentences are composed while it sounds. A sound that fails is
tried once more while its call is younger than 20 s; with no device at all the calls of the last 20 s wait for one to
come back, which is looked for every 2 s then, else every 30 s. An urgent notice ends what is being said, which is said
again after it. Whatever fails, `done` is told, and the next one is tried. Nothing here touches the picture.
"""

import threading
from collections.abc import Iterable
from concurrent.futures import Future

import structlog

from display.announcing import Announcement, Speakable
from display.voice.delivery import Delivery, Outcome, Spoken, VoiceParts
from display.voice.loudness import Loudness
from display.voice.outputs import Output
from display.voice.waiting import AGAIN_WITHIN_S, Line, Turn, Waiting
from hub.sdk.io.sound import RETRY_SECONDS

log = structlog.get_logger()

LOOK_SECONDS = 2.0


class Voice:
    """A `Speech`. Its methods may be called from any thread and return at once."""

    def __init__(self, parts: VoiceParts) -> None:
        self._parts = parts
        self._delivery = Delivery(parts)
        self._outputs = [parts.room, *([parts.loop] if parts.loop is not None else [])]
        self._line = Line()
        self._changed = threading.Condition()
        self._loudness = Loudness()
        self._unjudged: list[str] = []
        self._current: Turn | None = None
        self._unwanted: set[int | str] = set()
        self._is_cut = self._stopping = self._looked = False
        self._look_at = 0.0
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def start(self) -> None:
        for output in self._outputs:
            output.start()
        self._thread.start()

    def stop(self) -> None:
        with self._changed:
            self._stopping = self._is_cut = True
            self._changed.notify_all()
        for output in self._outputs:
            output.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=15)

    def office(self, loudness: Loudness, languages: Iterable[str]) -> None:
        """How loud, and in which languages: these are judged while nothing is to be said, the most likely first."""
        with self._changed:
            self._loudness = loudness
            self._unjudged = list(dict.fromkeys(languages))
            self._changed.notify_all()

    def announce(self, item: Speakable) -> None:
        with self._changed:
            let_go = self._line.put(item, self._parts.monotonic())
            urgent = not isinstance(item, Announcement) and item.urgent
            cut = urgent and self._current is not None and not self._current.urgent and not self._is_cut
            self._is_cut = self._is_cut or cut
            self._changed.notify_all()
        self._let_go(let_go, "too many calls wait to be spoken")
        if cut:
            for output in self._outputs:
                output.cut()

    def hush(self, call: int) -> None:
        """A call that still waits to be spoken is not wanted any more. What is being spoken is heard to its end: half
        a sentence tells nobody that it was a mistake; but it is not said again."""
        with self._changed:
            unwanted = self._line.hush(call)
            self._unwant(call)
        for one in unwanted:
            self._tell(one, heard=False)

    def hush_notice(self, notice: str) -> None:
        with self._changed:
            self._line.hush_notice(notice)
            self._unwant(notice)

    def _unwant(self, name: int | str) -> None:
        """If it is being said, it is not said again whatever becomes of it."""
        if self._current is not None and any(_name(one) == name for one in self._current.entries):
            self._unwanted.add(name)

    # Its own thread

    def _run(self) -> None:
        self._look(self._outputs)
        self._delivery.prepare()
        while True:
            with self._changed:
                self._changed.wait_for(self._something, self._patience())
                if self._stopping:
                    return
                self._looked = False
            try:
                self._step()
            except Exception:  # the thread's edge: a defect of ours may cost an announcement, never the day's voice
                log.exception("voice_failed")

    def _step(self) -> None:
        now = self._parts.monotonic()
        missing = [output for output in self._outputs if output.missing]
        if missing and now >= self._look_at:
            self._look(missing)
        with self._changed:
            turn: Turn | None = None
            if self._deaf():
                late = self._line.unheard(now)
            else:
                turn, late = self._line.next(now)
            self._current, self._is_cut = turn, self._stopping
            language = self._unjudged.pop(0) if turn is None and self._unjudged else None
        self._let_go(late, "nobody could hear it in time")
        if turn is not None:
            self._take(turn)
        elif language is not None:
            self._parts.engine.says(language)

    def _something(self) -> bool:
        speakable = bool(self._line) and (not self._deaf() or self._parts.monotonic() >= self._look_at)
        return bool(self._stopping or self._unjudged or self._looked or speakable)

    def _patience(self) -> float | None:
        """Seconds until something is due without being told."""
        if not any(output.missing for output in self._outputs):
            return None
        if not (self._line and self._deaf()):
            return RETRY_SECONDS
        return max(0.01, self._look_at - self._parts.monotonic())

    def _deaf(self) -> bool:
        return all(output.missing for output in self._outputs)

    def _look(self, outputs: Iterable[Output]) -> None:
        """How the devices are; nobody waits for the answer."""
        self._look_at = self._parts.monotonic() + LOOK_SECONDS
        for output in outputs:
            output.look().add_done_callback(self._has_looked)

    def _has_looked(self, _: "Future[bool]") -> None:
        with self._changed:
            self._looked = True
            self._changed.notify_all()

    def _take(self, turn: Turn) -> None:
        with self._changed:
            loudness = self._loudness
        outcome = Outcome()
        try:
            outcome = self._delivery.deliver(turn, loudness, lambda: self._is_cut)
        finally:
            self._settle(turn, outcome)

    def _settle(self, turn: Turn, outcome: Outcome) -> None:
        """What was cut, or failed for the first time while its call is fresh, goes back to the front; the rest is
        done."""
        now = self._parts.monotonic()
        with self._changed:
            cut, self._current = self._is_cut and not outcome.heard and not self._stopping, None
            failed = outcome.words and not outcome.anywhere
            wanted = [one for one in turn.entries if _name(one) not in self._unwanted]
            self._unwanted.clear()
            back = [
                one
                for one in wanted
                if cut or (failed and not one.failed and now - one.since < AGAIN_WITHIN_S and not self._stopping)
            ]
            self._line.put_back(back, failed=not cut)
        told = outcome.told if outcome.heard else frozenset[int]()
        over = [one for one in turn.entries if one not in back]
        why = "it was not wanted any more" if self._is_cut else _why(outcome)
        self._let_go([one for one in over if _call(one) not in told], why)
        for one in over:
            if _call(one) in told:
                self._tell(one, heard=True)
        if turn.notice is not None and over:
            log.info("notice_spoken", notice=turn.notice.id, heard=outcome.heard and outcome.words)

    def _let_go(self, entries: Iterable[Waiting], why: str) -> None:
        for one in entries:
            if isinstance(one.item, Announcement):
                log.warning("call_not_spoken", call=one.item.call, why=why)
                self._tell(one, heard=False)

    def _tell(self, one: Waiting, *, heard: bool) -> None:
        if isinstance(one.item, Announcement):
            self._parts.done(Spoken(one.item.call, heard))


def _call(one: Waiting) -> int | None:
    return one.item.call if isinstance(one.item, Announcement) else None


def _name(one: Waiting) -> int | str:
    return one.item.call if isinstance(one.item, Announcement) else one.item.id


def _why(outcome: Outcome) -> str:
    if outcome.silent:
        return "the voice is switched off at this hour"
    return "the sound failed" if outcome.words else "no voice can say it"
