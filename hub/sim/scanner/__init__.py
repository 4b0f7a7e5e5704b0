"""A barcode scanner to try Vestibule without one: it types what it reads, as keys, through a named pipe."""

from pathlib import Path

from hub.sdk.io.frames import Terminator
from hub.sdk.io.strokes import ALT_GR, TAB, ScannerLayout, Strokes
from hub.sim.plugged import PluggedDevice

LEFT_SHIFT, ENTER = 42, 28


class VirtualScanner(PluggedDevice):
    """Poses as a keyboard of `layout`, and ends each code with `terminator`."""

    def __init__(
        self, path: Path, layout: ScannerLayout = ScannerLayout.US, terminator: Terminator = Terminator.ENTER
    ) -> None:
        super().__init__(path)
        self._end = {Terminator.ENTER: ENTER, Terminator.TAB: TAB}.get(terminator)
        strokes = Strokes(layout)
        self._keys: dict[str, tuple[int, int | None]] = {}
        for code in range(2, 90):
            for held, shift, alt_gr in ((None, False, False), (LEFT_SHIFT, True, False), (ALT_GR, False, True)):
                sign = strokes.character(code, shift=shift, alt_gr=alt_gr)
                if sign is not None:
                    self._keys.setdefault(sign, (code, held))

    def scan(self, text: str) -> bool:
        """False when the layout has a character of it not; then nothing is sent."""
        if not set(text) <= self._keys.keys():
            return False
        self.type(text)
        if self._end is not None:
            self.stroke(self._end)
        return True

    def type(self, text: str) -> None:
        """Without the end: what a scanner has sent when it is pulled out in the middle."""
        for sign in text:
            code, held = self._keys[sign]
            self.stroke(code, held)
