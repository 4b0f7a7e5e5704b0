"""What a person asks of the hub by a press, and what came of it. Frozen values; the door carries them out."""

from dataclasses import dataclass

from hub.wire.terms import PauseReason, RemoveReason
from hub.wire.views import SeqAnswer, SignedIn


@dataclass(frozen=True, slots=True)
class AskSignIn:
    staff: str
    pin: str

    def __repr__(self) -> str:
        return f"AskSignIn(staff={self.staff!r})"  # a PIN never reaches a log


@dataclass(frozen=True, slots=True)
class AskSignOut:
    pass


@dataclass(frozen=True, slots=True)
class AskOpen:
    counter: str
    take_over: bool = False


@dataclass(frozen=True, slots=True)
class AskPause:
    counter: str
    reason: PauseReason


@dataclass(frozen=True, slots=True)
class AskResume:
    counter: str


@dataclass(frozen=True, slots=True)
class AskClose:
    counter: str


@dataclass(frozen=True, slots=True)
class AskCallNext:
    """Ends `visit` (the one at the counter when the key was pressed), if any, and calls the next."""

    counter: str
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class AskRecall:
    visit: str


@dataclass(frozen=True, slots=True)
class AskNoShow:
    visit: str


@dataclass(frozen=True, slots=True)
class AskStart:
    visit: str


@dataclass(frozen=True, slots=True)
class AskFinish:
    visit: str


@dataclass(frozen=True, slots=True)
class AskTransfer:
    visit: str
    service: str


@dataclass(frozen=True, slots=True)
class AskPark:
    """`minutes` None: until somebody returns it."""

    visit: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class AskReturn:
    visit: str


@dataclass(frozen=True, slots=True)
class AskRemove:
    visit: str
    reason: RemoveReason


@dataclass(frozen=True, slots=True)
class AskAnswerHelp:
    """`device`: the kiosk at which somebody has called for a person."""

    device: str


CounterAsk = AskOpen | AskPause | AskResume | AskClose | AskCallNext
VisitAsk = AskRecall | AskNoShow | AskStart | AskFinish | AskTransfer | AskPark | AskReturn | AskRemove
Ask = AskSignIn | AskSignOut | AskAnswerHelp | CounterAsk | VisitAsk


@dataclass(frozen=True, slots=True)
class Press:
    """One press of one key. `request` is made at the press and kept over every retry; `at` is the terminal's
    monotonic clock in seconds; `before` is what the ask would change, as it stood at the press."""

    ask: Ask
    request: str
    at: float
    before: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The hub has done it, and it is durable. `answer` is None for a sign-out."""

    answer: SeqAnswer | SignedIn | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The hub says no and nothing has changed; `reason` is the stable key, `fields` fill its sentence."""

    reason: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The person is not (or no longer) signed in, or may not: sign in again."""

    reason: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nobody answered in time, or the hub could not take it: it may or may not have been done."""

    reason: str = "hub_unreachable"


Outcome = Done | Refused | NotKnown | NoAnswer


def what(ask: Ask) -> str:
    """The ask's name in records: "call_next", "sign_in"."""
    name = type(ask).__name__.removeprefix("Ask")
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).removeprefix("_")


def about(ask: Ask) -> tuple[str | None, str | None]:
    """The counter and the visit an ask names."""
    match ask:
        case AskSignIn() | AskSignOut() | AskAnswerHelp():
            return None, None
        case AskCallNext(counter, visit):
            return counter, visit
        case AskOpen(counter) | AskPause(counter) | AskResume(counter) | AskClose(counter):
            return counter, None
        case _:
            return None, ask.visit
