"""The house: everything behind the API in one piece. Composition of store, ledger, writer, feed, board, people, timers.

Life: `House.open` (blocking: lock, schema, snapshot, replay) -> `start` on the loop -> `submit` … -> `close`. Without a
loop (`open` alone) `submit_blocking` works too: so the command line uses it while no hub runs.

Threads: the writer's decides and writes; the loop's applies what became durable to board and feed and answers, one
hand-over per batch; one worker hashes PINs and writes sign-ins; snapshots have their own.
"""

import asyncio
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, Generic, TypeVar

import structlog

from hub.engine.commands import AcceptOffice, Actor, Command, EraseDetails
from hub.engine.events import DetailsErased, MessageErased
from hub.engine.ids import RequestId, Seq, SessionId, StaffId
from hub.engine.refusal import Reason, Refusal
from hub.engine.terms import PersonalField, Role
from hub.service.board import Board
from hub.service.change import Accepted, Busy, Outcome, StoreTrouble
from hub.service.clock import Clock
from hub.service.erasure import Erasure
from hub.service.errors import ServiceError
from hub.service.feed import Encode, Feed
from hub.service.leases import Leases
from hub.service.ledger import Answered, Delivery, Ledger, Submission
from hub.service.office_file import EXAMPLE, read_office_file
from hub.service.office_history import refuse_zone
from hub.service.people import People
from hub.service.personal import PersonalData, PersonExport
from hub.service.replay import Replay
from hub.service.snapshotter import Snapshotter
from hub.service.timers import Timers
from hub.service.vault_steps import Personal
from hub.service.words import names_standing
from hub.service.writer import Writer, WriterFacts
from hub.store.credentials import Credentials
from hub.store.database import CommitSeam, Database, commit_at_once
from hub.store.dialect import Server, dialect_for
from hub.store.entries import ClockState
from hub.store.errors import StoreError
from hub.store.folder import DataFolder
from hub.store.journal import Journal
from hub.store.office_versions import OfficeVersions
from hub.store.runs import Runs, begin_run, unrecorded_run
from hub.store.snapshots import Snapshots
from hub.store.vault import Vault
from hub.store.vault_key import KeyFile
from hub.store.visits import VisitRows

A = TypeVar("A")
T = TypeVar("T")

PEOPLE_WAITING_MOST: Final = 32
HUB: Final = Actor(Role.HUB)
NOTHING_PERSONAL: Final[Personal] = MappingProxyType({})

log = structlog.get_logger(__name__)


class PeopleBusy(ServiceError):
    """Too many sign-ins wait to be judged; try again in a moment."""

    reason = "people_busy"


class PeopleUnavailable(ServiceError):
    """The disk takes no writes (the text says why), so nobody can sign in or out; try again later."""

    reason = "people_unavailable"


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What /health builds on. `store_trouble` is the reason key of a disk that takes no writes, with its advice."""

    journal: str
    seq: int
    store_trouble: str | None
    store_advice: str | None
    store_trouble_since: datetime | None
    clock: ClockState
    clock_drift_ms: int
    """By how much the wall clock was moved against the hub's line since the start."""
    writer: WriterFacts
    subscribers: int


