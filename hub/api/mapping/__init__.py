"""Between the engine's types and the wire's: the only place that translates, and the only one of the API that imports
the engine. Every function takes frozen values and gives frozen values; which audience sees what is `audiences.py`.

    names     ids, roles, reasons: the same text on both sides
    orders    requests as commands
    visits    visits, calls, counters, loads, parts as views
    office    the office as devices need it
    changes   events as pushed changes
"""

from hub.api.mapping.changes import CHANGE_TYPES, STANDING, change_type, has_ended, left_counter, stands, ticket_issued
from hub.api.mapping.names import (
    actor,
    clock_is_off,
    counter_id,
    device_id,
    reason,
    request_id,
    role,
    session,
    staff_id,
    visit_id,
)
from hub.api.mapping.office import CounterPlace, closed_reason, office_view
from hub.api.mapping.orders import (
    Command,
    accept_office,
    call_next,
    close_counter,
    close_day,
    confirm_print,
    finish,
    give_back,
    issue,
    no_show,
    open_counter,
    open_day,
    park,
    pause_counter,
    recall,
    remove,
    report_part,
    resume_counter,
    shown,
    spoken,
    start,
    transfer,
    withdraw,
)
from hub.api.mapping.visits import call, load, part, staff_counter, staff_visit, ticket, why

__all__ = [
    "CHANGE_TYPES",
    "STANDING",
    "Command",
    "CounterPlace",
    "accept_office",
    "actor",
    "call",
    "call_next",
    "change_type",
    "clock_is_off",
    "close_counter",
    "close_day",
    "closed_reason",
    "confirm_print",
    "counter_id",
    "device_id",
    "finish",
    "give_back",
    "has_ended",
    "issue",
    "left_counter",
    "load",
    "no_show",
    "office_view",
    "open_counter",
    "open_day",
    "park",
    "part",
    "pause_counter",
    "reason",
    "recall",
    "remove",
    "report_part",
    "request_id",
    "resume_counter",
    "role",
    "session",
    "shown",
    "spoken",
    "staff_counter",
    "staff_id",
    "staff_visit",
    "stands",
    "start",
    "ticket",
    "ticket_issued",
    "transfer",
    "visit_id",
    "why",
    "withdraw",
]
