"""The guard against double strikes (E04, 0.5 s): which touch or key counts."""

from hub.sdk.io.keypad import KeypadKey
from kiosk.touches import Kind


class Strikes:
    """A second touch within `seconds` is the same finger, whatever is now below it; only on the keyboard another letter
    may follow sooner, as people type. Of the keypad's keys only the same one is a double strike."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._touched = ("", float("-inf"))
        self._pressed: tuple[KeypadKey | None, float] = (None, float("-inf"))

    def twice(self, name: str, now: float) -> bool:
        """Whether a touch on that name is the last one over again. `now`: monotonic seconds."""
        last, at = self._touched
        typing = name.startswith(Kind.TYPE) and last.startswith(Kind.TYPE) and name != last
        return now - at < self._seconds and not typing

    def struck(self, name: str, now: float) -> None:
        """That touch has counted."""
        self._touched = (name, now)

    def key(self, key: KeypadKey, now: float) -> bool:
        """Whether a key of the keypad counts."""
        last, at = self._pressed
        if key is last and now - at < self._seconds:
            return False
        self._pressed = (key, now)
        return True