class House(Generic[A]):
    """`A` is the type of an audience; `encode` gives the bytes of a change for one."""

    def __init__(self, folder: DataFolder, database: Database, clock: Clock, encode: Encode[A]) -> None:
        self._folder = folder
        self._database = database
        self._clock = clock
        self._journal = Journal(database, clock.wall())
        last = self._journal.last()
        clock.follow(last[1] if last is not None else None)
        snapshots = Snapshots(database, self._journal.uid)
        replay = Replay(self._journal, snapshots)
        vault = Vault(database, KeyFile(folder.vault_key))
        self._ledger = Ledger(self._journal, vault, replay, clock)
        tail = self._ledger.load()
        self._snapshotter = Snapshotter(snapshots, clock, self._ledger.still, last=self._ledger.state.seq - len(tail))
        self.board = Board.of(self._ledger.state)
        self.feed: Feed[A] = Feed(encode)
        self.feed.preload(self._ledger.state.seq, tail)
        self.people = People(Credentials(database), clock, self._is_staff)
        self.offices = OfficeVersions(database, self._journal.uid)
        self.personal = PersonalData(vault, VisitRows(database))
        standing = names_standing(self.board.standing(), self.board.office, vault)
        self.board.words.begin(vault.messages(), self.board.hall.messages, standing)
        self._writer = Writer(self._ledger, self._take_delivery)
        self.leases = Leases(self.board, clock, self.ask)
        self._runs = _begin_run(database, self._journal, self._ledger.state.seq, clock)
        self.erasure = Erasure(vault, clock, lambda: self.board.office, self.ask, self._in_background)
        self._timers = Timers(self.leases, clock, self.ask, self.erasure.check)
        self._timers.awaits(self._ledger.state.next_due(), something_happened=False)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hub-people")
        self._people_waiting = 0
        self._writer.start()

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        encode: Encode[A],
        seam: CommitSeam = commit_at_once,
        server: Server | None = None,
    ) -> "House[A]":
        """Take the data folder, and the database in it or on `server`, and read what is there. Raises `StoreError` or
        ZoneMissing, and then holds nothing."""
        folder = DataFolder(path)
        with ExitStack() as undo:
            undo.callback(folder.close)
            database = Database(dialect_for(folder.database, server), seam)
            undo.callback(database.close)
            house = cls(folder, database, clock, encode)
            undo.pop_all()
            return house

    @property
    def clock(self) -> Clock:
        return self._clock

    @property
    def journal_uid(self) -> str:
        """A stream that names another journal must start anew."""
        return self._journal.uid

    @property
    def stream(self) -> str:
        """What events are numbered in, for a follower to name when it comes back: the journal and the run that wrote
        them, "<journal>.<run>"."""
        return f"{self._journal.uid}.{self._runs.present}"

    def continues(self, stream: str, seq: int) -> bool:
        """Whether who has read up to `seq` of `stream` has read what this journal holds; after a backup has been put
        back it may not. The bare name of the journal is taken at its word."""
        journal, _, run = stream.partition(".")
        return journal == self._journal.uid and (not run or self._runs.hold(run, seq))

    # Running

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """On the loop's thread: from here on board, feed and leases belong to it, and time passes."""
        self._loop = loop
        self._timers.start(loop)

    async def close(self) -> None:
        """Finish what was submitted, end the streams, let the folder go."""
        self._timers.stop()
        self.feed.close()
        await asyncio.get_running_loop().run_in_executor(None, self._end)

    def close_blocking(self) -> None:
        """The same without a loop."""
        self._end()

    def _end(self) -> None:
        self._writer.stop()
        self._worker.shutdown()
        self._snapshotter.wait()
        self._database.close()
        self._folder.close()

    # Asking

    def submit(
        self, request: RequestId, actor: Actor, command: Command, personal: Personal = NOTHING_PERSONAL
    ) -> "asyncio.Future[Outcome]":
        """On the loop: the outcome once it is durable. Cancelling the future does not undo the command. `personal`: the
        values of a KeepDetails (one for each of its fields) or of a KeepNote, 1 to `LONGEST_TEXT` letters each."""
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def reply(answered: Answered) -> None:
            if future.done():
                return
            if isinstance(answered, Exception):
                future.set_exception(answered)
            else:
                future.set_result(answered)

        self._submit(Submission(request, actor, command, reply, personal))
        return future

    def submit_blocking(
        self, request: RequestId, actor: Actor, command: Command, personal: Personal = NOTHING_PERSONAL
    ) -> Outcome:
        """From any thread but the loop's: waits for the outcome."""
        future: Future[Outcome] = Future()

        def reply(answered: Answered) -> None:
            if isinstance(answered, Exception):
                future.set_exception(answered)
            else:
                future.set_result(answered)

        self._submit(Submission(request, actor, command, reply, personal))
        return future.result()

    def ask(self, command: Command, session: SessionId | None = None) -> None:
        """A command of the hub itself; nobody waits for it. About a session: it says nothing about one that has taken
        its counter over by the time the command is carried out."""
        self._submit(Submission(new_request(), replace(HUB, session=session), command, _log_own))

    def import_office(self, document: dict[str, object]) -> Outcome:
        """Take an office set-up, with the validation that any office passes; blocking."""
        return self.submit_blocking(new_request(), HUB, AcceptOffice(document))

    def import_first_office(self, file: Path = EXAMPLE) -> Outcome | None:
        """At the first start: take the office of a file; None when there is one already. Blocking, before `start`.
        Raises OfficeFileError."""
        return None if self.board.office is not None else self.import_office(read_office_file(file))

    def _submit(self, submission: Submission) -> None:
        refused: Refusal | Busy | StoreTrouble | None = None
        if isinstance(submission.command, AcceptOffice):
            refused = refuse_zone(submission.command.document)
        refused = refused or self._writer.submit(submission)
        if refused is not None:
            submission.reply(refused)

    # People

    async def with_people(self, call: Callable[[People], T]) -> T:
        """Run a call that hashes or writes (sign_in, set_pin, provision …) off the loop, one at a time. Raises
        PeopleBusy, PeopleUnavailable, and what the call raises."""
        return await self._off_the_loop(partial(call, self.people))

    async def with_personal(self, call: Callable[[PersonalData], T]) -> T:
        """Read personal data off the loop (details_of, notes_of, find, export), in turn with sign-ins. Raises
        PeopleBusy, PeopleUnavailable, and what the call raises."""
        return await self._off_the_loop(partial(call, self.personal))

    async def with_offices(self, call: Callable[[OfficeVersions], T]) -> T:
        """Read earlier versions of the office set-up off the loop, in turn with sign-ins. Raises as `with_people`."""
        return await self._off_the_loop(partial(call, self.offices))

    async def _off_the_loop(self, call: Callable[[], T]) -> T:
        if self._people_waiting >= PEOPLE_WAITING_MOST:
            raise PeopleBusy
        self._people_waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, call)
        except StoreError as error:
            raise PeopleUnavailable(error.detail) from error
        finally:
            self._people_waiting -= 1

    def _in_background(self, call: Callable[[], None]) -> None:
        self._worker.submit(call)

    async def export_person(self, text: str) -> PersonExport:
        """All that is held of whoever has this name, phone, e-mail or document number (S09)."""
        return await self.with_personal(lambda personal: personal.export(personal.find(text)))

    async def erase_person(self, text: str, actor: Actor) -> int:
        """Erase all of that, now, in every visit and appointment; the number of these. `actor`: a manager. Raises
        PeopleBusy and PeopleUnavailable also when a part could not be erased: to be asked again."""
        owners = await self.with_personal(lambda personal: personal.find(text))
        fields = tuple(PersonalField)
        asked = [
            self.submit(new_request(), actor, EraseDetails(fields, owner.visit, owner.appointment)) for owner in owners
        ]
        outcomes = await asyncio.gather(*asked)
        for outcome in outcomes:
            match outcome:
                case StoreTrouble(detail=detail):
                    raise PeopleUnavailable(detail)
                case Busy():
                    raise PeopleBusy
                case _:
                    pass  # erased, or there was nothing any more
        return sum(isinstance(outcome, Accepted) for outcome in outcomes)

    # Facts

    def health(self) -> HealthFacts:
        trouble = self._ledger.trouble
        return HealthFacts(
            journal=self.journal_uid,
            seq=self.board.seq,
            store_trouble=None if trouble is None else trouble.reason,
            store_advice=None if trouble is None else trouble.detail,
            store_trouble_since=None if trouble is None else self._ledger.trouble_since,
            clock=self._clock.stamp().clock,
            clock_drift_ms=self._clock.drift_ms(),
            writer=self._writer.facts(),
            subscribers=self.feed.subscribers,
        )

    # Delivering

    def _take_delivery(self, delivery: Delivery) -> None:
        """In the writer's thread: one hand-over per batch."""
        self._snapshotter.note(delivery.changes)
        if self._loop is None:
            self._deliver(delivery)
            return
        try:
            self._loop.call_soon_threadsafe(self._deliver, delivery)
        except RuntimeError:
            # The loop has been closed without `close`: the batch is durable, only nobody is left to hear of it.
            log.warning("delivery_without_loop", commands=len(delivery.answers))

    def _deliver(self, delivery: Delivery) -> None:
        """Board and feed first, so that whoever has an answer also reads its effect; a defect there must not leave
        askers waiting."""
        try:
            self.board.apply(delivery.changes)
            self.feed.publish(delivery.changes)
            self._timers.awaits(delivery.due, something_happened=bool(delivery.changes))
            if any(isinstance(change.recorded.event, DetailsErased | MessageErased) for change in delivery.changes):
                self.erasure.erased()
        finally:
            for submission, answered in delivery.answers:
                submission.reply(answered)

    def _is_staff(self, staff: StaffId) -> bool:
        office = self.board.office
        return office is not None and any(member.id == staff for member in office.staff)


def _begin_run(database: Database, journal: Journal, after: Seq, clock: Clock) -> Runs:
    try:
        return begin_run(database, journal.uid, after, clock.wall())
    except StoreError as error:
        # A full disk must not keep the hub from showing who waits; what it says next tells of the trouble.
        log.warning("run_not_recorded", reason=error.reason)
        return unrecorded_run()


def new_request() -> RequestId:
    return RequestId(str(uuid.uuid4()))


def _log_own(answered: Answered) -> None:
    match answered:
        case Refusal(reason=reason) if reason is not Reason.NO_CHANGE:
            log.info("own_command_refused", reason=reason.value)
        case Exception():
            log.error("own_command_failed", error=repr(answered))
        case _:
            pass  # done, nothing to do, or the disk's trouble, which the ledger has said
