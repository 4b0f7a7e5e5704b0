"""Whether a ticket is given for a service now: stops, calendar, quota, line, open counters (K04-K06, L05, Q04).

The issuing decision asks it anew for every ticket; the tick asks it to tell everybody (`ServiceSwitched`).
"""

from hub.engine.commands import LocalTime
from hub.engine.hours import closed_by_calendar
from hub.engine.office import Service
from hub.engine.state import State
from hub.engine.terms import ServiceClosed


def availability(state: State, service: Service, local: LocalTime) -> ServiceClosed | None:
    """Why no ticket is given for the service, although the office takes tickets; None: one is.

    The office itself, its day and its hours are not judged here."""
    if state.hall.stop_of(service.id) is not None:
        return ServiceClosed.STOPPED  # what staff said is the true reason, also while the calendar has another one
    office = state.office
    by_calendar = closed_by_calendar(office, service, local) if office is not None else None
    return by_calendar or state.closed_now(service)
