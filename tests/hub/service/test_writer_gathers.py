"""Askers who come in two halves end up in one batch: else each would wait for two commits."""

import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from hub.engine.commands import Tick
from hub.engine.ids import RequestId
from hub.service.change import Accepted
from hub.service.ledger import Answered, Delivery, Ledger, Submission
from hub.service.writer import Writer
from tests.hub.service.town import KIOSK
from tests.waiting import wait_until

ASKERS, ROUNDS = 8, 30


class SlowLedger:
    """Each batch takes 10 ms, as on a card."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.under_way = threading.Event()

    def carry_out(self, batch: Sequence[Submission]) -> Delivery:
        self.sizes.append(len(batch))
        self.under_way.set()
        time.sleep(0.010)
        return Delivery((), [(submission, Accepted(())) for submission in batch])


def test_two_halves_become_one() -> None:
    ledger = SlowLedger()

    def deliver(delivery: Delivery) -> None:
        for submission, answered in delivery.answers:
            submission.reply(answered)

    writer = Writer(cast("Ledger", ledger), deliver)

    def ask(_answered: Answered | None = None) -> None:
        if len(ledger.sizes) < ROUNDS:
            writer.submit(Submission(RequestId("any"), KIOSK, Tick(), ask))

    for _ in range(ASKERS // 2):
        ask()
    writer.start()
    assert ledger.under_way.wait(10)
    for _ in range(ASKERS // 2):
        ask()
    wait_until(lambda: len(ledger.sizes) >= ROUNDS, 20, "all rounds")
    writer.stop()
    assert ledger.sizes[0] == ASKERS // 2
    assert ledger.sizes[-10:-1] == [ASKERS] * 9


def test_a_lone_asker_is_not_kept_waiting_for_others() -> None:
    ledger = SlowLedger()
    waited: list[float] = []

    def deliver(delivery: Delivery) -> None:
        for submission, answered in delivery.answers:
            submission.reply(answered)

    writer = Writer(cast("Ledger", ledger), deliver)

    def ask(_answered: Answered | None = None) -> None:
        waited.append(time.perf_counter())
        if len(waited) < 20:
            writer.submit(Submission(RequestId("any"), KIOSK, Tick(), ask))

    ask()
    writer.start()
    wait_until(lambda: len(waited) >= 20, 20, "all answers")
    writer.stop()
    assert ledger.sizes == [1] * 19
    gaps = sorted(after - before for before, after in pairwise(waited[1:]))
    assert gaps[0] < 0.012
