"""Closed sets of the domain."""

from enum import StrEnum


class VisitState(StrEnum):
    """Where a visit is; the last five are the disjoint endings."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    SERVED = "served"
    LEFT = "left"
    NO_SHOW = "no_show"
    REMOVED = "removed"
    LEFT_AT_CLOSING = "left_at_closing"


ENDINGS = frozenset(
    {
        VisitState.SERVED,
        VisitState.LEFT,
        VisitState.NO_SHOW,
        VisitState.REMOVED,
        VisitState.LEFT_AT_CLOSING,
    }
)


class CounterState(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class PriorityClass(StrEnum):
    """Classes of this release; an office's own list comes with the rules for them."""

    NORMAL = "normal"
    PRIORITY = "priority"


class Channel(StrEnum):
    """How a visit came in."""

    KIOSK = "kiosk"
    STAFF = "staff"


class PolicyName(StrEnum):
    FIFO = "fifo"
    PROMISE = "promise"


class RemoveReason(StrEnum):
    """Why staff take a visit out; a code, because free text may hold a name."""

    DUPLICATE = "duplicate"
    MISTAKE = "mistake"
    SENT_ELSEWHERE = "sent_elsewhere"
    ABUSE = "abuse"


class PauseReason(StrEnum):
    BREAK = "break"
    BACK_OFFICE = "back_office"
    OTHER = "other"


class PrintOutcome(StrEnum):
    """What the kiosk knows of the paper: confirmed by the printer after the cut, or not to be expected."""

    PRINTED = "printed"
    FAILED = "failed"


class DevicePart(StrEnum):
    PRINTER = "printer"
    SOUND = "sound"
    SCREEN = "screen"


class PartState(StrEnum):
    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    MISSING = "missing"


class Role(StrEnum):
    """Who asks. Rights per route are the API's business; the engine records who did it."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    STAFF = "staff"
    MANAGER = "manager"
    CITIZEN = "citizen"
    HUB = "hub"
