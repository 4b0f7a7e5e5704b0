"""A USB keypad of any maker: the kernel's signals to keys, by a table that was taught or set. Pure."""

from collections.abc import Mapping

from counter.keypads.keys import PadKey
from hub.sdk.io.signals import Believing, Signal, SignalKind


class UsbReading:
    """Key down only; the kernel's repeats are no presses. A key that is in no table is None, so that the person hears
    that it means nothing."""

    def __init__(self, table: Mapping[int, PadKey]) -> None:
        self._table = table
        self._believing = Believing()

    def feed(self, signal: Signal) -> tuple[PadKey | None, ...]:
        if not self._believing.believes(signal) or signal.kind is not SignalKind.KEY or signal.value != 1:
            return ()
        return (self._table.get(signal.code),)

    def idle(self, now: float) -> tuple[PadKey | None, ...]:  # noqa: ARG002 - the reader's form
        return ()

    def due(self, now: float) -> float | None:  # noqa: ARG002 - the reader's form
        return None

    def gone(self) -> tuple[PadKey | None, ...]:
        self._believing = Believing()
        return ()
