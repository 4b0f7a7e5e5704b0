"""What a printer has said since the ticket began: its answers, sorted, and questions to it one at a time."""

from collections.abc import Callable
from typing import assert_never

from kiosk.printing import escpos_bytes as codes
from kiosk.printing.status import (
    AnswerReader,
    AutomaticFrame,
    Cleared,
    InOrder,
    PrinterState,
    PrinterStatus,
    RealTimeByte,
    from_real_time,
)
from kiosk.printing.transport import Transport

# A printer on the local network answers DLE EOT within some milliseconds; a serial link at 9600 within 50.
ANSWER_SECONDS = 0.4


class Hearing:
    """One connection's answers. Every method but the properties may raise `PrinterLost`."""

    def __init__(self, transport: Transport, clock: Callable[[], float]) -> None:
        self._transport, self._clock = transport, clock
        self._reader = AnswerReader()
        self._in_order = 0
        self._cleared = False
        # What the printer last told by itself.
        self.told: PrinterStatus | None = None

    def begin(self) -> None:
        """A ticket begins: what was heard before belongs to others."""
        self._in_order, self._cleared, self.told = 0, False, None

    def begin_again(self) -> None:
        """Something is passing: wait for the next word."""
        self.told = None

    @property
    def cut_reached(self) -> bool:
        """Everything before the cut is on paper."""
        return self._in_order >= 1

    @property
    def cut(self) -> bool:
        """The cut itself is done: the question behind it has been answered, too."""
        return self._in_order >= 2

    def ask(self, questions: tuple[int, ...]) -> PrinterStatus:
        """DLE EOT n, one at a time, flushed before each."""
        answers: dict[int, int] = {}
        for which in questions:
            self.told_while_sending()
            question = codes.real_time_status(which)
            sent = self._transport.send(question, ANSWER_SECONDS)
            answer = self._real_time_answer() if sent == len(question) else None
            if answer is None:
                return PrinterStatus(PrinterState.SILENT)
            answers[which] = answer
        return from_real_time(answers)

    def logos(self) -> frozenset[str]:
        """The keys of the pictures in the printer's memory; none when it does not tell. Before a ticket begins."""
        self.told_while_sending()
        heard = b""
        if self._transport.send(codes.ASK_LOGOS, ANSWER_SECONDS) == len(codes.ASK_LOGOS):
            end = self._clock() + ANSWER_SECONDS
            while not _is_list(heard) and (left := end - self._clock()) > 0:
                heard += self._transport.receive(left)
        if not _is_list(heard):
            self._sort(heard)
            return frozenset()
        self._transport.send(codes.ACKNOWLEDGE, ANSWER_SECONDS)
        before, _, rest = heard.partition(codes.LOGO_LIST)
        keys, _, after = rest[1:].partition(b"\0")
        self._sort(before + after)
        return frozenset(keys[at : at + 2].decode("ascii", "replace") for at in range(0, len(keys), 2))

    def told_while_sending(self) -> PrinterStatus | None:
        """Take what has already come, so that an old answer is not taken for the next one."""
        while data := self._transport.receive(0):
            self._sort(data)
        return self.told

    def watch(self, within: float) -> bool:
        """Wait until the cut is confirmed (True) or the printer tells of a fault by itself, or in vain."""
        end = self._clock() + within
        while not self.cut:
            left = end - self._clock()
            if left <= 0 or (self.told is not None and not self.told.ready):
                return False
            self._sort(self._transport.receive(left))
        return True

    def listen(self, within: float) -> None:
        """Hear what comes in this time."""
        end = self._clock() + within
        while (left := end - self._clock()) > 0:
            self._sort(self._transport.receive(left))

    def cleared_within(self, within: float) -> bool:
        """Whether the printer says in this time that its buffer is empty; what it said before is heard, too."""
        end = self._clock() + within
        while not self._cleared and (left := end - self._clock()) > 0:
            self._sort(self._transport.receive(left))
        return self._cleared

    def _real_time_answer(self) -> int | None:
        end = self._clock() + ANSWER_SECONDS
        while (left := end - self._clock()) > 0:
            byte = self._sort(self._transport.receive(left))
            if byte is not None:
                return byte
        return None

    def _sort(self, data: bytes) -> int | None:
        """Keep what the answers say; the last real-time byte among them is returned."""
        byte: int | None = None
        for answer in self._reader.feed(data):
            match answer:
                case RealTimeByte(value):
                    byte = value
                case AutomaticFrame(status):
                    self.told = status
                case InOrder():
                    self._in_order += 1
                case Cleared():
                    self._cleared = True
                case _:
                    assert_never(answer)
        return byte


def _is_list(heard: bytes) -> bool:
    """Whether a list of keys has come whole."""
    return b"\0" in heard.partition(codes.LOGO_LIST)[2]
