"""Erasing when the time has come: each field so many hours after the end of its visit (office.erase_hours; S08).

Works from the vault's tables, so it also finds visits of past days that the state has dropped, and needs no memory of
its own over a restart. Each erasure is a command like any other, so the journal tells that it was done.
"""

from collections.abc import Callable, Mapping
from typing import Final

import structlog

from hub.engine.commands import Command, EraseDetails
from hub.engine.ids import Instant
from hub.engine.office import Office
from hub.engine.terms import PersonalField
from hub.service.clock import Clock
from hub.store.errors import StoreError
from hub.store.vault import Vault

ERASE_HOURS: Final = 24
"""Where the office says nothing."""
LOOK_EVERY_MS: Final = 5 * 60_000
SCRUB_EVERY_MS: Final = 10_000
MS_PER_HOUR: Final = 3_600_000

log = structlog.get_logger(__name__)


class Erasure:
    """`ask` hands a command of the hub itself to the writer and does not wait. `run` runs a blocking call elsewhere,
    one at a time."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        office: Callable[[], Office | None],
        ask: Callable[[Command], None],
        run: Callable[[Callable[[], None]], None],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._office = office
        self._ask = ask
        self._run = run
        self._looked: Instant | None = None
        self._scrubbed: Instant | None = None
        # A run before may have ended between erasing and scrubbing.
        self._remains = True
        self._under_way = False

    def check(self) -> None:
        """On the loop, each second: looks for what is due at most every `LOOK_EVERY_MS`, scrubs soon after erasing."""
        if self._under_way:
            return
        now = self._clock.instant()
        if self._looked is None or now - self._looked >= LOOK_EVERY_MS:
            self._looked = now
            self._begin(self.look)
        elif self._remains and (self._scrubbed is None or now - self._scrubbed >= SCRUB_EVERY_MS):
            self._scrubbed = now
            self._begin(self.scrub)

    def erased(self) -> None:
        """Something was erased: its remains are to go."""
        self._remains = True

    def look(self) -> None:
        """Blocking: ask for the erasing of what is due now."""
        try:
            due = self._vault.due(ended_before(self._office(), self._clock.instant()))
        except StoreError as error:
            log.warning("erasure_put_off", reason=error.reason)
            return
        for owner, fields in due:
            self._ask(EraseDetails(fields, owner.visit, owner.appointment))

    def scrub(self) -> None:
        """Blocking: rid the database's files of the remains. Not now (a reader, a full disk): tried again."""
        self._remains = False
        try:
            done = self._vault.scrub()
        except StoreError as error:
            log.warning("scrub_put_off", reason=error.reason)
            done = False
        self._remains = self._remains or not done

    def _begin(self, call: Callable[[], None]) -> None:
        self._under_way = True

        def work() -> None:
            try:
                call()
            except Exception:  # thread edge: nobody waits for the answer, and the next look tries again
                log.exception("erasure_failed")
            finally:
                self._under_way = False

        self._run(work)


def ended_before(office: Office | None, now: Instant) -> Mapping[PersonalField, Instant]:
    """For each field: what ended at or before this instant is to be erased."""
    hours = office.erase_hours if office is not None else {}
    return {field: Instant(now - hours.get(field, ERASE_HOURS) * MS_PER_HOUR) for field in PersonalField}
