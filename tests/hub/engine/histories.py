"""Random histories of an office, from any source of choices, with the invariants checked at every step."""

import copy
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hub.engine import commands, events
from hub.engine.commands import Actor, Command
from hub.engine.decide import decide
from hub.engine.events import Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import NORMAL, CounterId, NeedId, OutcomeId, Seq, ServiceId, VisitId
from hub.engine.journey import PlannedStep
from hub.engine.refusal import Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.state import State
from hub.engine.terms import (
    BREAK,
    PRIORITY,
    Channel,
    CounterState,
    DevicePart,
    PartState,
    Placement,
    PrintOutcome,
    ReactivateReason,
    RemoveReason,
    Role,
)
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, SCREEN, Desk, clerk, document, replayed, services, texts
from tests.hub.engine.invariants import check_call, check_journal, check_state, check_undo

T = TypeVar("T")
Pick = Callable[[int], int]
"""Answers a whole number from 0 to n - 1."""
DATES = (("2026-11-23", 0), ("2026-11-24", 1), ("2026-11-25", 2), ("2026-11-28", 5))
OUTCOME_IDS = (OutcomeId("done"), OutcomeId("papers"))
OUTCOMES = [{"id": outcome, "names": texts(outcome)} for outcome in OUTCOME_IDS]
SETTINGS: dict[str, Any] = {"outcomes": OUTCOMES, "requeue_places": 2, "most_requeues": 1, "undo_seconds": 120}
SETTINGS |= {
    "services": services(a={"keep_overnight": True}, b={"daily_quota": 9}, c={"most_waiting": 9, "most_quantity": 2}),
    "needs": [
        {"id": "lift", "names": texts("Lift"), "priority": PRIORITY},
        {"id": "signs", "names": texts("Signs"), "request": True},
    ],
    "routes": [{"id": "es-b", "services": ["b"], "languages": ["es"], "priority": PRIORITY}],
    "last_ticket_minutes": 20,
}
"""Of the office in which the histories happen, beside the document of the desk."""
WAITS = (0, 0, 0, 0, 0, 1, 1, 2, 3, 8)


