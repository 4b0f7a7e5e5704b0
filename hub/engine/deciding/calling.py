"""Call-next (C01, C02, C03, Q07, Q08, Q11, Q12)."""

from hub.engine.commands import Ask, CallNext
from hub.engine.deciding.answer import Answer, sign_of, unknown_counter
from hub.engine.deciding.hands import refuse_counter
from hub.engine.deciding.serving import finishing
from hub.engine.events import Event, NobodyWaiting, VisitCalled
from hub.engine.ids import CounterId, Instant
from hub.engine.model import Counter
from hub.engine.policy.candidate import Candidate, Choice
from hub.engine.policy.table import POLICIES
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup
from hub.engine.state import State
from hub.engine.terms import CounterState

MS_PER_MINUTE = 60_000


def call_next(state: State, ask: Ask, command: CallNext) -> Answer:
    """End the current visit as served, then call the policy's choice; `NobodyWaiting` when there is none."""
    counter = state.counters.get(command.counter)
    setup = state.setup
    if counter is None or setup is None:
        return unknown_counter(command.counter)
    refusal = _refuse_call(state, ask, counter)
    if refusal is not None:
        return refusal
    events: list[Event] = []
    if counter.visit is not None:
        events += finishing(state, state.visits[counter.visit], counter.id, ask.now)
    choice = choose(state, setup, counter.id, ask.now)
    if choice is None:
        return *events, NobodyWaiting(counter.id)
    return *events, VisitCalled(choice.visit.id, counter.id, choice.why)


def choose(state: State, setup: Setup, counter: CounterId, now: Instant) -> Choice | None:
    """Whom the office's policy calls to a counter now. Also answers "who would be next" without calling."""
    candidates: list[Candidate] = []
    people = 0
    for service_id in setup.given_by(counter):
        service = setup.service(service_id)
        target = service.target_minutes * MS_PER_MINUTE if service is not None else 0
        givers = state.open_counters(service_id)
        for line in state.lines_of(service_id):
            people += len(line)
            rule = setup.priority(line.key.priority)
            candidates.append(
                Candidate(state.visits[line.head()], target, givers, rule.factor_percent, rule.weight > 0)
            )
    if not candidates:
        return None
    return POLICIES[setup.office.policy](candidates, people, now)


def _refuse_call(state: State, ask: Ask, counter: Counter) -> Refusal | None:
    sign = sign_of(state, counter.id)
    if counter.state is CounterState.CLOSED:
        return Refusal(Reason.COUNTER_NOT_OPEN, {"counter": sign})
    refusal = refuse_counter(state, ask.actor, counter)
    if refusal is not None:
        return refusal
    if counter.state is CounterState.PAUSED:
        return Refusal(Reason.COUNTER_PAUSED, {"counter": sign})
    return None if state.day.open else Refusal(Reason.DAY_NOT_OPEN)
