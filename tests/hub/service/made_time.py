"""A computer whose time the test makes: it passes, the wall clock is set, the computer is restarted."""

from datetime import UTC, datetime, timedelta

NINETEEN_SEVENTY = datetime(1970, 1, 1, 0, 0, 20, tzinfo=UTC)


class MadeTime:
    """A `TimeSource` for the real clock."""

    UP_MS = 20_000
    """Since boot, when a hub starts."""

    def __init__(self, wall: datetime, *, synchronised: bool = True) -> None:
        self._boots = 1
        self._wall = wall
        self._boottime_ms = self.UP_MS
        self._synchronised = synchronised

    @property
    def boot_id(self) -> str:
        return f"boot-{self._boots}"

    def boottime_ms(self) -> int:
        return self._boottime_ms

    def wall(self) -> datetime:
        return self._wall

    def synchronised(self) -> bool:
        return self._synchronised

    def pass_by(self, time: timedelta) -> None:
        self._wall += time
        self._boottime_ms += time // timedelta(milliseconds=1)

    def set_wall(self, wall: datetime, *, synchronised: bool = False) -> None:
        """Somebody, or a time source, sets the wall clock."""
        self._wall = wall
        self._synchronised = synchronised

    def reboot(self, off: timedelta, *, wall: datetime | None = None, synchronised: bool = False) -> None:
        """Off for so long; the wall clock goes on from its battery, or without one reads `wall`."""
        self._boots += 1
        self._boottime_ms = self.UP_MS
        self._wall = self._wall + off if wall is None else wall
        self._synchronised = synchronised
