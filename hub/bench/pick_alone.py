"""The rule that picks the next person, with few and with very many waiting, and nothing else."""

import time
from statistics import median

from hub.bench.figures import Pick
from hub.bench.prepared import KIOSK, bench_office
from hub.engine.commands import AcceptOffice, Actor, Ask, Command, IssueTicket, LocalTime, OpenCounter, OpenDay
from hub.engine.decide import decide
from hub.engine.deciding.picking import choose
from hub.engine.events import Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import CounterId, Instant, RequestId, Seq, ServiceId, SessionId, StaffId, VisitId
from hub.engine.refusal import Refusal
from hub.engine.state import State
from hub.engine.terms import Channel, Role
from hub.service.office_file import EXAMPLE, read_office_file

MONDAY_TEN = LocalTime("2026-11-23", 600, 0)
SLICES = 20


def pick_alone(waiting: tuple[int, ...], rounds: int = 2000) -> list[Pick]:
    """The policy's choice for one counter, and nothing else."""
    return [_pick(many, rounds) for many in waiting]


def _pick(waiting: int, rounds: int) -> Pick:
    state = _state(waiting)
    counter, now = CounterId("counter-1"), Instant(3_600_000)
    if choose(state, counter, now, MONDAY_TEN.wall_ms) is None:
        raise RuntimeError("nobody was picked")
    times = []
    for _ in range(SLICES):
        began = time.perf_counter()
        for _ in range(rounds // SLICES):
            choose(state, counter, now, MONDAY_TEN.wall_ms)
        times.append((time.perf_counter() - began) / (rounds // SLICES))
    return Pick(waiting, round(1_000_000 * median(times), 2))


def _state(waiting: int) -> State:
    state = State()
    document = bench_office(read_office_file(EXAMPLE))
    services = [ServiceId(one["id"]) for one in document["services"] if "series" in one]
    clerk = Actor(Role.STAFF, None, StaffId("clerk-1"), SessionId("session-1"))
    _do(state, AcceptOffice(document), Actor(Role.HUB))
    _do(state, OpenDay(), Actor(Role.MANAGER))
    _do(state, OpenCounter(CounterId("counter-1")), clerk)
    for number in range(waiting):
        service = services[number % len(services)]
        _do(state, IssueTicket(VisitId(f"visit-{number}"), service, "en", Channel.KIOSK), KIOSK, number)
    return state


def _do(state: State, command: Command, actor: Actor, at: int = 0) -> None:
    ask = Ask(RequestId(f"request-{state.seq}"), Instant(at), MONDAY_TEN, actor)
    decided = decide(state, ask, command)
    if isinstance(decided, Refusal):
        raise RuntimeError(f"{type(command).__name__} was refused: {decided.reason}")
    for event in decided:
        evolve(state, Recorded(Seq(state.seq + 1), ask.now, ask.request, actor, event))
