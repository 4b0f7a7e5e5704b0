"""How much one address, and all together, may ask of the pages (S13)."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

MISSES_PER_SECOND: Final = 0.2
MISSES: Final = 10.0
ADDRESSES_MOST: Final = 4096
TOO_MANY_SECONDS: Final = 5


@dataclass(slots=True)
class Bucket:
    """A token bucket: `most` at once, `rate` per second."""

    rate: float
    most: float
    left: float
    at: float

    def take(self, now: float) -> bool:
        """Whether one more is allowed at `now` (monotonic seconds)."""
        self.left = min(self.most, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def is_empty(self, now: float) -> bool:
        return self.left + (now - self.at) * self.rate < 1


class Misses:
    """Wrong links or keys by address: `MISSES` at once, then one every five seconds. The address heard longest ago is
    forgotten when there are more than `ADDRESSES_MOST`."""

    def __init__(self) -> None:
        self._by_address: OrderedDict[str, Bucket] = OrderedDict()

    def blocked(self, address: str, now: float) -> bool:
        """Whether this address has to wait."""
        bucket = self._by_address.get(address)
        return bucket is not None and bucket.is_empty(now)

    def count(self, address: str, now: float) -> None:
        bucket = self._by_address.setdefault(address, Bucket(MISSES_PER_SECOND, MISSES, MISSES, now))
        self._by_address.move_to_end(address)
        bucket.take(now)
        while len(self._by_address) > ADDRESSES_MOST:
            self._by_address.popitem(last=False)
