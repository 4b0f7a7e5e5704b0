"""Closed sets of the domain, and what a text is."""

from enum import StrEnum
from typing import Final

from hub.engine.ids import ClassId, PauseId

Texts = dict[str, str]
"""Language code -> text."""


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


PRIORITY: Final = ClassId("priority")
"""The class an office has beside `NORMAL` when its set-up names none."""
BREAK: Final = PauseId("break")
BACK_OFFICE: Final = PauseId("back_office")
OTHER: Final = PauseId("other")
BUILT_IN_PAUSES: Final = (BREAK, BACK_OFFICE, OTHER)


class Channel(StrEnum):
    """How a visit came in."""

    KIOSK = "kiosk"
    STAFF = "staff"
    PHONE = "phone"
    WEB = "web"
    APPOINTMENT = "appointment"


class NumberFrom(StrEnum):
    """Who gave a ticket its number: the hub, a device from its lease while the hub was away, a pre-printed roll."""

    SERIES = "series"
    LEASE = "lease"
    ROLL = "roll"


class PolicyName(StrEnum):
    FIFO = "fifo"
    PROMISE = "promise"
    PROMISE_THROUGHPUT = "promise-throughput"
    STRICT = "strict"
    RATIO = "ratio"
    LISTED = "listed"


class Placement(StrEnum):
    """Where a visit joins a line: by the age it keeps, before all, after all, or behind the next N."""

    AGE = "age"
    FIRST = "first"
    LAST = "last"
    BACK = "back"


class HowCalled(StrEnum):
    """Who or what chose the visit of a call."""

    NEXT = "next"
    SERVICE = "service"
    CHOSEN = "chosen"
    AUTO = "auto"


class JumpReason(StrEnum):
    """Why staff call a chosen ticket; a code, because free text may hold a name."""

    AGREED = "agreed"
    URGENT = "urgent"
    RETURNED = "returned"
    NEED = "need"
    CORRECTION = "correction"


class ReactivateReason(StrEnum):
    """Why an ended visit waits again."""

    CAME_BACK = "came_back"
    MISTAKE = "mistake"
    UNFINISHED = "unfinished"


class Permission(StrEnum):
    """What a member of staff may do beyond the common."""

    CHOOSE_SERVICE = "choose_service"
    CHOOSE_TICKET = "choose_ticket"
    JUMP_QUEUE = "jump_queue"
    REACTIVATE = "reactivate"
    WALK_UP = "walk_up"
    SUPERVISE = "supervise"
    """Answer calls for a supervisor, say something to everybody in the hall, stop services, write to colleagues."""


COMMON_PERMISSIONS: Final = tuple(one for one in Permission if one is not Permission.SUPERVISE)
"""What everybody may whose permissions the set-up does not list."""


class ServiceClosed(StrEnum):
    """Why no ticket is given for a service now, although the office takes tickets."""

    HOURS = "hours"
    CLOSURE = "closure"
    LAST_TICKET = "last_ticket"
    QUOTA = "quota"
    LINE_FULL = "line_full"
    NOT_GIVEN = "not_given"
    HIDDEN = "hidden"
    STOPPED = "stopped"


class NoticeKind(StrEnum):
    """A notice stands beside the calls; an emergency message lies over everything."""

    NOTICE = "notice"
    EMERGENCY = "emergency"


class NoticeAbout(StrEnum):
    """What raised a notice by itself: a service, or the office, that gives no tickets any more today."""

    STOP = "stop"


class StaffCallKind(StrEnum):
    """What a counter calls for: a supervisor, or (silently) help against danger."""

    SUPERVISOR = "supervisor"
    ALARM = "alarm"


class Arrival(StrEnum):
    """How a booked person came, beside the slot."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class WindowRule(StrEnum):
    """What happens outside an appointment's window: refused, kept by its slot, or taken as a walk-in of now."""

    REFUSE = "refuse"
    KEEP = "keep"
    WALK_IN = "walk_in"


class CancelReason(StrEnum):
    BY_PERSON = "by_person"
    BY_OFFICE = "by_office"
    DUPLICATE = "duplicate"


class PersonalField(StrEnum):
    """What the vault may hold of a person; events carry these codes, never the values."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    NOTE = "note"


class LayoutForm(StrEnum):
    """What a display's layout is built around: the board of calls, or one counter (a small screen above it)."""

    BOARD = "board"
    COUNTER = "counter"


class LayoutBeside(StrEnum):
    """What stands beside (upright: below) the calls."""

    NOTHING = "nothing"
    NEXT = "next"
    MEDIA = "media"


class MediaKind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    NOTICE = "notice"


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class TicketPart(StrEnum):
    """What a ticket may carry, each part at most once."""

    LOGO = "logo"
    HEADER = "header"
    OFFICE = "office"
    SERVICE = "service"
    NUMBER = "number"
    PEOPLE = "people"
    PLACE = "place"
    QR = "qr"
    DOCUMENTS = "documents"
    NOTE = "note"
    HELP = "help"
    PRIVACY = "privacy"
    TIME = "time"
    FOOTER = "footer"


class UndoneAct(StrEnum):
    """Which last action was taken back."""

    CALL = "call"
    START = "start"
    FINISH = "finish"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    PARK = "park"
    RETURN = "return"
    REMOVE = "remove"
    WITHDRAW = "withdraw"
    CHANGE = "change"


class RemoveReason(StrEnum):
    """Why staff take a visit out; a code, because free text may hold a name."""

    DUPLICATE = "duplicate"
    MISTAKE = "mistake"
    SENT_ELSEWHERE = "sent_elsewhere"
    ABUSE = "abuse"


class PrintOutcome(StrEnum):
    """What the kiosk knows of the paper: confirmed by the printer after the cut, or not to be expected."""

    PRINTED = "printed"
    FAILED = "failed"


class DevicePart(StrEnum):
    PRINTER = "printer"
    SOUND = "sound"
    SCREEN = "screen"
    SCANNER = "scanner"
    KEYPAD = "keypad"
    """That of a kiosk."""
    COUNTER_KEYPAD = "counter_keypad"
    SIGN = "sign"
    """Above a counter."""
    LOOP = "loop"
    """The output that feeds a hearing loop."""


class PartState(StrEnum):
    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    HOT = "hot"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    MISSING = "missing"
    UNFIT = "unfit"
    """It cannot hold what it was given, such as a layout that nobody could read on this screen."""
    GARBLED = "garbled"
    """What it says cannot be read: several have one address, or the wire is bad."""


class Role(StrEnum):
    """Who asks. Rights per route are the API's business; the engine records who did it."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    STAFF = "staff"
    MANAGER = "manager"
    CITIZEN = "citizen"
    HUB = "hub"
