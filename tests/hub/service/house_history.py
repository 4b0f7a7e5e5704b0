"""A history lived by a whole house on a real database: the invariants are checked on what its journal holds."""

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from hub.engine.commands import AcceptOffice, Actor, Ask, Command, LocalTime, OpenCounter, OpenDay, RecallVisit, Tick
from hub.engine.evolve import evolve
from hub.engine.ids import CounterId, RequestId, VisitId
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import encode_state, still
from hub.engine.state import State
from hub.service.change import Accepted, Outcome
from hub.service.clock import ManualClock
from hub.service.house import House
from hub.store.database import commit_at_once
from hub.store.journal import Journal
from hub.store.schema import visits
from tests.hub.engine.desk import HUB, MANAGER, clerk, wall_ms
from tests.hub.engine.grand_office import grand_document
from tests.hub.engine.histories import WAITS
from tests.hub.engine.invariants import Witness, check_state
from tests.hub.engine.random_commands import Asking, Pick
from tests.hub.places import Place
from tests.hub.service.town import MONDAY_NINE, encode_line


class HouseHistory:
    """`state` is built from what is read back from the database, event by event, and from nothing else."""

    def __init__(self, place: Place, policy: str) -> None:
        self._place = place
        self._clock = ManualClock(MONDAY_NINE)
        self._house = self._open()
        self._database = place.database(only_read=True)
        self._journal = Journal(self._database, MONDAY_NINE)
        self._witness = Witness()
        self.state = State.empty()
        self.pick: Pick = lambda n: 0
        self.asking = Asking(self.pick, lambda: self.state, self._day)
        self._do(AcceptOffice(grand_document(policy=policy)), MANAGER)
        self._do(Tick(), HUB)
        for number in (1, 2):
            self._do(OpenCounter(CounterId(str(number))), clerk(number))

    def choose(self, pick: Pick) -> None:
        self.pick = self.asking.pick = pick

    def step(self, group: str) -> None:
        self._clock.advance(minutes=WAITS[self.pick(len(WAITS))])
        if not self.state.day.open:
            self._do(OpenDay(), MANAGER)
        command, actor = getattr(self.asking, group)()
        self._do(command, actor)
        check_state(self.state)

    def restart(self) -> None:
        """The hub is stopped and started: the state is what the journal says, so are the lists, and they stay when they
        are made anew (invariant 6)."""
        assert encode_state(self._house._ledger.state) == encode_state(self.state), "the live state differs"
        self._house.close_blocking()
        kept = self._lists()
        writing = self._place.database()
        assert Journal(writing, MONDAY_NINE).rebuild_projection() == len(kept)
        writing.close()
        assert self._lists() == kept, "lists made anew differ from those kept"
        self._house = self._open()
        assert encode_state(self._house._ledger.state) == encode_state(self.state), "the state differs after a start"

    def close(self) -> None:
        try:
            self.restart()
        finally:
            self._house.close_blocking()
            self._database.close()

    def _do(self, command: Command, actor: Actor) -> None:
        request = RequestId(str(uuid.uuid4()))
        before = self.state.seq
        outcome = self._house.submit_blocking(request, actor, command)
        ask = Ask(request, self._clock.instant(), self._local(), actor)
        entries = self._journal.since(before)
        for entry in entries:
            assert entry.recorded.request == request
            held = still(self.state)
            evolve(self.state, entry.recorded)
            self._witness.see(held, entry.recorded, ask, self.state)
        if isinstance(outcome, Refusal):
            assert not entries, "refused, and yet something was written"
        elif self.pick(4) == 3:
            self._repeat(request, actor, command, outcome)

    def _repeat(self, request: RequestId, actor: Actor, command: Command, outcome: Outcome) -> None:
        """Invariant 1: the same request again changes nothing and is answered alike; another command is refused."""
        assert isinstance(outcome, Accepted), outcome
        again = self._house.submit_blocking(request, actor, command)
        assert isinstance(again, Accepted)
        assert again.repeated
        assert [change.recorded for change in again.changes] == [change.recorded for change in outcome.changes]
        other = self._house.submit_blocking(request, actor, RecallVisit(VisitId("somebody else")))
        assert isinstance(other, Refusal)
        assert other.reason is Reason.REQUEST_ID_REUSED
        assert self._journal.since(self.state.seq) == []

    def _open(self) -> House[str]:
        return House.open(self._place.folder, self._clock, encode_line, commit_at_once, self._place.server)

    def _lists(self) -> Sequence[Any]:
        with self._database.read() as connection:
            return connection.execute(sa.select(visits).order_by(visits.c.visit)).all()

    def _day(self) -> tuple[str, int]:
        local = self._local()
        return local.date, local.minute

    def _local(self) -> LocalTime:
        """The office is in London, and it is winter."""
        wall = self._clock.wall()
        date, minute = wall.date().isoformat(), wall.hour * 60 + wall.minute
        return LocalTime(date, minute, wall.weekday(), wall_ms(date, minute))
