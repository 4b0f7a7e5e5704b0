"""Any command that may be asked of an office, by whoever may ask it, from any source of choices."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from hub.engine import commands, terms
from hub.engine.commands import Actor, Command
from hub.engine.ids import (
    NORMAL,
    AppointmentId,
    BusinessDay,
    ClassId,
    CounterId,
    DeviceId,
    Instant,
    NeedId,
    NoteRef,
    OutcomeId,
    PauseId,
    ProfileId,
    Seq,
    SeriesId,
    ServiceId,
    StaffId,
    VisitId,
    WishId,
)
from hub.engine.journey import PlannedStep, Slot
from hub.engine.model import AppointmentState
from hub.engine.state import State
from hub.engine.terms import Channel, CounterState, JumpReason, Placement, Role, VisitState
from tests.hub.engine.desk import HUB, KIOSK, KIOSK_2, MANAGER, SCREEN, clerk, wall_ms
from tests.hub.engine.grand_office import grand_document
from tests.hub.engine.random_hall import HallAsking

T = TypeVar("T")
Pick = Callable[[int], int]
"""Answers a whole number from 0 to n - 1; 0 is the plainest choice, to which failures shrink."""
Asked = tuple[Command, Actor]
CITIZEN = Actor(Role.CITIZEN)
OTHER_KIOSK = Actor(Role.KIOSK, device=DeviceId("kiosk-2"))
SERVICES = ("a", "b", "c", "d", "e")
STRANGE_SERVICES = (*SERVICES, "top", "none")
IN_HOUSE = (VisitState.WAITING, VisitState.CALLED, VisitState.SERVING, VisitState.PARKED)
OUTCOMES = (None, OutcomeId("done"), OutcomeId("none"))
CLASSES = ("normal", "priority", "vip")
COUNTERS = (CounterId("1"), CounterId("2"), CounterId("3"))
POLICIES = ("promise", "fifo", "strict", "ratio", "listed", "promise-throughput")


class Asking(HallAsking):
    """`day` answers the office's ISO date and minute now."""

    def __init__(self, pick: Pick, state: Callable[[], State], day: Callable[[], tuple[str, int]]) -> None:
        self.pick = pick
        self._state = state
        self._day = day
        self._made = 0

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.pick(len(choices))]

    def seldom(self, often: int = 12) -> bool:
        return self.pick(often) == often - 1

    def known(self) -> State:
        return self._state()

    # Tickets and calls

    def ticket(self) -> Asked:
        channel = self.one((Channel.KIOSK, Channel.KIOSK, Channel.STAFF, Channel.WEB))
        service = self._service()
        if service == "e" and not self.seldom(6):
            channel = Channel.STAFF  # it is hidden from people
        command = commands.IssueTicket(
            self._new_visit(),
            service,
            self._language(),
            channel,
            ClassId(self.one(CLASSES)) if self.seldom(3) else NORMAL,
            quantity=1 + self.seldom(20),
            party=1 + self.pick(2),
            needs=self._needs(),
            more=(self._step(),) if self.seldom(4) else (),
        )
        return command, clerk(1) if channel is Channel.STAFF else KIOSK

    def call(self) -> Asked:
        counter = self._counter()
        service = self._service() if self.seldom(8) else None
        return commands.CallNext(counter, service), self._somebody(counter)

    def call_chosen(self) -> Asked:
        counter = self._counter()
        reason = self.one((None, *JumpReason))
        return commands.CallVisit(counter, self._visit(VisitState.WAITING), reason), self._somebody(counter)

    def walk_up(self) -> Asked:
        counter = self._counter()
        command = commands.ServeWalkUp(counter, self._new_visit(), self._service(), self._language())
        return command, self._somebody(counter)

    def undo(self) -> Asked:
        counter = self._counter()
        return commands.UndoLast(counter), self._somebody(counter)

    # Visits

    def at_counter(self) -> Asked:
        """What is done to the visit at a counter, seldom to another one."""
        counter = self._busy_counter()
        held = self._state().counters[counter].visit
        visit = held if held is not None and not self.seldom(6) else self._visit()
        kinds: tuple[Command, ...] = (
            commands.FinishVisit(visit),
            commands.StartService(visit),
            commands.RecallVisit(visit),
            commands.MarkNoShow(visit),
            commands.RecordOutcome(
                visit, self.one((None, OutcomeId("done"), OutcomeId("none"))), self.one((None, 1, 2))
            ),
            commands.CorrectService(visit, self._service()),
        )
        return self.one(kinds), self._somebody(counter)

    def moved(self) -> Asked:
        counter = self._busy_counter()
        held = self._state().counters[counter].visit
        visit = held if held is not None and self.pick(2) else self._visit(VisitState.WAITING, VisitState.PARKED)
        to = self.one((None, None, *COUNTERS[:2]))
        staff = StaffId("clerk-1") if self.seldom(6) else None
        placement = self.one((*Placement,))
        service = self._service() if self.pick(2) else None
        kinds: tuple[Command, ...] = (
            commands.TransferVisit(visit, service, to, staff, placement, back=self.pick(4)),
            commands.TransferVisit(visit, self._service()),
            commands.ParkVisit(visit, self.one((None, 1, 10)), to_counter=self.seldom(4), to_me=self.seldom(4)),
            commands.ReturnVisit(self._visit(VisitState.PARKED)),
        )
        return self.one(kinds), self._somebody(counter)

    def ended(self) -> Asked:
        visit = self._visit()
        somebody = self._somebody(self._counter())
        kinds: tuple[Asked, ...] = (
            (commands.WithdrawVisit(visit), CITIZEN),
            (commands.RemoveVisit(visit, terms.RemoveReason.MISTAKE), somebody),
            (commands.ReactivateVisit(self._visit(*terms.ENDINGS), terms.ReactivateReason.CAME_BACK), somebody),
            (commands.StepBack(visit, self.pick(4)), self.one((CITIZEN, somebody))),
        )
        return self.one(kinds)

    def revised(self) -> Asked:
        visit = self._visit()
        somebody = self._somebody(self._counter())
        priority = ClassId(self.one(CLASSES)) if self.pick(2) else None
        needs = self._needs() if self.pick(2) else None
        planned = [one for one in self._state().visits.values() if one.planned and one.state is not VisitState.SERVED]
        held = self.one(planned) if planned else None
        language = self._language() if self.seldom(3) else None
        kinds: tuple[Asked, ...] = (
            (commands.AddService(visit, self._step(), first=bool(self.pick(2))), self.one((CITIZEN, somebody))),
            (
                commands.DropService(held.id, held.planned[0].service, held.planned[0].member)
                if held is not None
                else commands.DropService(visit, self._service()),
                self.one((CITIZEN, somebody)),
            ),
            (commands.ReviseVisit(visit, priority, needs, language, self.one((None, 1, 2))), somebody),
            (commands.AnswerAssistance(self._asking_for_help() or visit, NeedId("interpreter")), somebody),
        )
        return self.one(kinds)

    # Counters, days, devices

    def worked(self) -> Asked:
        counter = self.one(COUNTERS)
        somebody = self._somebody(counter)
        profile = self.one((None, ProfileId("mixed"), ProfileId("listed"), ProfileId("ratio"), ProfileId("none")))
        if self._state().counters[counter].state is CounterState.CLOSED and self.pick(4):
            return commands.OpenCounter(counter, profile=profile if self.pick(2) else None), somebody
        kinds: tuple[Command, ...] = (
            commands.OpenCounter(counter, take_over=bool(self.pick(2))),
            commands.PauseCounter(counter, self.one((terms.BREAK, PauseId("training"), PauseId("nap")))),
            commands.ResumeCounter(counter),
            commands.ResumeCounter(counter),
            commands.CloseCounter(counter),
            commands.LoseCounter(counter),
            commands.RegainCounter(counter),
            commands.ChooseProfile(counter, profile),
            commands.EndWrapUp(counter),
        )
        return self.one(kinds), somebody

    def time(self) -> Asked:
        """A tick mostly; the day's opening and closing by hand, another set-up."""
        if not self.seldom(8):
            return commands.Tick(), HUB
        quota = self.one((30, 5))
        document = grand_document(policy=self.one(POLICIES))
        for service in document["services"]:  # type: ignore[attr-defined]
            if service["id"] == "a":
                service["daily_quota"] = quota
        kinds: tuple[Command, ...] = (commands.OpenDay(), commands.CloseDay(), commands.AcceptOffice(document))
        return self.one(kinds), MANAGER

    def device(self) -> Asked:
        calls = [*self._state().calls]
        call = self.one(calls[-5:]) if calls else Seq(0)
        kinds: tuple[Asked, ...] = (
            (commands.AcknowledgeShown(call), SCREEN),
            (commands.AcknowledgeSpoken(call), SCREEN),
            (commands.ConfirmPrint(self._visit(), self.one((*terms.PrintOutcome,))), KIOSK),
            (commands.ReportPart(terms.DevicePart.PRINTER, self.one((*terms.PartState,))), KIOSK),
            (commands.CallHelp(), self.one((KIOSK, OTHER_KIOSK))),
            (commands.AnswerHelp(self.one([*self._state().help] or [DeviceId("kiosk-1")])), MANAGER),
            (commands.AskReprint(self._visit()), MANAGER),
            (commands.KeepDetails((terms.PersonalField.PHONE,), self._visit()), KIOSK),
        )
        return self.one(kinds)

    # Numbers of others

    def numbers(self) -> Asked:
        """Leased, handed in (on time, late, twice, by the wrong kiosk, out of nothing), or torn from the roll."""
        kiosk = self.one((KIOSK, KIOSK, KIOSK_2))
        if not self.pick(3):
            return commands.LeaseNumbers(1 + self.pick(4), anew=self.seldom(6)), kiosk
        if self.seldom(4):
            return self._roll(), clerk(1)
        leases = self._state().leases.all()
        if not leases:
            return commands.LeaseNumbers(3), kiosk
        lease = self.one(leases)
        device = kiosk if self.seldom(8) else Actor(Role.KIOSK, device=lease.device)
        number = 1 + self.pick(9) if self.seldom(8) else self.one(lease.numbers)
        return self._hand_in(lease.day, lease.series, number), device

    def _hand_in(self, day: BusinessDay, series: SeriesId, number: int) -> Command:
        last, known = self._state().day.opened_at, self._visit()
        return commands.HandIn(
            known if known in self._state().visits and self.seldom(4) else self._new_visit(),
            self._service(),
            self._language(),
            day,
            series,
            number,
            last,
            Instant(last + self.pick(200) * 60_000),
            estimated=self.seldom(4),
            priority=ClassId(self.one((*CLASSES, "none"))) if self.seldom(3) else NORMAL,
            party=1 + self.pick(2),
            needs=self._needs(),
            more=(self._step(),) if self.seldom(4) else (),
        )

    def _roll(self) -> Command:
        paper = f"{self.one(('W', 'w ', '', 'A'))}{self.pick(14)}"
        more = (self._step(),) if self.seldom(4) else ()
        return commands.EnterRoll(
            self._new_visit(),
            self._service(),
            self._language(),
            paper,
            self.pick(30),
            party=1 + self.pick(2),
            more=more,
        )

    def personal(self) -> Asked:
        visit = self._visit()
        somebody = self._somebody(self._counter())
        fields = (terms.PersonalField.PHONE,)
        held = [one.id for one in self._state().visits.values() if one.details]
        kinds: tuple[Command, ...] = (
            commands.KeepNote(visit, NoteRef(f"note-{self._made}")),
            commands.KeepDetails(fields, visit),
            commands.EraseDetails(fields, self.one(held) if held else visit),
        )
        return self.one(kinds), somebody

    # Appointments

    def booked(self) -> Asked:
        state = self._state()
        known = state.bookings.appointments.values()
        appointments = [one.id for one in known if one.state is AppointmentState.BOOKED or self.seldom(6)]
        appointment = self.one(appointments) if appointments else AppointmentId("nobody")
        offered = [one.id for one in state.bookings.wishes.values() if one.offer is not None]
        wishes = offered or [*state.bookings.wishes]
        wish = self.one(wishes) if wishes else WishId("nobody")
        today, _minute = self._day()
        until = (date.fromisoformat(today) + timedelta(days=2)).isoformat()
        self._made += 1
        new = AppointmentId(f"appointment-{self._made}")
        service = ServiceId(self.one(("c", "c", "c", "a")))
        answers: tuple[Command, ...] = (
            commands.TakeOffer(wish, new),
            commands.DeclineOffer(wish),
            commands.DropWish(wish),
        )
        waiting = self.one(answers)
        if not offered and not self.seldom(4):
            waiting = commands.KeepWish(WishId(f"wish-{self._made}"), ServiceId("c"), today, until, "en")
        book = commands.BookAppointment(new, service, self._slot(), "en", Channel.WEB, ClassId(self.one(CLASSES)))
        kinds: tuple[Command, ...] = (
            book,
            commands.CheckIn(appointment, self._new_visit(), Channel.KIOSK),
            book,
            commands.CheckIn(appointment, self._new_visit(), Channel.KIOSK),
            commands.MoveAppointment(appointment, self._slot()),
            commands.CancelAppointment(appointment, terms.CancelReason.BY_PERSON),
            commands.KeepWish(WishId(f"wish-{self._made}"), ServiceId("c"), today, until, "en"),
            commands.CancelAppointment(appointment, terms.CancelReason.BY_PERSON),
            waiting,
        )
        return self.one(kinds), CITIZEN

    # Pieces

    def _slot(self) -> Slot:
        today, minute = self._day()
        day = (date.fromisoformat(today) + timedelta(days=self.one((0, 0, 0, 0, 0, 1, 5)))).isoformat()
        at = (minute // 30 + 1 + self.pick(4)) * 30 + (5 if self.seldom(10) else 0)
        return Slot(day, at, wall_ms(day, at))

    def _new_visit(self) -> VisitId:
        self._made += 1
        return VisitId(f"visit-{self._made}")

    def _service(self) -> ServiceId:
        return ServiceId(self.one(STRANGE_SERVICES if self.seldom(20) else SERVICES))

    def _language(self) -> str:
        return self.one(("en", "en", "es")) if not self.seldom(60) else "xx"

    def _needs(self) -> tuple[NeedId, ...]:
        if not self.seldom(5):
            return ()
        return (NeedId(self.one(("interpreter", "step-free", "adviser") * 4 + ("none",))),)

    def _step(self) -> PlannedStep:
        return PlannedStep(self._service(), 1 + self.seldom(20), 1 + self.seldom(8))

    def _counter(self) -> CounterId:
        """One that is open mostly."""
        counter = self.one(COUNTERS)
        if self._state().counters[counter].state is CounterState.OPEN or self.seldom(4):
            return counter
        return next((one for one in COUNTERS if self._state().counters[one].state is CounterState.OPEN), counter)

    def _busy_counter(self) -> CounterId:
        """One that has somebody, if any has."""
        busy = [one for one in COUNTERS if self._state().counters[one].visit is not None]
        return self.one(busy) if busy else self._counter()

    def _asking_for_help(self) -> VisitId | None:
        asking = [visit.id for visit in self._state().visits.values() if visit.requests]
        return self.one(asking) if asking else None

    def _visit(self, *states: VisitState) -> VisitId:
        """One that stands in one of these states (without them: that has not ended, mostly), seldom nobody."""
        wanted = states or (tuple(terms.VisitState) if self.seldom(6) else IN_HOUSE)
        known = [visit.id for visit in self._state().visits.values() if visit.state in wanted]
        return self.one(known) if known and not self.seldom(25) else VisitId("nobody")

    def _somebody(self, counter: CounterId) -> Actor:
        """The one who holds the counter, seldom another session of the same person, another clerk, or the manager."""
        held = self._state().counters[counter]
        if self.seldom(10):
            return self.one((clerk(1), clerk(2), clerk(3), clerk(9), clerk(int(counter), f"other-{counter}"), MANAGER))
        if held.staff is None or held.session is None:
            return clerk(int(counter))
        return Actor(Role.STAFF, staff=held.staff, session=held.session)


GROUPS: Mapping[str, int] = {
    "ticket": 24,
    "call": 16,
    "at_counter": 14,
    "moved": 8,
    "time": 8,
    "worked": 8,
    "booked": 12,
    "undo": 5,
    "ended": 5,
    "revised": 5,
    "call_chosen": 4,
    "walk_up": 3,
    "device": 3,
    "personal": 2,
    "numbers": 8,
    "hall": 6,
}
"""Groups of commands and how often each comes."""
