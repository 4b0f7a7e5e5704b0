"""Closed sets as they cross the network. Separate from the engine's on purpose (boxes are updated on different
days); `hub/api/mapping/` translates and a test compares the values.

On the reading side a set is `Open`: a value from a newer hub arrives as plain text and is not an error.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

CONTRACT = "1"
"""Version of this contract; grows only when a change is not additive."""

MDNS_TYPE = "_vestibule._tcp.local."
"""Service type; TXT keys: id (the hub's id), contract, name."""


class Role(StrEnum):
    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    STAFF = "staff"
    MANAGER = "manager"


class Audience(StrEnum):
    """Who an event is encoded for; each has its own allow-list of fields."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    STAFF = "staff"
    MANAGER = "manager"


class VisitState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    SERVED = "served"
    LEFT = "left"
    NO_SHOW = "no_show"
    REMOVED = "removed"
    LEFT_AT_CLOSING = "left_at_closing"


class CounterState(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class Priority(StrEnum):
    """The classes of an office that names none; its own classes are ids beside these."""

    NORMAL = "normal"
    PRIORITY = "priority"


class RemoveReason(StrEnum):
    DUPLICATE = "duplicate"
    MISTAKE = "mistake"
    SENT_ELSEWHERE = "sent_elsewhere"
    ABUSE = "abuse"


class PauseReason(StrEnum):
    """The reasons every office has; its own are ids beside these."""

    BREAK = "break"
    BACK_OFFICE = "back_office"
    OTHER = "other"


class PrintOutcome(StrEnum):
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


class Arrow(StrEnum):
    """Direction from the waiting area to the counter; never mirrored."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    UP_LEFT = "up_left"
    UP_RIGHT = "up_right"
    DOWN_LEFT = "down_left"
    DOWN_RIGHT = "down_right"


class Placement(StrEnum):
    """Where a transferred visit joins a line: by its age, before all, after all, or behind the next N (`back`)."""

    AGE = "age"
    FIRST = "first"
    LAST = "last"
    BACK = "back"


class JumpReason(StrEnum):
    """Why a chosen ticket is called; a code, because free text may hold a name."""

    AGREED = "agreed"
    URGENT = "urgent"
    RETURNED = "returned"
    NEED = "need"
    CORRECTION = "correction"


class ReactivateReason(StrEnum):
    CAME_BACK = "came_back"
    MISTAKE = "mistake"
    UNFINISHED = "unfinished"


class HowCalled(StrEnum):
    """Who or what chose the visit of a call: the policy, the policy inside one service, a person, or the hub for an
    idle counter."""

    NEXT = "next"
    SERVICE = "service"
    CHOSEN = "chosen"
    AUTO = "auto"


class ServiceClosed(StrEnum):
    """Why no ticket is given for a service, although the office takes tickets."""

    HOURS = "hours"
    CLOSURE = "closure"
    LAST_TICKET = "last_ticket"
    QUOTA = "quota"
    LINE_FULL = "line_full"
    NOT_GIVEN = "not_given"
    HIDDEN = "hidden"
    STOPPED = "stopped"


class Arrival(StrEnum):
    """How a booked person came, beside the slot."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class AppointmentState(StrEnum):
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    MISSED = "missed"


class CancelReason(StrEnum):
    BY_PERSON = "by_person"
    BY_OFFICE = "by_office"
    DUPLICATE = "duplicate"


class TicketPart(StrEnum):
    """What a ticket may carry, each part at most once (hub/face/ticket)."""

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


class PersonalField(StrEnum):
    """What the hub may hold of a person, apart from the journal."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    NOTE = "note"


class UndoneAct(StrEnum):
    """Which last action of a counter session can be, or was, taken back."""

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


class ChangeType(StrEnum):
    """What happened; the name of the journal's event."""

    OFFICE_ACCEPTED = "office_accepted"
    DAY_OPENED = "day_opened"
    TAKING_SWITCHED = "taking_switched"
    DAY_CLOSED = "day_closed"
    TICKET_ISSUED = "ticket_issued"
    TICKET_PRINTED = "ticket_printed"
    COUNTER_OPENED = "counter_opened"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_RESUMED = "counter_resumed"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_LOST = "counter_lost"
    COUNTER_REGAINED = "counter_regained"
    VISIT_CALLED = "visit_called"
    NOBODY_WAITING = "nobody_waiting"
    VISIT_RECALLED = "visit_recalled"
    SERVICE_STARTED = "service_started"
    VISIT_SERVED = "visit_served"
    VISIT_NO_SHOW = "visit_no_show"
    VISIT_TRANSFERRED = "visit_transferred"
    VISIT_PARKED = "visit_parked"
    VISIT_RETURNED = "visit_returned"
    VISIT_LEFT = "visit_left"
    VISIT_REMOVED = "visit_removed"
    VISIT_LEFT_AT_CLOSING = "visit_left_at_closing"
    CALL_SHOWN = "call_shown"
    CALL_SPOKEN = "call_spoken"
    PART_REPORTED = "part_reported"
    SERVICE_SWITCHED = "service_switched"
    SERIES_USED_UP = "series_used_up"
    WALK_UP_STARTED = "walk_up_started"
    VISIT_KEPT = "visit_kept"
    ASSISTANCE_REQUESTED = "assistance_requested"
    ASSISTANCE_ANSWERED = "assistance_answered"
    VISIT_REVISED = "visit_revised"
    SERVICE_ADDED = "service_added"
    SERVICE_DROPPED = "service_dropped"
    SERVICE_CORRECTED = "service_corrected"
    OUTCOME_RECORDED = "outcome_recorded"
    STEP_SERVED = "step_served"
    VISIT_STEPPED_BACK = "visit_stepped_back"
    VISIT_REQUEUED = "visit_requeued"
    VISIT_REACTIVATED = "visit_reactivated"
    NOTE_KEPT = "note_kept"
    DETAILS_KEPT = "details_kept"
    DETAILS_ERASED = "details_erased"
    ACT_UNDONE = "act_undone"
    CALL_UNANSWERED = "call_unanswered"
    TARGET_PASSED = "target_passed"
    PROFILE_CHOSEN = "profile_chosen"
    WRAP_UP_STARTED = "wrap_up_started"
    WRAP_UP_ENDED = "wrap_up_ended"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_CHECKED_IN = "appointment_checked_in"
    APPOINTMENT_MISSED = "appointment_missed"
    WISH_KEPT = "wish_kept"
    SLOT_OFFERED = "slot_offered"
    OFFER_TAKEN = "offer_taken"
    OFFER_LAPSED = "offer_lapsed"
    WISH_DROPPED = "wish_dropped"
    NUMBERS_LEASED = "numbers_leased"
    VISIT_RELABELLED = "visit_relabelled"
    HELP_CALLED = "help_called"
    HELP_ANSWERED = "help_answered"
    REPRINT_ASKED = "reprint_asked"
    NOTICE_RAISED = "notice_raised"
    NOTICE_ENDED = "notice_ended"
    SERVICE_STOPPED = "service_stopped"
    SERVICE_RESUMED = "service_resumed"
    STAFF_CALL_RAISED = "staff_call_raised"
    STAFF_CALL_ANSWERED = "staff_call_answered"
    MESSAGE_SENT = "message_sent"
    MESSAGE_READ = "message_read"
    MESSAGE_ERASED = "message_erased"


OpenChangeType = Annotated[ChangeType | str, Field(union_mode="left_to_right")]
OpenVisitState = Annotated[VisitState | str, Field(union_mode="left_to_right")]
OpenCounterState = Annotated[CounterState | str, Field(union_mode="left_to_right")]
OpenPriority = Annotated[Priority | str, Field(union_mode="left_to_right")]
OpenPrintOutcome = Annotated[PrintOutcome | str, Field(union_mode="left_to_right")]
OpenArrow = Annotated[Arrow | str, Field(union_mode="left_to_right")]
OpenPartState = Annotated[PartState | str, Field(union_mode="left_to_right")]
OpenPart = Annotated[DevicePart | str, Field(union_mode="left_to_right")]
OpenHowCalled = Annotated[HowCalled | str, Field(union_mode="left_to_right")]
OpenJumpReason = Annotated[JumpReason | str, Field(union_mode="left_to_right")]
OpenServiceClosed = Annotated[ServiceClosed | str, Field(union_mode="left_to_right")]
OpenArrival = Annotated[Arrival | str, Field(union_mode="left_to_right")]
OpenAppointmentState = Annotated[AppointmentState | str, Field(union_mode="left_to_right")]
OpenCancelReason = Annotated[CancelReason | str, Field(union_mode="left_to_right")]
OpenPersonalField = Annotated[PersonalField | str, Field(union_mode="left_to_right")]
OpenTicketPart = Annotated[TicketPart | str, Field(union_mode="left_to_right")]
OpenUndoneAct = Annotated[UndoneAct | str, Field(union_mode="left_to_right")]

__all__ = [
    "CONTRACT",
    "MDNS_TYPE",
    "AppointmentState",
    "Arrival",
    "Arrow",
    "Audience",
    "CancelReason",
    "ChangeType",
    "CounterState",
    "DevicePart",
    "HowCalled",
    "JumpReason",
    "OpenAppointmentState",
    "OpenArrival",
    "OpenArrow",
    "OpenCancelReason",
    "OpenChangeType",
    "OpenCounterState",
    "OpenHowCalled",
    "OpenJumpReason",
    "OpenPart",
    "OpenPartState",
    "OpenPersonalField",
    "OpenPrintOutcome",
    "OpenPriority",
    "OpenServiceClosed",
    "OpenTicketPart",
    "OpenUndoneAct",
    "OpenVisitState",
    "PartState",
    "PauseReason",
    "PersonalField",
    "Placement",
    "PrintOutcome",
    "Priority",
    "ReactivateReason",
    "RemoveReason",
    "Role",
    "ServiceClosed",
    "TicketPart",
    "UndoneAct",
    "VisitState",
]
