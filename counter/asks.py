"""What a person asks of the hub by a press, and what came of it. Frozen values; the door carries them out."""

from dataclasses import dataclass, field

from counter.hall_asks import HallAsk
from hub.wire.hall_terms import StaffCallKind
from hub.wire.terms import JumpReason, Placement, ReactivateReason, RemoveReason
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
    """`reason`: one of PauseReason, or a pause of the office's own."""

    counter: str
    reason: str


@dataclass(frozen=True, slots=True)
class AskResume:
    counter: str


@dataclass(frozen=True, slots=True)
class AskClose:
    counter: str


@dataclass(frozen=True, slots=True)
class AskCallNext:
    """Ends `visit` (the one at the counter when the key was pressed), if any, and calls the next; with `service` the
    next of its line only."""

    counter: str
    visit: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class AskCall:
    """A chosen person: by the visit's id, or by the ticket as typed. `reason` is wanted when others stand before."""

    counter: str
    visit: str | None = None
    label: str | None = None
    reason: JumpReason | None = None


@dataclass(frozen=True, slots=True)
class AskWalkUp:
    """Somebody without a ticket; `id` is the visit's, made at the press."""

    counter: str
    id: str
    service: str
    language: str


@dataclass(frozen=True, slots=True)
class AskEndWrapUp:
    counter: str


@dataclass(frozen=True, slots=True)
class AskUndo:
    counter: str


@dataclass(frozen=True, slots=True)
class AskProfile:
    """`profile` None: by the counter's own list of services."""

    counter: str
    profile: str | None


@dataclass(frozen=True, slots=True)
class AskStaffCall:
    """A supervisor, or silently help, to this counter."""

    counter: str
    kind: StaffCallKind


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
    """To a service, a counter's pool or a person's pool; `note` is kept before it goes."""

    visit: str
    service: str | None = None
    counter: str | None = None
    staff: str | None = None
    placement: Placement = Placement.AGE
    back: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskPark:
    """`minutes` None: until somebody returns it."""

    visit: str
    minutes: int | None
    to_counter: bool = False
    to_me: bool = False


@dataclass(frozen=True, slots=True)
class AskReturn:
    visit: str


@dataclass(frozen=True, slots=True)
class AskRemove:
    visit: str
    reason: RemoveReason


@dataclass(frozen=True, slots=True)
class AskWithdraw:
    """The person leaves by own wish."""

    visit: str


@dataclass(frozen=True, slots=True)
class AskReactivate:
    visit: str
    reason: ReactivateReason


@dataclass(frozen=True, slots=True)
class AskStepBack:
    visit: str
    places: int


@dataclass(frozen=True, slots=True)
class AskAddService:
    visit: str
    service: str
    first: bool = False
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class AskDropService:
    visit: str
    service: str
    member: int = 1


@dataclass(frozen=True, slots=True)
class AskCorrectService:
    visit: str
    service: str


@dataclass(frozen=True, slots=True)
class AskOutcome:
    visit: str
    outcome: str | None
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class AskRevise:
    """What is None stays as it is."""

    visit: str
    priority: str | None = None
    needs: tuple[str, ...] | None = None
    language: str | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class AskArranged:
    """The requested help has been arranged."""

    visit: str
    need: str


@dataclass(frozen=True, slots=True)
class AskNote:
    visit: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskKeepDetails:
    """Fields that are empty stay as they are."""

    visit: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AskReprint:
    visit: str


@dataclass(frozen=True, slots=True)
class AskAnswerHelp:
    """`device`: the kiosk at which somebody has called for a person."""

    device: str


@dataclass(frozen=True, slots=True)
class AskAnswerStaffCall:
    """Going to the counter that has called; pressed again, it is settled."""

    at: str
    kind: StaffCallKind


@dataclass(frozen=True, slots=True)
class AskCheckIn:
    """A booked person is here; `id` is the visit that begins."""

    appointment: str
    id: str


@dataclass(frozen=True, slots=True)
class AskRoll:
    """A number of the pre-printed roll, torn off so many minutes ago; `id` is the visit that begins."""

    id: str
    paper: str
    service: str
    language: str
    minutes_ago: int = 0


@dataclass(frozen=True, slots=True)
class AskMessage:
    """To these counters and people; both empty: to all."""

    id: str
    text: str
    counters: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskRead:
    message: str


CallAsk = AskCallNext | AskCall | AskWalkUp
"""Who comes to the counter."""
PostAsk = AskOpen | AskPause | AskResume | AskClose | AskEndWrapUp | AskUndo | AskProfile | AskStaffCall
"""How the counter stands."""
CounterAsk = CallAsk | PostAsk
TurnAsk = (
    AskRecall
    | AskNoShow
    | AskStart
    | AskFinish
    | AskTransfer
    | AskPark
    | AskReturn
    | AskRemove
    | AskWithdraw
    | AskReactivate
    | AskStepBack
)
"""What becomes of a visit's turn."""
FileAsk = (
    AskAddService
    | AskDropService
    | AskCorrectService
    | AskOutcome
    | AskRevise
    | AskArranged
    | AskNote
    | AskKeepDetails
    | AskReprint
)
"""What is known of a visit."""
VisitAsk = TurnAsk | FileAsk
HouseAsk = AskAnswerHelp | AskAnswerStaffCall | AskCheckIn | AskRoll | AskMessage | AskRead
"""What concerns neither one counter nor one visit that is here."""
Ask = AskSignIn | AskSignOut | CounterAsk | VisitAsk | HouseAsk | HallAsk


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
    if isinstance(ask, AskCallNext | AskCall):
        return ask.counter, ask.visit
    if isinstance(ask, CounterAsk):
        return ask.counter, None
    if isinstance(ask, VisitAsk):
        return None, ask.visit
    return None, ask.id if isinstance(ask, AskCheckIn | AskRoll) else None
