"""Any command about the hall: notices, stops, calls among staff, messages."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from hub.engine import commands, terms
from hub.engine.commands import Actor, Command
from hub.engine.ids import CounterId, MessageId, NoticeId, ServiceId, StaffId, ZoneId
from hub.engine.state import State
from tests.hub.engine.desk import MANAGER, clerk

T = TypeVar("T")
WORDS: tuple[dict[str, str], ...] = ({"en": "Back soon"}, {"en": "Back soon", "es": "Ya volvemos"}, {}, {"xx": "?"})


class HallAsking:
    """What `Asking` gives this part."""

    _made: int

    @abstractmethod
    def one(self, choices: Sequence[T]) -> T: ...
    @abstractmethod
    def seldom(self, often: int = 12) -> bool: ...
    @abstractmethod
    def known(self) -> State: ...

    def hall(self) -> tuple[Command, Actor]:
        self._made += 1
        state = self.known().hall
        counter = CounterId("9" if self.seldom() else self.one(("1", "2", "3")))
        kind = self.one((*terms.StaffCallKind,))
        somebody = self.one((MANAGER, MANAGER, clerk(1), clerk(2), clerk(3)))
        stopped = [*state.stops] or [None]
        service = self.one((None, ServiceId("a"), ServiceId("b"), ServiceId("c"), ServiceId("top")))
        kinds: tuple[Command, ...] = (
            self._notice(),
            commands.EndNotice(self.one([*state.notices] or [NoticeId("none")])),
            commands.StopService(service, self.one(WORDS), send_away=self.seldom(3)),
            commands.ResumeService(self.one(stopped)),
            commands.ResumeService(self.one(stopped)),
            commands.RaiseStaffCall(counter, kind),
            self._answer(counter, kind),
            self._message(counter),
            commands.ReadMessage(self.one([*state.messages] or [MessageId("none")])),
            commands.ReadMessage(self.one([*state.messages] or [MessageId("none")])),
        )
        return self.one(kinds), somebody

    def _notice(self) -> Command:
        return commands.RaiseNotice(
            NoticeId(f"notice-{self._made}"),
            self.one((*terms.NoticeKind,)),
            self.one(WORDS),
            zones=(ZoneId(self.one(("hall", "hall", "none"))),) if self.seldom(3) else (),
            minutes=self.one((None, 1, 5)),
        )

    def _answer(self, counter: CounterId, kind: terms.StaffCallKind) -> Command:
        standing = [*self.known().hall.calls]
        at, of = self.one(standing) if standing else (counter, kind)
        return commands.AnswerStaffCall(at, of)

    def _message(self, counter: CounterId) -> Command:
        person = StaffId(self.one(("clerk-1", "clerk-2", "nobody")))
        return commands.SendMessage(
            MessageId(f"message-{self._made}"),
            (counter,) if self.seldom(3) else (),
            (person,) if self.seldom(3) else (),
        )
