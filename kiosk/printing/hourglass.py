"""The time one ticket has."""

from collections.abc import Callable

from kiosk.printing.errors import FailReason


class Hourglass:
    """Two deadlines, seconds of `clock`: after `soft` the asker is told (once, by `told`) that the paper does not come
    in time, after `hard` the ticket is given up. A printer that is well but slow is given the time between them."""

    def __init__(
        self, clock: Callable[[], float], *, soft: float, hard: float, told: Callable[[FailReason], None]
    ) -> None:
        now = clock()
        self._clock, self._told = clock, told
        self._soft, self._hard = now + soft, now + max(soft, hard)
        self._is_told = False

    @property
    def left(self) -> float:
        """Seconds until the ticket is given up, at least 0."""
        return max(0.0, self._hard - self._clock())

    def late(self, ahead: float = 0.0) -> bool:
        """Whether the asker's time is over, or will be in `ahead` seconds."""
        return self._clock() >= self._soft - ahead

    def tell(self, reason: FailReason) -> None:
        """Have the asker told why it takes longer, if their time is over and they have not been told."""
        if self.late() and not self._is_told:
            self._is_told = True
            self._told(reason)
