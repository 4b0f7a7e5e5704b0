"""Histories of an office step by step, from any source of choices, with the invariants checked at every event."""

import json
from dataclasses import replace
from typing import Any

from hub.engine import commands
from hub.engine.commands import Actor, Ask, Command
from hub.engine.decide import decide
from hub.engine.events import Event, Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import Seq
from hub.engine.refusal import Refusal
from hub.engine.snapshot import decode_state, encode_state, still
from hub.engine.touched import touched
from tests.hub.engine.desk import HUB, MANAGER, Desk, replayed
from tests.hub.engine.grand_office import grand_document
from tests.hub.engine.invariants import Witness, check_lookups, check_state, check_undo
from tests.hub.engine.random_commands import GROUPS, Asking, Pick

DATES = (("2026-11-23", 0), ("2026-11-24", 1), ("2026-11-25", 2), ("2026-11-26", 3), ("2026-11-28", 5))
WAITS = (0, 0, 0, 0, 1, 1, 2, 3, 8)
"""Minutes between two commands."""
TWO_NIGHTS = 40 * 60 * 60_000
"""Of the hub's line: what is kept for a day or two goes."""
RESERVED = "3"
"""The counter that keeps itself free for slots, which are wall times."""
ORDERED = (commands.CallNext, commands.CallVisit, commands.IssueTicket, commands.TransferVisit, commands.StepBack)
"""Commands whose answer must depend neither on the wall clock nor on the order in which the visits are kept."""


class WatchedDesk(Desk):
    """A desk at which a witness sees every event, and at which nothing but an answer may change the state."""

    def __init__(self, policy: str = "promise") -> None:
        self.witness = Witness()
        super().__init__(**dict[str, Any](grand_document(policy=policy)))

    def do(self, command: Command, actor: Actor = HUB) -> tuple[Event, ...] | Refusal:
        ask = self.ask(actor)
        before = still(self.state)
        answer = decide(self.state, ask, command)
        assert still(self.state) == before, "decide changed the state"
        if isinstance(answer, Refusal):
            return answer
        assert answer, "neither events nor a refusal"
        for event in answer:
            before = still(self.state)
            recorded = Recorded(Seq(len(self.journal) + 1), ask.now, ask.request, actor, event)
            evolve(self.state, recorded)
            self.journal.append(recorded)
            self.witness.see(before, recorded, ask, self.state)
            touched(self.state, recorded)
        return answer


class History:
    """Runs steps on a desk; now and then it goes on from a snapshot, as a hub does after a restart."""

    def __init__(self, pick: Pick, policy: str = "promise") -> None:
        self.pick = pick
        self.desk = WatchedDesk(policy)
        self.asking = Asking(pick, lambda: self.desk.state, lambda: (self.desk.date, self.desk.minute))
        self._groups = [group for group, often in GROUPS.items() for _ in range(often)]
        self.desk.staffed(1, 2)

    def choose(self, pick: Pick) -> None:
        """Go on with another source of choices."""
        self.pick = self.asking.pick = pick

    def run(self, steps: int) -> None:
        for _ in range(steps):
            self.time_passes()
            self.step(self._groups[self.pick(len(self._groups))])
            if self.pick(100) == 0:
                self.restart()
        self.finish()

    def step(self, group: str) -> None:
        """One command of the group is asked and, if it is a thing of order, asked again otherwise."""
        if not self.desk.state.day.open and self.pick(2):
            self.desk.do(commands.OpenDay(), MANAGER)
        command, actor = getattr(self.asking, group)()
        if isinstance(command, ORDERED) and self.pick(4) == 0:
            self._ask_otherwise(command, self.desk.ask(actor))
        undoable = actor.session is not None and self.pick(3) == 0
        before = encode_state(self.desk.state) if undoable else None
        if not isinstance(self.desk.do(command, actor), Refusal) and before is not None:
            self._take_back(before, actor)
        check_state(self.desk.state)

    def _take_back(self, before: dict[str, object], actor: Actor) -> None:
        """What the session has just done, undone on a copy, leaves what stood before (invariant 8)."""
        live = self.desk.state
        held = live.counter_of_session(actor.session)
        memento = live.mementos.get(actor.session) if actor.session is not None else None
        if held is None or memento is None or not memento.visits or not live.day.open:
            return
        if memento.request != self.desk.journal[-1].request:
            return
        state, ask = decode_state(encode_state(live)), self.desk.ask(actor)
        answer = decide(state, ask, commands.UndoLast(held))
        assert not isinstance(answer, Refusal), answer
        for event in answer:
            evolve(state, Recorded(Seq(state.seq + 1), ask.now, ask.request, actor, event))
        check_state(state)
        check_undo(before, encode_state(state))

    def time_passes(self) -> None:
        """The hub's line goes on; the wall clock with it mostly, and now and then where it likes."""
        desk = self.desk
        minutes = WAITS[self.pick(len(WAITS))]
        desk.now += minutes * 60_000 + self.pick(3)
        desk.minute = min(desk.minute + minutes, 24 * 60 - 1)
        chance = self.pick(80)
        if chance == 79:
            date, weekday = DATES[self.pick(len(DATES))]
            desk.clock(self.pick(24 * 60), date, weekday)
            desk.now += self.pick(2) * TWO_NIGHTS
        elif chance == 78:
            desk.minute = self.pick(24 * 60)
        elif chance > 50 and not 8 * 60 <= desk.minute < 18 * 60:
            desk.clock(8 * 60 + self.pick(10 * 60), *DATES[self.pick(2)])

    def restart(self) -> None:
        """Invariant 6: a snapshot through JSON is the state, and equals a replay of the journal from its start."""
        kept = json.loads(json.dumps(encode_state(self.desk.state)))
        again = decode_state(kept)
        assert encode_state(again) == encode_state(self.desk.state), "a snapshot reads back as another state"
        whole = replayed(self.desk.journal)
        assert encode_state(whole) == encode_state(again), "the replay differs from snapshot and tail"
        for state in (again, whole):
            check_lookups(state)
            assert state.next_due() == self.desk.state.next_due(), "timers differ after a restart"
        self.desk.state = again

    def finish(self) -> None:
        self.restart()

    def _ask_otherwise(self, command: Command, ask: Ask) -> None:
        """Invariant 9: the same visits kept in another order give the same answer; the wall clock orders nobody."""
        data = encode_state(self.desk.state)
        data["visits"].reverse()
        answer = decide(self.desk.state, ask, command)
        assert decide(decode_state(data), ask, command) == answer, "ordered by the order of keeping"
        reserved = isinstance(command, commands.CallNext) and command.counter == RESERVED
        if not reserved and not isinstance(command, commands.IssueTicket):
            other = replace(ask, local=replace(ask.local, date="1970-01-01", minute=0, weekday=3, wall_ms=0))
            assert decide(self.desk.state, other, command) == answer, "ordered by the wall clock"
