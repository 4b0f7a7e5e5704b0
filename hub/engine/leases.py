"""Numbers in the hands of devices, to be given while the hub is away (O03): each is one device's alone, for one
business day.

Who holds what is part of the state. A number leaves it when its ticket is handed in. When a day opens, the numbers of
the day before are still known (its tickets may yet be handed in), older ones are forgotten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from hub.engine.ids import BusinessDay, DeviceId, SeriesId


@dataclass(frozen=True, slots=True)
class LeasedBlock:
    """Numbers of a series from `first` to `last`, both included, in steps of `step`, as they look on paper."""

    series: SeriesId
    prefix: str
    padding: int
    first: int
    last: int
    step: int = 1

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1, self.step)


@dataclass(frozen=True, slots=True)
class Lease:
    """The unused numbers of one series that a device holds, upwards. Prefix and padding are those of the moment of the
    lease: the papers bear them whatever becomes of the set-up."""

    day: BusinessDay
    device: DeviceId
    series: SeriesId
    prefix: str
    padding: int
    numbers: tuple[int, ...]

    def label(self, number: int) -> str:
        return f"{self.prefix}{number:0{self.padding}d}" if self.padding else f"{self.prefix}{number}"


class LeaseKey(NamedTuple):
    day: BusinessDay
    device: DeviceId
    series: SeriesId
    prefix: str
    padding: int


class Leases:
    """What all devices hold. Bound: two business days; `decide` bounds what a device holds of a series."""

    __slots__ = ("_held",)

    def __init__(self, leases: Iterable[Lease] = ()) -> None:
        self._held = {_key(lease): lease for lease in leases}

    def all(self) -> tuple[Lease, ...]:
        """Of all devices, in one order whatever the order of the leases."""
        return tuple(self._held[key] for key in sorted(self._held))

    def of(self, day: BusinessDay | None, device: DeviceId | None) -> tuple[Lease, ...]:
        """What a device holds of a day."""
        return tuple(lease for lease in self.all() if (lease.day, lease.device) == (day, device))

    def holding(self, day: BusinessDay | None, series: SeriesId, number: int) -> Lease | None:
        """Whose this number is; None when nobody holds it. O(leases)."""
        found = (lease for lease in self._held.values() if (lease.day, lease.series) == (day, series))
        return next((lease for lease in found if number in lease.numbers), None)

    def prefixes(self) -> dict[str, SeriesId]:
        """The prefixes that papers may yet bear, with their series."""
        return {lease.prefix: lease.series for lease in self._held.values()}

    # Changing

    def take(self, day: BusinessDay, device: DeviceId, blocks: Iterable[LeasedBlock]) -> None:
        for block in blocks:
            key = LeaseKey(day, device, block.series, block.prefix, block.padding)
            known = self._held.get(key)
            numbers = {*block.numbers, *(known.numbers if known is not None else ())}
            self._held[key] = Lease(*key, numbers=tuple(sorted(numbers)))

    def drop(self, day: BusinessDay, device: DeviceId) -> None:
        """The device has lost its book of what it gave."""
        self._held = {key: lease for key, lease in self._held.items() if (key.day, key.device) != (day, device)}

    def spend(self, day: BusinessDay, series: SeriesId, number: int) -> None:
        """The number has been given."""
        lease = self.holding(day, series, number)
        if lease is None:
            return
        left = tuple(each for each in lease.numbers if each != number)
        if left:
            self._held[_key(lease)] = replace(lease, numbers=left)
        else:
            del self._held[_key(lease)]

    def keep_only(self, day: BusinessDay | None) -> None:
        """Forget what was leased for other days."""
        self._held = {key: lease for key, lease in self._held.items() if key.day == day}


def in_blocks(lease: Lease, step: int) -> Iterator[LeasedBlock]:
    """A lease as blocks without gaps, for numbers that go up by `step`."""
    if not lease.numbers:
        return
    first = lease.numbers[0]
    for one, after in pairwise(lease.numbers):
        if after != one + step:
            yield LeasedBlock(lease.series, lease.prefix, lease.padding, first, one, step)
            first = after
    yield LeasedBlock(lease.series, lease.prefix, lease.padding, first, lease.numbers[-1], step)


def _key(lease: Lease) -> LeaseKey:
    return LeaseKey(lease.day, lease.device, lease.series, lease.prefix, lease.padding)
