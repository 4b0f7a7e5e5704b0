"""Why a command is not carried out. A refusal is an answer, not an exception; it is not remembered."""

from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Stable keys; the wire and the catalogues use them. Append only."""

    DAY_NOT_OPEN = "day_not_open"
    DAY_ALREADY_OPEN = "day_already_open"
    OUTSIDE_HOURS = "outside_hours"
    OFFICE_INVALID = "office_invalid"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_VISIT = "unknown_visit"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_CALL = "unknown_call"
    SERVICE_IS_CATEGORY = "service_is_category"
    SERVICE_CLOSED = "service_closed"
    SERVICE_NOT_GIVEN = "service_not_given"
    LANGUAGE_NOT_OFFERED = "language_not_offered"
    VISIT_EXISTS = "visit_exists"
    VISIT_IN_OTHER_STATE = "visit_in_other_state"
    VISIT_ENDED = "visit_ended"
    VISIT_AT_OTHER_COUNTER = "visit_at_other_counter"
    COUNTER_CLAIMED = "counter_claimed"
    COUNTER_NOT_OPEN = "counter_not_open"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_BUSY = "counter_busy"
    STAFF_AT_OTHER_COUNTER = "staff_at_other_counter"
    NOT_YOUR_SESSION = "not_your_session"
    NO_CHANGE = "no_change"
    REQUEST_ID_REUSED = "request_id_reused"
    """The request id has been used for another command (made by the service, which alone sees request ids)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """`fields` are plain values for the reader's sentence, e.g. {"counter": "4", "state": "closed"}."""

    reason: Reason
    fields: dict[str, str] = field(default_factory=dict)
