"""What the terminal has to say apart from the queue itself: notes are data, sentences are made by the faces."""

from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    REFUSED = "refused"
    """The hub said no; `reason` and `fields` tell which sentence."""
    UNDER_WAY = "under_way"
    """A press came while another was under way; it was not taken."""
    TOO_QUICK = "too_quick"
    """Two presses within the double strike guard; only the first counts."""
    LIST_MOVED = "list_moved"
    """An answer was chosen at the very moment at which the list had moved; it was not taken."""
    KEY_OFF = "key_off"
    """The key has nothing to act on; `reason` is the key's own."""
    UNSURE = "unsure"
    """No answer came; it is settled when the hub is back."""
    NOT_DONE = "not_done"
    """The hub is back and the press had not reached it."""
    TAKEN_OVER = "taken_over"
    CLOSED_ELSEWHERE = "closed_elsewhere"
    SIGN_IN_AGAIN = "sign_in_again"
    SIGNED_OUT_LOCALLY = "signed_out_locally"


@dataclass(frozen=True, slots=True)
class Note:
    """`until` is monotonic seconds after which it goes by itself; None: it stays until the next press taken."""

    kind: NoteKind
    reason: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    until: float | None = None
