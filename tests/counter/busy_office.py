"""An office in which every key has something to act on: outcomes, pauses, profiles, needs, bookings, messages."""

from datetime import date

from counter.shift import Shift
from hub.wire.bookings import AppointmentView
from hub.wire.hall import MessageView, NoticeView, StaffCallView
from hub.wire.office import NeedView, OutcomeView, PauseView, ProfileView
from hub.wire.stream import StaffSnapshot
from hub.wire.terms import CounterState, UndoneAct, VisitState
from hub.wire.views import HelpView, PlannedStepView, StaffCounter, StaffVisit, UndoView
from tests.counter.staging import MINUTE, NOW, QUEUE, Stage, at_counter, named, snapshot, visit

UNDO = UndoView(act=UndoneAct.CALL, until=NOW + 8_000)
NAMES = named("Word", "Palabra", "كلمة")


def present(state: VisitState) -> StaffVisit:
    """Somebody at counter 4, with further services, a need to be arranged, a booking."""
    called = visit("R042", "address", 25, state, counter="c4", called=NOW - MINUTE, started=NOW - MINUTE, calls=1)
    planned = [PlannedStepView(service="birth")]
    return called.model_copy(update={"planned": planned, "needs": ["sign"], "requests": ["sign"], "party": 2})


def standing_counter(here: StaffVisit | None, state: CounterState = CounterState.OPEN) -> StaffCounter:
    counter = at_counter("c4", state, visit=here.id if here is not None else None)
    wraps = NOW + MINUTE if here is None and state is CounterState.OPEN else None
    return counter.model_copy(update={"undo": UNDO, "wrap_until": wraps, "last_visit": "v-R041"})


def busy(here: StaffVisit | None = None, state: CounterState = CounterState.OPEN, seq: int = 101) -> StaffSnapshot:
    parked = visit("R030", "address", 50, VisitState.PARKED)
    visits = [*QUEUE, parked, *([here] if here is not None else [])]
    plain = snapshot(visits, [standing_counter(here, state)], seq=seq)
    office = plain.office.model_copy(
        update={
            "outcomes": [OutcomeView(id="done", names=NAMES), OutcomeView(id="missing", names=NAMES)],
            "pauses": [PauseView(id="training", names=NAMES)],
            "profiles": [ProfileView(id="desk", names=NAMES, services=["address"])],
            "needs": [NeedView(id="sign", names=NAMES, pictogram="interpreter", request=True)],
        }
    )
    booked = AppointmentView(
        id="a1",
        service="address",
        date=date(2026, 11, 24),
        time="11:00",
        language="en",
        priority="normal",
        state="booked",
    )
    return plain.model_copy(
        update={
            "office": office,
            "appointments": [booked],
            "messages": [MessageView(id="m1", text="Printer 2 is mended", sender=None, at=NOW)],
            "help": [HelpView(device="k1", device_name="Kiosk 1", since=NOW)],
            "staff_calls": [StaffCallView(kind="supervisor", counter="c1", staff="s2", since=NOW)],
            "notices": [
                NoticeView(id="n1", kind="notice", texts=NAMES, since=NOW),
                NoticeView(
                    id="n2",
                    kind="notice",
                    texts={},
                    since=NOW,
                    about="stop",
                    service="waste" if state is CounterState.OPEN else None,
                ),
            ],
        }
    )


def at(here: VisitState | None = None, state: CounterState = CounterState.OPEN, language: str = "en") -> Stage:
    """Clerk 1 at counter 4, with somebody or nobody; one visit has just ended."""
    stage = Stage(language)
    stage.sign_in()
    stage.shift.snapshot(busy(present(here) if here is not None else None, state))
    end_one(stage.shift)
    return stage


def end_one(shift: Shift) -> None:
    """A visit that may be brought back."""
    room = shift.room
    assert room is not None
    ended = visit("R039", "address", 60, VisitState.NO_SHOW)
    object.__setattr__(room, "ended", (ended,))
