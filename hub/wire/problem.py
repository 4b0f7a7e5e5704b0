"""Refusals and errors as problem documents (RFC 9457) with a stable reason key and fields for the reader's sentence.

409: the queue refuses (nothing has changed). 422: the request is malformed. 401/403: who you are. 503: try again.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PROBLEM_JSON = "application/problem+json"


class Reason(StrEnum):
    """Stable keys; append only. The first block is the queue's own (409)."""

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
    REQUEST_ID_MISSING = "request_id_missing"
    BAD_INPUT = "bad_input"
    NOT_FOUND = "not_found"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"
    STORE_UNAVAILABLE = "store_unavailable"
    HUB_BUSY = "hub_busy"
    HUB_STOPPING = "hub_stopping"
    INTERNAL = "internal"


class FieldFault(BaseModel):
    """One malformed field: where (dotted path) and what is wrong, in English for the technician."""

    path: str
    message: str


class Problem(BaseModel):
    """The body of every answer that is not a success."""

    model_config = ConfigDict(extra="ignore")

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    reason: Annotated[Reason | str, Field(union_mode="left_to_right")]
    fields: dict[str, str] = {}
    faults: list[FieldFault] = []


__all__ = ["PROBLEM_JSON", "FieldFault", "Problem", "Reason"]
