"""One keypad at its counter: its shift, what its keys do to it, what it shows. Everything comes on the main thread."""

from collections.abc import Callable
from typing import Protocol

import structlog

from counter.asks import Outcome, Press
from counter.keypads.feedback import Feedback, Watching, Words
from counter.keypads.hand import Hand, Manners
from counter.keypads.keys import PadKey
from counter.looks import Seen
from counter.shift import Shift
from hub.sdk.errors import SdkError
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot

log = structlog.get_logger()


class Shows(Protocol):
    """Where a keypad's lamp, sounds and texts go; called on the main thread, and does not wait."""

    def __call__(self, feedback: Feedback) -> None: ...


class Station:
    """The `Ears` of its tie. `shows` is told every change of what the keypad shows."""

    def __init__(
        self, counter: str, shift: Shift, manners: Manners, words: Words, shows: Shows, monotonic: Callable[[], float]
    ) -> None:
        self.counter = counter
        self.shift = shift
        self.hand = Hand(shift, manners, monotonic)
        self._watching = Watching(shift, self.hand, words)
        self._shows = shows
        self.feedback = Feedback()

    def press(self, key: PadKey | None) -> None:
        """None: the keypad has a key that means nothing."""
        taken = key is not None and self.hand.press(key)
        if not taken:
            log.info("keypad_not_taken", counter=self.counter, page=self.shift.page.value)
        self.refresh(wrong=not taken)

    def refresh(self, *, wrong: bool = False) -> None:
        """Tell the keypad what has changed."""
        now = self._watching.look(wrong=wrong)
        if now != self.feedback or now.beep is not None:
            self.feedback = now
            self._shows(now)

    def tick(self) -> None:
        """Several times a second."""
        self.shift.tick()
        self.hand.tick()
        self.refresh()

    # --- what the tie tells

    def snapshot(self, snapshot: StaffSnapshot) -> None:
        self.shift.snapshot(snapshot)
        self.refresh()

    def change(self, change: StaffChange) -> None:
        self.shift.change(change)
        self.refresh()

    def heartbeat(self, beat: Heartbeat) -> None:
        self.shift.heartbeat(beat)
        self.refresh()

    def lost(self, error: SdkError) -> None:
        self.shift.lost(error)
        self.refresh()

    def back(self) -> None:
        self.shift.back()
        self.refresh()

    def answered(self, press: Press, outcome: Outcome) -> None:
        self.shift.answered(press, outcome)
        self.refresh()

    def looked(self, seen: Seen) -> None:
        self.shift.looked(seen)
        self.refresh()
