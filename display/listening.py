"""The stream's way to the presenter: from the stream's thread to the GUI's."""

from dataclasses import dataclass

from display.voice.delivery import Spoken
from hub.sdk.errors import NotAllowed, SdkError
from hub.sdk.io.sound import SoundState
from hub.sdk.qt.background import GuiPost
from hub.sdk.record import Record
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat


@dataclass(frozen=True, slots=True)
class PanelNews:
    """Whether the panel is switched off and on as it shall be."""

    obeys: bool


@dataclass(frozen=True, slots=True)
class MediaNews:
    """Another of the office's files has come."""


News = DisplaySnapshot | DisplayChange | Heartbeat | Spoken | SoundState | PanelNews | MediaNews | NotAllowed


@dataclass(slots=True)
class Listener:
    """Hands the stream over to the GUI thread, and keeps a record of when this display could be reached."""

    post: GuiPost[News]
    record: Record
    zone: str

    def snapshot(self, snapshot: DisplaySnapshot, reset: bool) -> None:  # noqa: ARG002 - both are treated alike
        self.record.write("connected", zones=self.zone, seq=snapshot.seq)
        self.post.post(snapshot)

    def change(self, change: DisplayChange) -> None:
        self.post.post(change)

    def heartbeat(self, beat: Heartbeat) -> None:
        self.post.post(beat)

    def lost(self, error: SdkError) -> None:
        """The board says so by itself when 5 s have passed without a word."""
        self.record.write("lost", reason=error.reason)
        if isinstance(error, NotAllowed):
            self.post.post(error)

    def back(self) -> None:
        """The missed changes follow."""
        self.record.write("connected", zones=self.zone)
