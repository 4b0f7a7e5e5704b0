"""What the pages of the board ask for sound: the composition root gives it (`hub.sdk.io.speech.announced`)."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class CallSounds(Protocol):
    """WAV, mono, 16 bit, 22,050 Hz. Both may take seconds: ask on a worker thread, never on the event loop. What is
    kept and how long one waits is bounded inside."""

    def chime(self, *, again: bool) -> bytes:
        """The chime alone; always the same bytes, to be loaded beforehand."""
        ...

    def call(
        self, label: str, sign: str, way: Mapping[str, str], languages: Sequence[str], *, again: bool
    ) -> bytes | None:
        """Chime, then the call in each of `languages`, the ticket's first. None where no voice can say it in time:
        the page shows the call without sound."""
        ...


class NoSounds:
    """A hub without a voice."""

    def chime(self, *, again: bool) -> bytes:  # noqa: ARG002 - of the Protocol
        return b""

    def call(
        self,
        label: str,  # noqa: ARG002 - of the Protocol
        sign: str,  # noqa: ARG002
        way: Mapping[str, str],  # noqa: ARG002
        languages: Sequence[str],  # noqa: ARG002
        *,
        again: bool,  # noqa: ARG002
    ) -> bytes | None:
        return None
