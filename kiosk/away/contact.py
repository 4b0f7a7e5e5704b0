"""When a ticket was taken although the hub, whose time counts, was away (architecture.md, The contract, Order).

The hub's instant at the last contact, and the box's own time since then: CLOCK_BOOTTIME, which no clock that is set
wrong can move. A box that was restarted knows only that at least the time since its start has passed.
"""

from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, ConfigDict

from hub.wire.requests import TakenAway
from kiosk.printing.spool import Moment


class Contact(BaseModel):
    """The last word from the hub: its instant (ms) and wall time (aware), and the box's boot and seconds of that."""

    model_config = ConfigDict(frozen=True)

    instant: int
    wall: datetime
    boot: str
    seconds: float

    def elapsed(self, now: Moment) -> timedelta:
        """Since then, at least; never negative."""
        since = now.seconds - self.seconds if now.boot == self.boot else now.seconds
        return timedelta(milliseconds=max(0, round(since * 1000)))

    def taken(self, now: Moment) -> TakenAway:
        elapsed = self.elapsed(now) // timedelta(milliseconds=1)
        return TakenAway(last_contact=self.instant, elapsed_ms=elapsed, rebooted=now.boot != self.boot)

    def wall_at(self, now: Moment, own: datetime) -> datetime:
        """The hub's wall time by now. `own`: the box's own, believed after a restart only, and only forwards."""
        counted = self.wall + self.elapsed(now)
        return counted if now.boot == self.boot else max(counted, own.astimezone(UTC))

    def after(self, given: TakenAway, now: Moment) -> "Contact":
        """What a restarted box goes on from: not before the last ticket that it gave, so that the next one comes
        behind it."""
        arrived = given.last_contact + given.elapsed_ms
        ahead = arrived - self.instant
        if now.boot == self.boot or ahead <= 0:
            return self
        return self.model_copy(update={"instant": arrived, "wall": self.wall + timedelta(milliseconds=ahead)})
