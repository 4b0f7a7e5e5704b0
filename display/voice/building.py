"""The voice of a display, from its settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from display.settings import SoundSettings
from display.voice.delivery import Spoken, VoiceParts
from display.voice.ducking import Ducking, NothingElse
from display.voice.outputs import Output
from display.voice.speaking import Voice
from hub.face.texts import Catalogues
from hub.sdk.io.sound import AplayPlayer, SoundState
from hub.sdk.io.speech.clips import Clips
from hub.sdk.io.speech.engine import Engine, FirstThatCan
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.speech.needed import CALLS, needed_by_language
from hub.wire.terms import DevicePart

LONGEST_SENTENCE_S = 5.0
"""A call is no use later; a small box needs 0.3 s."""


@dataclass(frozen=True, slots=True)
class SoundReport:
    """Who is told, on threads of the voice: `changed` of a device, once per change; `done` of each call put in, once;
    `began` when the first samples of calls have gone to the device."""

    changed: Callable[[DevicePart, SoundState], None]
    done: Callable[[Spoken], None]
    began: Callable[[tuple[int, ...]], None]


def voice_of(
    settings: SoundSettings,
    catalogues: Catalogues,
    wall: Callable[[], datetime],
    report: SoundReport,
    ducking: Ducking | None = None,
) -> Voice | None:
    """None where no sound is wanted."""
    if not settings.enabled:
        return None
    room = Output("room", AplayPlayer(settings.device, lambda state: report.changed(DevicePart.SOUND, state)))
    loop = None
    if settings.loop is not None:
        loop = Output("loop", AplayPlayer(settings.loop, lambda state: report.changed(DevicePart.LOOP, state)))
    parts = VoiceParts(
        room=room,
        loop=loop,
        engine=engine_of(settings, catalogues),
        catalogues=catalogues,
        done=report.done,
        wall=wall,
        percent=settings.percent,
        ducking=ducking or NothingElse(),
        began=report.began,
    )
    return Voice(parts)


def engine_of(settings: SoundSettings, catalogues: Catalogues) -> Engine:
    """An office's own recordings before the synthesiser."""
    synthesised = Espeak(words_per_minute=settings.words_per_minute, longest_seconds=LONGEST_SENTENCE_S)
    if settings.clips is None:
        return synthesised
    return FirstThatCan([Clips(settings.clips, needed_by_language(catalogues, CALLS)), synthesised])
