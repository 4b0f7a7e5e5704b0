"""An office under the real clock, whose computer's time the test makes: the house, its timers, its restarts."""

from datetime import datetime, timedelta
from pathlib import Path

from hub.engine.commands import Actor, Command, FinishVisit, OpenCounter, WithdrawVisit
from hub.engine.ids import CounterId, RequestId, VisitId
from hub.engine.model import Visit
from hub.engine.terms import VisitState
from hub.service.change import Accepted, Outcome
from hub.service.clock import SystemClock
from hub.service.house import HUB, House
from tests.hub.service.made_time import MadeTime
from tests.hub.service.town import KIOSK, accepted, call_next, clerk, document, encode_line, new_request, ticket

MINUTE = timedelta(minutes=1)


class MadeOffice:
    """Without a loop; `pass_by` looks at the timers as the loop would, once a minute."""

    def __init__(self, folder: Path, time: MadeTime, **changes: object) -> None:
        self.folder = folder
        self.time = time
        self.house: House[str] = self._opened()
        accepted(self.house.import_office(document() | changes))
        self._tickets = 0
        self.look()

    def _opened(self) -> House[str]:
        return House.open(self.folder, SystemClock(self.time), encode_line)

    def close(self) -> None:
        self.house.close_blocking()

    def reboot(self, off: timedelta, wall: datetime | None = None, *, synchronised: bool = False) -> None:
        """Power off and on: the house is opened anew on what the disk holds."""
        self.house.close_blocking()
        self.time.reboot(off, wall=wall, synchronised=synchronised)
        self.house = self._opened()
        self.look()

    def look(self) -> None:
        """One look of the timers, and what they asked for carried out."""
        self.house._timers.look()
        self.house.submit_blocking(new_request(), HUB, WithdrawVisit(VisitId("nobody")))

    def pass_by(self, minutes: int) -> None:
        for _ in range(minutes):
            self.time.pass_by(MINUTE)
            self.look()

    def sleep(self, hours: float) -> None:
        """A long time in which nobody looks closely: every quarter of an hour."""
        for _ in range(round(hours * 4)):
            self.time.pass_by(15 * MINUTE)
            self.look()

    def set_wall(self, wall: datetime, *, synchronised: bool = False) -> None:
        self.time.set_wall(wall, synchronised=synchronised)
        self.look()

    def taking(self) -> bool:
        return self.house.board.day.taking

    def ask(self, command: Command, actor: Actor = KIOSK) -> Outcome:
        return self.house.submit_blocking(RequestId(new_request()), actor, command)

    def do(self, command: Command, actor: Actor = KIOSK) -> Accepted:
        return accepted(self.ask(command, actor))

    def ticket(self) -> VisitId:
        self._tickets += 1
        visit = VisitId(f"visit-{self._tickets}")
        self.do(ticket(visit=visit))
        return visit

    def open_counter(self) -> None:
        self.do(OpenCounter(CounterId("counter-1")), clerk(1))

    def called(self) -> VisitId:
        """Who is called next at counter 1."""
        self.do(call_next(), clerk(1))
        visit = self.house.board.counters[CounterId("counter-1")].visit
        assert visit is not None
        return visit

    def finish(self, visit: VisitId) -> None:
        self.do(FinishVisit(visit), clerk(1))

    def visit(self, visit: VisitId) -> Visit:
        found = self.house.board.visit(visit)
        assert found is not None
        return found

    def waited(self, visit: VisitId) -> timedelta:
        """How long it waits until now, by the hub's line."""
        return timedelta(milliseconds=self.house.clock.instant() - self.visit(visit).arrived)

    def waits(self, visit: VisitId) -> bool:
        return self.visit(visit).state is VisitState.WAITING