class History:
    """Runs steps on a desk; `halfway` keeps a snapshot for the comparison at the end."""

    def __init__(self, pick: Pick, policy: str = "promise") -> None:
        self._pick = pick
        self.desk = Desk(policy=policy, **SETTINGS)
        self._halfway: tuple[int, dict[str, object]] | None = None

    def run(self, steps: int) -> None:
        self.desk.staffed(1, 2)
        for step in range(steps):
            self._step()
            if step == steps // 2:
                self._halfway = len(self.desk.journal), copy.deepcopy(encode_state(self.desk.state))
        self._check_end()

    def one(self, choices: Sequence[T]) -> T:
        return choices[self._pick(len(choices))]

    def _step(self) -> None:
        desk = self.desk
        self._time_passes()
        command, actor = self._command()
        before = encode_state(desk.state)
        journal = len(desk.journal)
        ask = desk.ask(actor)
        answer = desk.do(command, actor)
        if isinstance(answer, Refusal):
            assert encode_state(desk.state) == before, "a refused command changed the state"
            assert len(desk.journal) == journal
        else:
            assert answer, "neither events nor a refusal"
            if journal % 3 == 0:
                self._take_back(before, actor)
            again = decode_state(before)
            assert decide(again, ask, command) == answer, "the same question, another answer"
            assert encode_state(again) == before, "decide changed the state"
        for recorded in desk.journal[journal:]:
            if isinstance(recorded.event, events.VisitCalled):
                check_call(_up_to(decode_state(before), desk.journal, journal, recorded.seq), recorded)
        check_state(desk.state)

    def _take_back(self, before: dict[str, object], actor: Actor) -> None:
        """What the session has just done, undone on a copy, leaves what stood before."""
        held = self.desk.state.counter_of_session(actor.session)
        memento = self.desk.state.mementos.get(actor.session) if actor.session is not None else None
        last = self.desk.journal[-1]
        if not self.desk.state.day.open:
            return  # who was kept overnight can be parked or transferred, and nothing is undone before the next day
        if held is None or memento is None or memento.request != last.request or not memento.visits:
            return
        state = decode_state(encode_state(self.desk.state))
        ask = self.desk.ask(actor)
        answer = decide(state, ask, commands.UndoLast(held))
        assert not isinstance(answer, Refusal), answer
        for event in answer:
            evolve(state, Recorded(Seq(state.seq + 1), ask.now, ask.request, actor, event))
        check_state(state)
        check_undo(before, encode_state(state))

    def _time_passes(self) -> None:
        """The hub's line goes on; the wall clock stays in hours mostly, and now and then goes where it likes."""
        desk = self.desk
        desk.now += self.one(WAITS) * 60_000
        chance = self._pick(60)
        if chance < 6:
            desk.minute = 8 * 60 + self._pick(10 * 60)
        elif chance == 6:
            date, weekday = self.one(DATES)
            desk.clock(self._pick(24 * 60), date, weekday)
        elif chance == 7:
            desk.minute = self._pick(24 * 60)

    def _visit(self) -> VisitId:
        known = [*self.desk.state.visits]
        return self.one(known) if known and self._pick(20) else VisitId("nobody")

    def _command(self) -> tuple[Command, Actor]:
        counter = CounterId(str(1 + self._pick(3)))
        own = self._holder(counter)
        if self.desk.state.counters[counter].state is CounterState.CLOSED and self._pick(4):
            return commands.OpenCounter(counter), own
        if not self.desk.state.day.open and self._pick(2):
            return (commands.Tick(), HUB) if self._pick(2) else (commands.OpenDay(), MANAGER)
        someone = own if self._pick(8) else self.one((clerk(1 + self._pick(3)), clerk(9), MANAGER))
        kind = self._pick(48)
        if kind >= 36:
            return self._journey_command(counter), someone
        if kind < 12:
            return self._issue(), KIOSK
        if kind < 18:
            return commands.CallNext(counter), someone
        if kind < 21:
            return self._counter_command(counter), someone
        if kind < 31:
            return self._visit_command(counter), someone
        return self._rare_command()

    def _holder(self, counter: CounterId) -> Actor:
        """The one who holds the counter, seldom in another session of the same person."""
        held = self.desk.state.counters[counter]
        if held.staff is None or held.session is None or not self._pick(20):
            return clerk(int(counter), self.one(("", f"other-{counter}")))
        return Actor(Role.STAFF, staff=held.staff, session=held.session)

    def _rare_command(self) -> tuple[Command, Actor]:
        kinds: tuple[tuple[Command, Actor], ...] = (
            (commands.Tick(), HUB),
            (commands.Tick(), HUB),
            (commands.OpenDay(), MANAGER),
            (commands.Tick() if self._pick(8) else commands.CloseDay(), MANAGER),
            (commands.AcknowledgeShown(self._call()), SCREEN),
            (commands.AcknowledgeSpoken(self._call()), SCREEN),
            (commands.ConfirmPrint(self._visit(), self.one([*PrintOutcome])), KIOSK),
            (commands.ReportPart(DevicePart.PRINTER, self.one([*PartState])), KIOSK),
            (commands.AcceptOffice(document(policy=self.one(("fifo", "promise")), **SETTINGS)), MANAGER),
            (commands.WithdrawVisit(self._visit()), Actor(Role.CITIZEN)),
        )
        return self.one(kinds)

    def _issue(self) -> Command:
        """Mostly plain tickets; now and then for several services or people, with needs, or by staff."""
        self.desk.visits += 1
        visit = VisitId(f"visit-{self.desk.visits}")
        service = ServiceId(self.one(("a", "b", "c") * 4 + ("top", "none")))
        language = self.one(("en", "es") * 8 + ("xx",))
        priority = self.one((NORMAL, NORMAL, PRIORITY))
        if self._pick(4):
            return commands.IssueTicket(visit, service, language, Channel.KIOSK, priority)
        return commands.IssueTicket(
            visit,
            service,
            language,
            self.one((Channel.KIOSK, Channel.STAFF)),
            priority,
            quantity=1 + self._pick(2),
            party=1 + self._pick(3),
            needs=self._needs(),
            more=tuple(
                PlannedStep(ServiceId(self.one(("a", "b", "c", "c"))), member=1 + self._pick(2))
                for _ in range(self._pick(3))
            ),
        )

    def _needs(self) -> tuple[NeedId, ...]:
        return tuple(need for need in (NeedId("lift"), NeedId("signs"), NeedId("none")) if not self._pick(4))

    def _revise(self, visit: VisitId) -> Command:
        kinds: tuple[Command, ...] = (
            commands.ReviseVisit(visit, priority=self.one((NORMAL, PRIORITY))),
            commands.ReviseVisit(visit, needs=self._needs()),
            commands.ReviseVisit(visit, language=self.one(("en", "es"))),
            commands.ReviseVisit(visit, party=self._pick(4)),
            commands.AnswerAssistance(visit, NeedId("signs")),
        )
        return self.one(kinds)

    def _call(self) -> Seq:
        calls = [*self.desk.state.calls]
        return self.one(calls) if calls else Seq(0)

    def _counter_command(self, counter: CounterId) -> Command:
        kinds: tuple[Command, ...] = (
            commands.OpenCounter(counter),
            commands.OpenCounter(counter, take_over=True),
            commands.PauseCounter(counter, BREAK),
            commands.ResumeCounter(counter),
            commands.CloseCounter(counter),
            commands.LoseCounter(counter),
            commands.RegainCounter(counter),
        )
        return self.one(kinds)

    def _visit_command(self, counter: CounterId) -> Command:
        held = self.desk.state.counters[counter].visit
        visit = held if held is not None and self._pick(3) else self._visit()
        kinds: tuple[Command, ...] = (
            commands.RecallVisit(visit),
            commands.MarkNoShow(visit),
            commands.StartService(visit),
            commands.FinishVisit(visit),
            commands.TransferVisit(visit, ServiceId(self.one(("a", "b", "c", "c", "top")))),
            commands.ParkVisit(visit, self.one((None, 1, 10))),
            commands.ReturnVisit(visit),
            commands.WithdrawVisit(visit),
            commands.RemoveVisit(visit, RemoveReason.MISTAKE),
        )
        return self.one(kinds)

    def _journey_command(self, counter: CounterId) -> Command:
        """Turns beyond the common way: several steps, pools, places, more time, back from the end, undo."""
        held = self.desk.state.counters[counter].visit
        visit = held if held is not None and self._pick(3) else self._visit()
        service = ServiceId(self.one(("a", "b", "c", "c", "top")))
        placement, back = self.one([*Placement]), self._pick(4)
        kinds: tuple[Command, ...] = (
            commands.UndoLast(counter),
            commands.UndoLast(counter),
            commands.UndoLast(counter),
            commands.AddService(visit, PlannedStep(service), first=not self._pick(2)),
            commands.DropService(visit, service),
            commands.CorrectService(visit, service),
            self._revise(visit),
            self._revise(self._visit()),
            commands.RecordOutcome(visit, self.one((None, *OUTCOME_IDS)), 1),
            commands.StepBack(visit, self._pick(4)),
            commands.ReactivateVisit(self._visit(), self.one([*ReactivateReason])),
            commands.TransferVisit(visit, service, placement=placement, back=back),
            commands.TransferVisit(visit, counter=counter, placement=placement, back=back),
            commands.TransferVisit(visit, staff=clerk(int(counter)).staff, placement=placement, back=back),
            commands.ParkVisit(visit, self.one((None, 1, 10)), to_counter=not self._pick(2), to_me=not self._pick(2)),
        )
        return self.one(kinds)

    def _check_end(self) -> None:
        """Invariant 6, and numbers over the whole history."""
        desk = self.desk
        check_journal(desk.journal)
        live = encode_state(desk.state)
        assert encode_state(replayed(desk.journal)) == live, "replay differs from the live state"
        if self._halfway is not None:
            count, snapshot = self._halfway
            state = decode_state(snapshot)
            for recorded in desk.journal[count:]:
                evolve(state, recorded)
            assert encode_state(state) == live, "snapshot and tail differ from the full replay"
            check_state(state)


def _up_to(state: State, journal: list[Recorded], count: int, seq: Seq) -> State:
    """The state before the command, moved on to right before event `seq`."""
    for recorded in journal[count:]:
        if recorded.seq < seq:
            evolve(state, recorded)
    return state
