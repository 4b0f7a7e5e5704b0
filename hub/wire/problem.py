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
    SERVICE_HIDDEN = "service_hidden"
    QUOTA_FULL = "quota_full"
    LINE_FULL = "line_full"
    LAST_TICKET_GIVEN = "last_ticket_given"
    NOT_GIVEN_NOW = "not_given_now"
    CLASS_NOT_ALLOWED = "class_not_allowed"
    UNKNOWN_CLASS = "unknown_class"
    UNKNOWN_NEED = "unknown_need"
    UNKNOWN_PROFILE = "unknown_profile"
    UNKNOWN_OUTCOME = "unknown_outcome"
    UNKNOWN_PAUSE = "unknown_pause"
    UNKNOWN_STAFF = "unknown_staff"
    TOO_MANY_SERVICES = "too_many_services"
    QUANTITY_OUT_OF_RANGE = "quantity_out_of_range"
    SERVICE_NOT_PLANNED = "service_not_planned"
    NOT_PERMITTED = "not_permitted"
    REASON_NEEDED = "reason_needed"
    NOT_ABLE = "not_able"
    CALLED_TOO_SELDOM = "called_too_seldom"
    CALLED_TOO_SHORTLY = "called_too_shortly"
    RECALLED_ENOUGH = "recalled_enough"
    STEPPED_BACK_ENOUGH = "stepped_back_enough"
    NOBODY_BEHIND = "nobody_behind"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNDO_TOO_LATE = "undo_too_late"
    UNDO_OVERTAKEN = "undo_overtaken"
    COUNTER_NOT_WRAPPING = "counter_not_wrapping"
    NOT_BOOKABLE = "not_bookable"
    SLOT_UNKNOWN = "slot_unknown"
    SLOT_PAST = "slot_past"
    SLOT_TOO_FAR = "slot_too_far"
    SLOT_FULL = "slot_full"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    APPOINTMENT_EXISTS = "appointment_exists"
    APPOINTMENT_IN_OTHER_STATE = "appointment_in_other_state"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_TODAY = "not_today"
    UNKNOWN_WISH = "unknown_wish"
    WISH_EXISTS = "wish_exists"
    NO_OFFER = "no_offer"
    NOT_IN_POOL = "not_in_pool"
    TOO_MANY_NOTES = "too_many_notes"
    NUMBER_NOT_HELD = "number_not_held"
    NUMBER_TAKEN = "number_taken"
    DAY_OVER = "day_over"
    NO_SUCH_ROLL = "no_such_roll"
    NO_TICKET = "no_ticket"
    NOT_YOUR_VISIT = "not_your_visit"
    NOT_ASKED = "not_asked"
    LAYOUT_NOT_LEGIBLE = "layout_not_legible"
    MEDIA_IN_USE = "media_in_use"
    MEDIA_NO_ROOM = "media_no_room"
    UNKNOWN_ZONE = "unknown_zone"
    TEXT_MISSING = "text_missing"
    TOO_MANY_NOTICES = "too_many_notices"

    REQUEST_ID_REUSED = "request_id_reused"
    REQUEST_ID_MISSING = "request_id_missing"
    BAD_INPUT = "bad_input"
    MEDIA_NOT_TAKEN = "media_not_taken"
    MEDIA_TOO_LARGE = "media_too_large"
    NOT_FOUND = "not_found"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"
    TOO_MANY_TRIES = "too_many_tries"
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
