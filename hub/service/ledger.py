"""The live state and the journal behind it, kept equal. Used by one thread at a time.

`carry_out` decides each command of a batch on a state that already holds the batch's earlier ones, makes the events
durable in one transaction, and only then hands out what happened.

Failure policy: when the disk refuses the transaction, nothing of the batch has happened: every command of it is
answered StoreTrouble, and the state is built anew from the disk. Until a small trial write succeeds, later batches
are refused before they are decided; then work goes on by itself. Said in the log once when it begins and once when it
ends. When the connection to a database broke in the commit and could not be mended in time, the batch may have happened
after all: its askers are told to ask again with the same request id, and its changes, if there are any, are handed out
with the next batch. A database that comes back with fewer events than were handed out is never written to again.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog

from hub.engine.commands import Actor, Ask, CheckIn, Command, EnterRoll, HandIn, IssueTicket, LocalTime, ServeWalkUp
from hub.engine.decide import decide
from hub.engine.events import Event, Recorded
from hub.engine.evolve import evolve
from hub.engine.ids import Instant, RequestId, Seq, VisitId
from hub.engine.model import Visit
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import Still, still
from hub.engine.state import State
from hub.service.change import Accepted, Change, Outcome, StoreTrouble
from hub.service.clock import Clock, local_time
from hub.service.errors import ServiceError
from hub.service.fingerprint import fingerprint
from hub.service.replay import Replay, change_of
from hub.service.vault_steps import Personal, steps_of, texts_sent
from hub.service.words import found_late, named
from hub.store.entries import Entry, Stamp
from hub.store.errors import JournalBroken, SecondWall, StoreError
from hub.store.journal import Answer, Batch, Journal
from hub.store.times import wall_ms
from hub.store.vault import Step, Vault

log = structlog.get_logger(__name__)


Begins = IssueTicket | CheckIn | ServeWalkUp | HandIn | EnterRoll
"""Commands that begin a visit, whose id the asker has made."""
SPENT_MOST = 1000
"""Visit ids of past days that are remembered once somebody has tried to use them again."""


class ZoneMissing(ServiceError):
    """Hours cannot be judged without the office's time zone."""

    reason = "zone_missing"


Answered = Outcome | Exception
"""An exception is a defect of ours: it fails the asker's future and is not part of the contract."""


@dataclass(frozen=True, slots=True, eq=False)
class Submission:
    """A command on its way. `reply` is called exactly once, where the batch is delivered."""

    request: RequestId
    actor: Actor
    command: Command
    reply: Callable[[Answered], None]
    personal: Personal = field(default_factory=dict, repr=False)
    """Values for the vault; in the same transaction, or not at all."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a batch led to: durable changes in order, and the answer to each command."""

    changes: tuple[Change, ...]
    answers: Sequence[tuple[Submission, Answered]]
    due: Instant | None = None
    """When a tick is due next, besides those of the calendar; None: only the calendar goes on."""


@dataclass(slots=True)
class _Draft:
    """A batch while it is being decided."""

    stamp: Stamp
    local: LocalTime
    known: dict[RequestId, Answer]
    entries: list[Entry] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    answers: dict[RequestId, Answer] = field(default_factory=dict)
    given: dict[RequestId, tuple[Change, ...]] = field(default_factory=dict)
    visits: dict[VisitId, Visit] = field(default_factory=dict)
    vault: list[Step] = field(default_factory=list)
    texts: dict[Seq, str] = field(default_factory=dict, repr=False)
    """Of the messages that were sent."""


def _with_text(draft: _Draft, change: Change) -> Change:
    text = draft.texts.get(change.recorded.seq) if draft.texts else None
    return change if text is None else replace(change, text=text)


