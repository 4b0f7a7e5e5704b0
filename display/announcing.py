"""What the board asks of the voice: plain values, in the order in which they are to be heard."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call to be spoken: in the ticket's language, then in the office's. `zone` is the counter's: how loud it is
    follows from it. `name` is said instead of nothing, never instead of the number; None: not said."""

    call: int
    label: str
    sign: str
    way: dict[str, str]
    languages: tuple[str, ...]
    again: bool
    zone: str = ""
    name: str | None = None


@dataclass(frozen=True, slots=True)
class SpokenNotice:
    """A notice to be spoken once, in these languages one after the other. `urgent`: before every call that waits."""

    id: str
    texts: dict[str, str]
    languages: tuple[str, ...]
    urgent: bool = False


Speakable = Announcement | SpokenNotice


class Speech(Protocol):
    """Neither call blocks."""

    def announce(self, item: Speakable) -> None: ...

    def hush(self, call: int) -> None:
        """A call that still waits to be spoken is not wanted any more."""

    def hush_notice(self, notice: str) -> None: ...
