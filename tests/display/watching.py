"""What a person in the hall could read, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from display.scene import Scene


@dataclass(slots=True)
class Seen:
    """Scenes in the order of time (milliseconds). `first`: when each call was readable first."""

    first: dict[int, int] = field(default_factory=dict)
    _total: dict[int, int] = field(default_factory=dict)
    _since: dict[int, int] = field(default_factory=dict)

    def look(self, scene: Scene, now: int) -> None:
        for call in scene.visible_calls:
            self.first.setdefault(call, now)
            self._since.setdefault(call, now)
        for call in self._since.keys() - scene.visible_calls:
            self._total[call] = self._total.get(call, 0) + now - self._since.pop(call)

    def total(self, call: int, now: int) -> int:
        """How long it was readable in all, until now."""
        return self._total.get(call, 0) + now - self._since.get(call, now)

    def in_order(self, calls: Iterable[int]) -> bool:
        """Whether they came up in this order."""
        times = [self.first[call] for call in calls]
        return times == sorted(times)
