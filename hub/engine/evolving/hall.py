"""Notices, stops, calls among staff, messages; and which services are closed by a stop."""

from hub.engine.events import HallEvent, Recorded, ServiceResumed, ServiceStopped
from hub.engine.ids import ServiceId
from hub.engine.state import State
from hub.engine.terms import ServiceClosed


def hall_changed(state: State, recorded: Recorded, event: HallEvent) -> None:
    state.hall.take(recorded.at, event)
    match event:
        case ServiceStopped(service=service):
            state.closed |= dict.fromkeys(_meant(state, service), ServiceClosed.STOPPED)
        case ServiceResumed(service=service):
            for one in _meant(state, service):
                if state.closed.get(one) is ServiceClosed.STOPPED and state.hall.stop_of(one) is None:
                    del state.closed[one]
        case _:
            pass


def _meant(state: State, service: ServiceId | None) -> list[ServiceId]:
    if service is not None:
        return [service]
    return state.setup.leaves() if state.setup is not None else []
