"""Playing a WAV by `aplay` (ALSA), a program of its own: no 300 MB of multimedia libraries, and nothing that hangs in a
sound driver hangs here.

A missing, busy or unplugged device is no error of the caller: `play` says that nothing was heard, the state says why,
and the next `play` tries again (at most every `RETRY_SECONDS`). A failed sound never delays the picture: callers run it
on a thread of their own.
"""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Protocol

import structlog

from hub.sdk.io.feeding import STALL_SECONDS, GrowingSound, end_program, feed
from hub.sdk.io.waves import silence, wav

log = structlog.get_logger()

RETRY_SECONDS = 30.0
LOOK_SAMPLES_S = 0.1


class SoundState(StrEnum):
    OK = "ok"
    MISSING = "missing"
    """No device, or none that answers."""


class Player(Protocol):
    """`play` blocks until the sound is over; False: nothing was heard. `look` finds out how the device is, unheard.
    `stop` ends either early, from any thread."""

    @property
    def state(self) -> SoundState: ...
    def play(self, wav: bytes) -> bool: ...
    def look(self) -> None: ...
    def stop(self) -> None: ...


class StreamPlayer(Protocol):
    """A player of sounds that are still being made. `play_growing` blocks until the sound is over; False: it was not
    heard to its end. `began` is told when the first samples were taken. `cut` ends the sound under way, which is no
    fault; `stop` ends it for good; both from any thread."""

    @property
    def state(self) -> SoundState: ...
    def play_growing(self, sound: GrowingSound, began: Callable[[], None] | None = None) -> bool: ...
    def look(self) -> None: ...
    def cut(self) -> None: ...
    def stop(self) -> None: ...


class CutPlayer(Protocol):
    """A player whose sound can be ended for the next one. `play_while` blocks like `play`, and makes no sound unless
    `still` holds when it begins; `cut`, from any thread, ends the sound under way, which is no fault."""

    @property
    def state(self) -> SoundState: ...
    def play_while(self, wav: bytes, still: Callable[[], bool]) -> bool: ...
    def look(self) -> None: ...
    def cut(self) -> None: ...
    def stop(self) -> None: ...


class AplayPlayer:
    """`device`: an ALSA name such as "plughw:1,0"; None takes the system's default. `changed` is told of each change
    of state, once."""

    def __init__(
        self,
        device: str | None = None,
        changed: Callable[[SoundState], None] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        program: str = "aplay",
        stall_seconds: float = STALL_SECONDS,
    ) -> None:
        self._arguments = [program, "-q", *(["-D", device] if device else []), "-"]
        self._changed = changed
        self._monotonic = monotonic
        self._stall = stall_seconds
        self._state: SoundState | None = None
        self._silent_until = 0.0
        self._playing: subprocess.Popen[bytes] | None = None
        self._hanging: subprocess.Popen[bytes] | None = None
        """One that could not be ended: until it is gone the device is not tried again."""
        self._stopped = threading.Event()
        self._turn = threading.Lock()
        self._busy = self._is_cut = False

    @property
    def state(self) -> SoundState:
        return self._state or SoundState.OK

    def play(self, wav: bytes) -> bool:
        if self._monotonic() < self._silent_until:
            return False
        return self._attempt((wav,))

    def play_growing(self, sound: GrowingSound, began: Callable[[], None] | None = None) -> bool:
        """Tries the device whatever it was before: who asks has looked."""
        with self._turn:
            self._busy, self._is_cut = True, False
        try:
            return self._attempt(sound.blocks(), began)
        finally:
            with self._turn:
                self._busy = False

    def play_while(self, wav: bytes, still: Callable[[], bool]) -> bool:
        """A `cut` that comes after `still` was asked finds the sound, or the sound finds the cut."""
        with self._turn:
            self._busy, self._is_cut = True, False
        try:
            return still() and self.play(wav)
        finally:
            with self._turn:
                self._busy = False

    def cut(self) -> None:
        with self._turn:
            self._is_cut = self._busy
            playing = self._playing if self._busy else None
        if playing is not None:
            playing.terminate()

    def look(self) -> None:
        """Play a moment of silence."""
        self._attempt((wav(silence(LOOK_SAMPLES_S)),))

    def _attempt(self, blocks: Iterable[bytes], began: Callable[[], None] | None = None) -> bool:
        if self._stopped.is_set():
            return False
        fault = self._try(blocks, began)
        if self._stopped.is_set() or self._is_cut:
            return False
        if fault is None:
            self._silent_until = 0.0
            self._enter(SoundState.OK)
            return True
        self._silent_until = self._monotonic() + RETRY_SECONDS
        self._enter(SoundState.MISSING, fault)
        return False

    def stop(self) -> None:
        self._stopped.set()
        playing = self._playing
        if playing is not None:
            playing.terminate()

    def _try(self, blocks: Iterable[bytes], began: Callable[[], None] | None) -> str | None:
        """None when it was played to its end, else what is wrong."""
        if shutil.which(self._arguments[0]) is None:
            return f"{self._arguments[0]} is not installed"
        if self._hanging is not None and self._hanging.poll() is None:
            return "the sound device hangs"
        self._hanging = None
        try:
            playing = subprocess.Popen(
                self._arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        except OSError as error:
            return str(error)
        self._playing = playing
        try:
            if self._is_cut or self._stopped.is_set():
                end_program(playing)
            return feed(playing, blocks, self._stall, began)
        finally:
            self._playing = None
            if playing.poll() is None:
                self._hanging = playing

    def _enter(self, state: SoundState, detail: str = "") -> None:
        if state is self._state:
            return
        before, self._state = self._state, state
        if state is SoundState.MISSING:
            log.warning("sound_gone", detail=detail)
        elif before is not None:
            log.info("sound_back")
        if self._changed is not None:
            self._changed(state)
