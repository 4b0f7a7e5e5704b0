"""The single writer: one thread through which every change of the queue passes, in one order.

It drains the commands that wait into one transaction and answers them all after the one sync of the disk. Its queue
is bounded: when it is full, the asker is told at once. Before it carries a batch out it waits a little for those whom
it has just answered, beside those who came meanwhile (`GATHER_SHARE` of the time a commit takes, `GATHER_MOST_S` at
most): on a slow disk fewer, fuller transactions halve the latency of many askers, and a lone asker never waits.

Failure policy: a disk that refuses a batch answers StoreTrouble to all of it (see `Ledger`); a defect that raises while
a batch is carried out is logged and fails the command that caused it, each command then being tried alone from the
state on disk; the thread itself never ends before `stop`.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from hub.service.change import Busy, StoreTrouble
from hub.service.ledger import Delivery, Ledger, Submission

QUEUE_MOST = 4096
BATCH_MOST = 256
"""Commands in one transaction: bounds how long the first of them waits."""
GATHER_MOST_S = 0.004
GATHER_SHARE = 0.2

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class WriterFacts:
    """For health: batches carried out, commands in them, the smoothed time of a batch (ms), commands that wait, and for
    how long the present batch has been under way (ms; 0 between batches)."""

    batches: int
    commands: int
    commit_ms: float
    waiting: int
    under_way_ms: float


class Writer:
    """`deliver` is called in the writer's thread once per batch, after it is durable."""

    def __init__(self, ledger: Ledger, deliver: Callable[[Delivery], None], queue_most: int = QUEUE_MOST) -> None:
        self._ledger = ledger
        self._deliver = deliver
        self._queue_most = queue_most
        self._queue: deque[Submission] = deque()
        self._turn = threading.Condition()
        self._wanted = 1
        self._stopping = False
        self._batches = 0
        self._commands = 0
        self._commit_s = 0.0
        self._began: float | None = None
        self._thread = threading.Thread(target=self._run, name="hub-writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def submit(self, submission: Submission) -> Busy | StoreTrouble | None:
        """Put a command in the queue; an answer here means that it was not taken. Thread-safe, never waits long."""
        with self._turn:
            if self._stopping:
                return StoreTrouble("The hub is stopping.")
            if len(self._queue) >= self._queue_most:
                return Busy(len(self._queue))
            self._queue.append(submission)
            if len(self._queue) >= self._wanted:
                self._turn.notify()
        return None

    def stop(self) -> None:
        """Carry out what is in the queue, then end the thread; returns when it has ended."""
        with self._turn:
            self._stopping = True
            self._turn.notify()
        if self._thread.is_alive():
            self._thread.join()

    def facts(self) -> WriterFacts:
        began = self._began
        under_way = 0.0 if began is None else time.monotonic() - began
        return WriterFacts(self._batches, self._commands, self._commit_s * 1000, len(self._queue), under_way * 1000)

    def _run(self) -> None:
        expected = 1
        while batch := self._next_batch(expected):
            deliveries = self._carry_out(batch)
            # Counted before anybody is answered. Without those who came meanwhile, eight askers fall into two halves
            # that take turns for good, each waiting for two commits.
            expected = len(batch) + len(self._queue)
            for delivery in deliveries:
                self._hand_out(delivery)

    def _hand_out(self, delivery: Delivery) -> None:
        try:
            self._deliver(delivery)
        except Exception:  # thread edge: a defect in a reader must not end the one thread that writes
            log.exception("delivery_failed", commands=len(delivery.answers))

    def _next_batch(self, expected: int) -> list[Submission]:
        """Wait for a batch; an empty one means stop."""
        with self._turn:
            while not self._queue and not self._stopping:
                self._turn.wait()
            if len(self._queue) < expected and not self._stopping:
                self._gather(min(expected, BATCH_MOST))
            return [self._queue.popleft() for _ in range(min(len(self._queue), BATCH_MOST))]

    def _gather(self, wanted: int) -> None:
        deadline = time.monotonic() + min(GATHER_MOST_S, GATHER_SHARE * self._commit_s)
        self._wanted = wanted
        while len(self._queue) < wanted and not self._stopping:
            left = deadline - time.monotonic()
            if left <= 0 or not self._turn.wait(left):
                break
        self._wanted = 1

    def _carry_out(self, batch: Sequence[Submission]) -> list[Delivery]:
        began = self._began = time.monotonic()
        try:
            deliveries = [self._ledger.carry_out(batch)]
        except Exception as error:  # thread edge: a defect in a rule must not end the one thread that writes
            log.exception("batch_failed", commands=len(batch))
            deliveries = self._one_by_one(batch, error)
        took = time.monotonic() - began
        self._began = None
        self._commit_s = took if self._batches == 0 else 0.8 * self._commit_s + 0.2 * took
        self._batches += 1
        self._commands += len(batch)
        return deliveries

    def _one_by_one(self, batch: Sequence[Submission], error: Exception) -> list[Delivery]:
        """From the state on disk, so that the commands beside a defect are still carried out."""
        self._ledger.distrust()
        if len(batch) == 1:
            return [Delivery((), [(batch[0], error)])]
        deliveries: list[Delivery] = []
        for submission in batch:
            try:
                deliveries.append(self._ledger.carry_out([submission]))
            except Exception as own:  # thread edge, as above
                log.exception("command_failed", command=type(submission.command).__name__)
                self._ledger.distrust()
                deliveries.append(Delivery((), [(submission, own)]))
        return deliveries
