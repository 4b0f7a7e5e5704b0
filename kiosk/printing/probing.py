"""Is there a ticket printer on this line? One question that every ESC/POS printer answers, and its name."""

import time
from collections.abc import Callable

from kiosk.printing import escpos_bytes as codes
from kiosk.printing.errors import PrinterLost
from kiosk.printing.transport import Transport

ANSWER_SECONDS = 0.3
NAME_SECONDS = 0.3
# GS I 67: "_", the model's name, NUL; models that lack it say nothing.
ASK_NAME = codes.GS + b"I\x43"
LONGEST_NAME = 80


def answers(line: Transport, clock: Callable[[], float] = time.monotonic) -> str | None:
    """What the printer on this (closed) line calls itself, empty if it does not say; None when none answers."""
    try:
        line.open(ANSWER_SECONDS)
        line.send(codes.real_time_status(1), ANSWER_SECONDS)
        if not any(byte & 0x93 == 0x12 for byte in line.receive(ANSWER_SECONDS)):
            return None
        line.send(ASK_NAME, NAME_SECONDS)
        return _name(line, clock)
    except PrinterLost:
        return None
    finally:
        line.close()


def _name(line: Transport, clock: Callable[[], float]) -> str:
    heard, end = b"", clock() + NAME_SECONDS
    while b"\0" not in heard and len(heard) < LONGEST_NAME and (left := end - clock()) > 0:
        heard += line.receive(left)
    begun, _, text = heard.partition(b"\0")[0].partition(b"_")
    return "" if begun else text.decode("ascii", "replace")
