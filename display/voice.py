"""The voice: chime, then the call in the ticket's language, then in the office's. One thread, one sound at a time.

Policy: the sound device is looked at at the start, and again every 30 s while it is missing, so that its lack is known
before the first call, and its return without one. Announcements are spoken in the order they come, never overlapping.
When several wait, each is shortened to number and counter in one language, so that the voice keeps up with the board;
past `MOST_WAITING` the oldest is let go unspoken (the board shows it all the same). Whatever fails (no program, no
device, a hanging driver), the announcement counts as not spoken, `done` is still told, and the next one is tried.
Nothing here touches the picture.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from display.announcing import Announcement
from display.chime import chime
from display.speech import Speaker
from hub.face.languages import without_isolates
from hub.face.numbers import announcement
from hub.face.texts import Catalogues
from hub.sdk.io.sound import RETRY_SECONDS, Player, SoundState
from hub.sdk.io.waves import silence, wav

log = structlog.get_logger()

MOST_WAITING = 40
BETWEEN_LANGUAGES_S = 0.4


@dataclass(frozen=True, slots=True)
class Spoken:
    """`heard` is false where the sound failed or the call was let go."""

    call: int
    heard: bool


class Voice:
    """`done` is called on the voice's thread, once for every announcement put in."""

    def __init__(
        self, player: Player, speaker: Speaker, catalogues: Catalogues, done: Callable[[Spoken], None]
    ) -> None:
        self._player = player
        self._speaker = speaker
        self._catalogues = catalogues
        self._done = done
        self._waiting: deque[Announcement] = deque()
        self._changed = threading.Condition()
        self._stopping = False
        self._chimes = {again: chime(again) for again in (False, True)}
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._player.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def announce(self, announcement: Announcement) -> None:
        """From any thread; returns at once."""
        let_go: Announcement | None = None
        with self._changed:
            if len(self._waiting) >= MOST_WAITING:
                let_go = self._waiting.popleft()
            self._waiting.append(announcement)
            self._changed.notify_all()
        if let_go is not None:
            log.warning("call_not_spoken", call=let_go.call, why="too many calls wait to be spoken")
            self._done(Spoken(let_go.call, heard=False))

    def hush(self, call: int) -> None:
        """From any thread: a call that still waits to be spoken is not wanted any more. What is being spoken is heard
        to its end: half a sentence tells nobody that it was a mistake."""
        with self._changed:
            unwanted = [one for one in self._waiting if one.call == call]
            for one in unwanted:
                self._waiting.remove(one)
        for one in unwanted:
            self._done(Spoken(one.call, heard=False))

    def _run(self) -> None:
        self._player.look()
        while self._await_call():
            with self._changed:
                if not self._waiting:
                    continue  # hushed since
                next_one = self._waiting.popleft()
                short = bool(self._waiting)
            self._done(Spoken(next_one.call, self._speak(next_one, short)))

    def _await_call(self) -> bool:
        """Until a call waits to be spoken; False when the program ends."""
        while True:
            lacking = self._player.state is SoundState.MISSING
            with self._changed:
                self._changed.wait_for(
                    lambda: self._waiting or self._stopping, timeout=RETRY_SECONDS if lacking else None
                )
                if self._stopping or self._waiting:
                    return not self._stopping
            self._player.look()

    def _speak(self, call: Announcement, short: bool) -> bool:
        sentences = []
        for language in call.languages[:1] if short else call.languages:
            texts = self._catalogues.texts(language, "speech")
            way = "" if short else call.way.get(language, "")
            sentence = without_isolates(announcement(texts, call.label, call.sign, way))
            samples = self._speaker.say(sentence, language)
            if samples is not None:
                sentences.append(samples)
        if not sentences and short and len(call.languages) > 1:
            return self._speak(call, short=False)
        sound = self._chimes[call.again][:]
        for number, samples in enumerate(sentences):
            sound += (silence(BETWEEN_LANGUAGES_S) if number else silence(0)) + samples
        # Without any voice the chime still turns heads to the board; but nobody has heard the number.
        return self._player.play(wav(sound)) and bool(sentences)
