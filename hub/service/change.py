"""What the writer publishes after each commit: an event and the frozen pieces of state it touched.

Everything here is durable: nothing is answered, printed, spoken or pushed before its event is in the journal.
The pieces are references to frozen values as they were right after this event, so they may cross threads.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from hub.engine.events import Recorded
from hub.engine.model import Appointment, Counter, Day, Memento, Part, ServiceLoad, Visit, Wish
from hub.engine.office import Office
from hub.engine.refusal import Refusal
from hub.engine.tallies import Tally


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded event with what it changed. `wall` is the hub's aware wall time (UTC) of the commit."""

    recorded: Recorded
    wall: datetime
    visit: Visit | None = None
    counters: tuple[Counter, ...] = ()
    loads: tuple[ServiceLoad, ...] = ()
    day: Day | None = None
    part: Part | None = None
    office: Office | None = None
    appointment: Appointment | None = None
    wish: Wish | None = None
    memento: Memento | None = None
    """What the asking session can take back since this event."""
    tally: Tally | None = None
    """What the person at the counter has done today, where the event counts."""
    text: str | None = field(default=None, repr=False)
    """Of a message that has just been sent. It lies in the vault; here it only passes by."""
    name: str | None = field(default=None, repr=False)
    """Of the person who is called, where the office shows names; from the vault, too."""

    def without_words(self) -> "Change":
        """To be kept: nothing of the vault is in it."""
        return self if self.text is None and self.name is None else replace(self, text=None, name=None)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A durable answer: the changes of this command in order; `repeated` when the request had been answered before
    (then `changes` are rebuilt from the stored events and hold the present state of what they touched)."""

    changes: tuple[Change, ...]
    repeated: bool = False

    @property
    def seq(self) -> int:
        return self.changes[-1].recorded.seq


@dataclass(frozen=True, slots=True)
class StoreTrouble:
    """The journal could not be written (disk full, read-only, server away): nothing happened, try again later with the
    same request id. Should it have happened after all (`detail` says when that is not known), that gives the answer."""

    detail: str


@dataclass(frozen=True, slots=True)
class Busy:
    """Too many commands wait for the writer: nothing happened, try again in a moment."""

    waiting: int


Outcome = Accepted | Refusal | StoreTrouble | Busy