class Ledger:
    """`load` comes first; it raises `StoreError` when the journal cannot be read or is not whole, and ZoneMissing."""

    def __init__(self, journal: Journal, vault: Vault, replay: Replay, clock: Clock) -> None:
        self._journal = journal
        self._vault = vault
        self._replay = replay
        self._clock = clock
        self._zone_name = ""
        self._zone = ZoneInfo("UTC")
        self.state = State()
        self._durable = self.state.seq
        self._stale = False
        self._unheard: list[Change] = []
        self._spent: OrderedDict[VisitId, None] = OrderedDict()
        self.trouble: StoreError | None = None
        """Why the disk takes no writes at present; None while it does."""
        self.trouble_since: datetime | None = None

    def load(self) -> list[Change]:
        """Build the state from the disk; returns the newest changes since the snapshot."""
        self.state, tail = self._replay.state_and_tail()
        self._durable = self.state.seq
        self._office_zone()
        return tail

    def distrust(self) -> None:
        """The live state may hold what never became durable: build it anew before the next batch."""
        self._stale = True

    def still(self) -> Still | None:
        """The state as it stands; None while it may hold what never became durable."""
        return None if self._stale or self.state.seq != self._durable else still(self.state)

    def carry_out(self, batch: Sequence[Submission]) -> Delivery:
        """Decide, make durable, hand out. A defect (also SecondWall) raises; then `distrust` the state."""
        try:
            self._make_sound()
            draft = self._draft(batch)
            answers = [(submission, self._answer(draft, submission)) for submission in batch]
            if draft.entries:
                beside = self._vault.writing(draft.vault) if draft.vault else None
                self._journal.append(Batch(draft.entries, draft.answers, tuple(draft.visits.values()), beside))
        except SecondWall:
            if self._learn_spent(batch):
                return self.carry_out(batch)
            raise  # a defect of ours, not the disk's trouble: the writer finds the command that is to blame
        except StoreError as error:
            return self._refuse(batch, error)
        self._durable = self.state.seq
        if self.trouble is not None:
            log.info("store_back")
            self.trouble = None
        told = named((_with_text(draft, change) for change in draft.changes), self.state.office, self._vault)
        return self._delivery(told, answers)

    def _delivery(self, changes: Sequence[Change], answers: Sequence[tuple[Submission, Answered]]) -> Delivery:
        unheard, self._unheard = self._unheard, []
        return Delivery((*unheard, *changes), answers, self.state.next_due())

    def _make_sound(self) -> None:
        if self.trouble is not None:
            self._journal.probe()
            self._stale = self._stale or self._journal.head().seq != self._durable
        if not self._stale:
            return
        state, tail = self._replay.state_and_tail()
        found = [change for change in tail if change.recorded.seq > self._durable]
        if state.seq - len(found) != self._durable:
            raise JournalBroken(
                f"This hub has acknowledged {self._durable} events, and the database came back with {state.seq} "
                "others. Nothing is written any more. Make sure that it is the right database, then restart the hub."
            )
        told = found_late(found, state.office, self._vault)
        self.state, self._durable, self._stale = state, state.seq, False
        self._unheard.extend(told)
        last = self._journal.last()
        if last is not None and last[1].instant > self._clock.instant():
            self._clock.follow(last[1])  # of another hub, whose line was ahead: ours never goes back behind it

    def _learn_spent(self, batch: Sequence[Submission]) -> bool:
        """Whether the batch met the second wall because somebody used the id of a visit of a past day again, which the
        state no longer holds; those are refused from now on."""
        asked = {it.command.visit for it in batch if isinstance(it.command, Begins)} - self._spent.keys()
        spent = self._journal.visits_known(asked) if asked else frozenset()
        for visit in spent:
            self._spent[visit] = None
            if len(self._spent) > SPENT_MOST:
                self._spent.popitem(last=False)
        if spent:
            self.distrust()
        return bool(spent)

    def _draft(self, batch: Sequence[Submission]) -> _Draft:
        stamp = self._clock.stamp()
        known = self._journal.answers([submission.request for submission in batch])
        return _Draft(stamp, local_time(stamp.wall, self._office_zone()), known)

    def _answer(self, draft: _Draft, submission: Submission) -> Outcome:
        mark = fingerprint(submission.command)
        before = draft.answers.get(submission.request) or draft.known.get(submission.request)
        if before is not None:
            return self._repeat(draft, submission.request, before, mark)
        if isinstance(submission.command, Begins) and submission.command.visit in self._spent:
            return Refusal(Reason.VISIT_EXISTS)
        ask = Ask(submission.request, draft.stamp.instant, draft.local, submission.actor)
        decided = decide(self.state, ask, submission.command)
        if isinstance(decided, Refusal):
            return decided
        changes = tuple(self._record(draft, ask, event, part) for part, event in enumerate(decided))
        wall = wall_ms(draft.stamp.wall)
        for change in changes:
            draft.vault += steps_of(change, submission.personal, wall)
        draft.texts |= texts_sent(changes, submission.personal)
        if changes:
            first, last = changes[0].recorded.seq, changes[-1].recorded.seq
            draft.answers[submission.request] = Answer(first, last, mark)
            draft.given[submission.request] = changes
        return Accepted(changes)

    def _repeat(self, draft: _Draft, request: RequestId, before: Answer, mark: str) -> Outcome:
        if before.fingerprint != mark:
            return Refusal(Reason.REQUEST_ID_REUSED)
        fresh = draft.given.get(request)
        if fresh is not None:
            return Accepted(fresh, repeated=True)
        stored = self._journal.since(before.first - 1, limit=before.last - before.first + 1)
        return Accepted(tuple(change_of(self.state, entry) for entry in stored), repeated=True)

    def _record(self, draft: _Draft, ask: Ask, event: Event, part: int) -> Change:
        recorded = Recorded(Seq(self.state.seq + 1), ask.now, ask.request, ask.actor, event)
        evolve(self.state, recorded)
        entry = Entry(recorded, draft.stamp, part)
        change = change_of(self.state, entry)
        if change.visit is not None:
            draft.visits[change.visit.id] = change.visit
        draft.entries.append(entry)
        draft.changes.append(change)
        return change

    def _refuse(self, batch: Sequence[Submission], error: StoreError) -> Delivery:
        if self.trouble is None:
            log.error("store_gone", reason=error.reason, detail=error.detail)
            self.trouble_since = self._clock.wall()
        self.trouble = error
        if self.state.seq != self._durable:
            self.distrust()
        trouble = StoreTrouble(error.detail)
        return self._delivery((), [(submission, trouble) for submission in batch])

    def _office_zone(self) -> ZoneInfo:
        name = self.state.office.time_zone if self.state.office is not None else "UTC"
        if name != self._zone_name:
            try:
                self._zone = ZoneInfo(name)
            except ZoneInfoNotFoundError as error:
                raise ZoneMissing(
                    f"The time zone {name} is not on this computer. Install the tzdata package."
                ) from error
            self._zone_name = name
        return self._zone
