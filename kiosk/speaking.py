"""Speech and short sounds of a kiosk put together: engines, outputs, and who follows the presenter.

Where nothing may be spoken (no headset is set, and the room shall not hear it), the presenter is told of no language
and offers no speech. The short sounds go with the speech while a person listens to it, else to the loudspeaker.
"""

import queue
import threading
from collections.abc import Callable

import structlog

from hub.face.texts import Catalogues
from hub.sdk.io.sound import AplayPlayer, SoundState
from hub.sdk.io.speech.clips import Clips
from hub.sdk.io.speech.engine import Engine, FirstThatCan
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.waves import wav
from kiosk.access_settings import SpeechSettings
from kiosk.desk import Post
from kiosk.journey import Journey
from kiosk.orders import Cue
from kiosk.speech.cues import cue
from kiosk.speech.narrator import Narrator
from kiosk.speech.needed import needed_by_language
from kiosk.speech.voice import SpokenVoice

log = structlog.get_logger()

MOST_WAITING = 3
"""Short sounds; what comes while more wait is not heard: they tell of what has just happened."""


class Speaking:
    """The presenter hears which languages can be said as soon as the voices have been judged."""

    def __init__(
        self,
        settings: SpeechSettings,
        catalogues: Catalogues,
        post: Post,
        changed: Callable[[SoundState], None],
    ) -> None:
        self._post = post
        self._listening = False
        self._voice: SpokenVoice | None = None
        if settings.device is not None or settings.aloud:
            player = AplayPlayer(settings.device, changed)
            self._voice = SpokenVoice(_engine(settings, catalogues), player)
        self._room = RoomCues(AplayPlayer(settings.loudspeaker)) if settings.cues else None
        self._journey: Journey | None = None

    def cue(self, kind: Cue) -> None:
        """Presenter's thread; returns at once."""
        if self._listening and self._voice is not None:
            self._voice.cue(kind)
        elif self._room is not None:
            self._room.put(kind)

    def follow(self, journey: Journey) -> None:
        """Say what `journey` shows from now on."""
        self._journey = journey
        if self._voice is None:
            return
        narrator = Narrator(self._voice)

        def seen() -> None:
            self._listening = journey.face.speaking
            narrator.seen(journey.face)

        journey.subscribe(seen)

    def start(self) -> None:
        if self._voice is not None:
            self._voice.start()
            self._voice.prepare(self._judged)
        if self._room is not None:
            self._room.start()

    def stop(self) -> None:
        if self._voice is not None:
            self._voice.close()
        if self._room is not None:
            self._room.stop()

    def _judged(self, languages: frozenset[str]) -> None:
        journey = self._journey
        if journey is not None:
            self._post(lambda: journey.can_speak(languages))


class RoomCues:
    """The short sounds on the loudspeaker, on a thread of their own."""

    def __init__(self, player: AplayPlayer) -> None:
        self._player = player
        self._waiting: queue.Queue[Cue | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="cues", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def put(self, kind: Cue) -> None:
        try:
            self._waiting.put_nowait(kind)
        except queue.Full:
            log.info("cue_not_heard", cue=kind)

    def stop(self) -> None:
        self._player.stop()
        while self._thread.is_alive():
            try:
                self._waiting.put_nowait(None)
                break
            except queue.Full:
                self._waiting.get()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _run(self) -> None:
        while (kind := self._waiting.get()) is not None:
            self._player.play(wav(cue(kind)))


def _engine(settings: SpeechSettings, catalogues: Catalogues) -> Engine:
    synthesised = Espeak(words_per_minute=settings.words_per_minute)
    if settings.clips is None:
        return synthesised
    return FirstThatCan([Clips(settings.clips, needed_by_language(catalogues)), synthesised])
