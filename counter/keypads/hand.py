"""What the keys of a keypad mean at one shift: sign in by number and PIN, then the queue. Plain Python.

    sign in     NUMBER ENTER PIN ENTER (NEXT is as good as ENTER there)
    at work     NEXT · RECALL · NO_SHOW · START · FINISH · PARK [minutes] ENTER · TRANSFER number ENTER
    open/close  OPEN goes one step up (open the counter, end a pause), CLOSE one down (finish, pause, close)
    sign out    SIGN_OUT closes the counter first
    CLEAR       takes back what was typed; what is left half typed goes by itself after 20 seconds

Every press is acted on or answered by the sound WRONG; none is lost in silence. All calls come on the shift's thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter.asks import AskCallNext, AskPark, AskPause, AskTransfer
from counter.keypads.keys import CODES, PadKey, code_table
from counter.keys import Key, Standing
from counter.shift import Shift
from counter.stand import Page
from hub.wire.terms import PauseReason

FORGET_SECONDS = 20.0
MOST_TYPED = 8
LONGEST_PARK = 240
"""Minutes; a longer wait is not a pause of a visit."""
STEP_SECONDS = 0.6
"""Between the two presses that signing out is: more than the double strike guard."""


class Beep(StrEnum):
    """GOOD: done. WRONG: not taken, or refused. CALL: somebody has come while nobody waited."""

    GOOD = "good"
    WRONG = "wrong"
    CALL = "call"


class Order(StrEnum):
    """What a number is being typed for."""

    PARK = "park"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Manners:
    """`next_starts`: while somebody is called, NEXT says that they have come (as the terminal's main key); else it ends
    and calls the next. `services`: number -> id of a service; empty: the places of the office's list. `codes`: number
    -> the key it stands for."""

    next_starts: bool = True
    services: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, PadKey] = field(default_factory=lambda: code_table(CODES))


_PLAIN = {
    PadKey.START: Key.START,
    PadKey.FINISH: Key.FINISH,
    PadKey.RECALL: Key.RECALL,
    PadKey.NO_SHOW: Key.NO_SHOW,
    PadKey.UNDO: Key.UNDO,
    PadKey.SUPERVISOR: Key.SUPERVISOR,
}


class Hand:
    """One keypad's state beside its shift's: what has been typed so far."""

    def __init__(self, shift: Shift, manners: Manners, monotonic: Callable[[], float]) -> None:
        self._shift = shift
        self._manners = manners
        self._monotonic = monotonic
        self._typed_at = 0.0
        self._leave_at: float | None = None
        self.typed = ""
        self.order: Order | None = None
        self.named = False
        """A member of staff has been named by number; the PIN is next."""

    def press(self, key: PadKey) -> bool:
        """Whether it meant something here and was taken."""
        self._typed_at = self._monotonic()
        if key is not PadKey.SIGN_OUT:
            self._leave_at = None  # whoever goes on working does not leave with the next closing
        if key is PadKey.CLEAR:
            return self._clear()
        match self._shift.page:
            case Page.SIGN_IN:
                return self._signing_in(key)
            case Page.COUNTERS:
                return self._at_closed_counter(key)
            case Page.WORK:
                return self._at_work(key)
            case Page.STARTING:
                return False

    def tick(self) -> None:
        """Called several times a second."""
        now = self._monotonic()
        if (self.typed or self.order or self.named) and now - self._typed_at > FORGET_SECONDS:
            self._clear()
        if self._shift.page is Page.SIGN_IN:
            self._leave_at = None
        elif self._shift.page is Page.COUNTERS and self._leave_at is not None and now >= self._leave_at:
            self._leave_at = None
            self._shift.sign_out()
        if self._shift.page is not Page.WORK:
            self.order = None
        if self._shift.page is not Page.SIGN_IN:
            self.named = False

    # --- signing in

    def _signing_in(self, key: PadKey) -> bool:
        if key.is_digit and self._shift.pending.busy is None:
            return self._digit(key)
        if key not in (PadKey.ENTER, PadKey.NEXT):
            return False
        return self._took(self._shift.sign_in) if self.named else self._name()

    def _digit(self, key: PadKey) -> bool:
        if self.named:
            before = self._shift.entry
            self._shift.digit(key.value)
            return self._shift.entry is not before
        return self._type(key)

    def _name(self) -> bool:
        """The typed number is somebody's, or it is forgotten."""
        room, typed, self.typed = self._shift.room, self.typed, ""
        staff = room.office.staff if room is not None else []
        found = next((one.id for one in staff if typed.isdecimal() and one.number == int(typed)), None)
        if found is None:
            return False
        self._shift.pick_staff(found)
        self.named = True
        return True

    # --- signed in

    def _at_closed_counter(self, key: PadKey) -> bool:
        if self._shift.sheet is not None:  # somebody else holds the counter; ENTER takes it over
            return key in (PadKey.ENTER, PadKey.NEXT) and self._took(lambda: self._shift.choose(0))
        bound = self._shift.bound
        if key in (PadKey.OPEN, PadKey.NEXT) and bound is not None:
            return self._took(lambda: self._shift.pick_counter(bound), also=lambda: self._shift.sheet is not None)
        return key is PadKey.SIGN_OUT and self._took(self._shift.sign_out)

    def _at_work(self, key: PadKey) -> bool:
        if key is PadKey.ALARM:
            self._shift.alarm_struck()
            return True  # silently, also when it was struck once only
        if key.is_digit:
            return self._type(key)
        if key is PadKey.ENTER or (key is PadKey.NEXT and self.order is not None):
            return self._enter()
        self.typed, self.order = "", None
        if key in (PadKey.PARK, PadKey.TRANSFER):
            return self._begin(Order(key.value))
        if key in _PLAIN:
            return self._key(_PLAIN[key])
        match key:
            case PadKey.NEXT:
                return self._next()
            case PadKey.OPEN:
                return self._shift.standing is Standing.PAUSED and self._key(Key.RESUME)
            case PadKey.CLOSE:
                return self._step_down()
            case PadKey.SIGN_OUT:
                return self._leave()
            case _:
                return False

    def _next(self) -> bool:
        shift, plan = self._shift, self._shift.plan
        if shift.standing is Standing.CALLED and not self._manners.next_starts:
            held, visit = shift.held or "", shift.visit
            return self._send(AskCallNext(held, visit.id if visit is not None else None))
        return plan is not None and self._key(plan.main)

    def _step_down(self) -> bool:
        match self._shift.standing:
            case Standing.SERVING:
                return self._key(Key.FINISH)
            case Standing.IDLE:
                return self._send(AskPause(self._shift.held or "", PauseReason.BREAK))
            case Standing.PAUSED:
                return self._key(Key.CLOSE)
            case _:
                return False

    def _leave(self) -> bool:
        if self._shift.standing is Standing.ELSEWHERE:
            return self._key(Key.SIGN_OUT)
        if self._shift.standing in (Standing.IDLE, Standing.PAUSED) and self._key(Key.CLOSE):
            self._leave_at = self._monotonic() + STEP_SECONDS
            return True
        return False

    def _begin(self, order: Order) -> bool:
        self.order = order if self._shift.visit is not None and self._shift.standing is not Standing.ELSEWHERE else None
        return self.order is not None

    def _enter(self) -> bool:
        typed, order = self.typed, self.order
        self.typed, self.order = "", None
        visit = self._shift.visit
        if order is None:
            key = self._manners.codes.get(typed)
            return key is not None and self._at_work(key)
        if visit is None:
            return False
        if order is Order.PARK:
            minutes = int(typed) if typed else None
            return (minutes is None or 1 <= minutes <= LONGEST_PARK) and self._send(AskPark(visit.id, minutes))
        service = self.service(typed)
        return service is not None and service != visit.service and self._send(AskTransfer(visit.id, service))

    def service(self, number: str) -> str | None:
        """The service that a typed number means."""
        if self._manners.services:
            return self._manners.services.get(number)
        room = self._shift.room
        given = [one.id for one in room.office.services if not one.category] if room is not None else []
        place = int(number) if number.isdecimal() else 0
        return given[place - 1] if 1 <= place <= len(given) else None

    # --- inside

    def _type(self, key: PadKey) -> bool:
        if len(self.typed) >= MOST_TYPED:
            return False
        self.typed += key.value
        return True

    def _clear(self) -> bool:
        had = bool(self.typed or self.order or self.named or self._shift.sheet)
        self.typed, self.order, self.named = "", None, False
        for _ in self._shift.entry.pin:
            self._shift.erase()
        if self._shift.sheet is not None:
            self._shift.press(Key.BACK)
        return had

    def _key(self, key: Key) -> bool:
        plan = self._shift.plan
        return plan is not None and key in plan.keys and self._took(lambda: self._shift.press(key))

    def _send(self, ask: AskCallNext | AskPause | AskPark | AskTransfer) -> bool:
        pending = self._shift.pending
        if self._shift.standing is Standing.ELSEWHERE or not pending.free(type(ask).__name__):
            return False
        pending.send(self._shift.room, ask)
        return True

    def _took(self, act: Callable[[], None], also: Callable[[], bool] = lambda: False) -> bool:
        """Whether `act` has put a press under way."""
        before = self._shift.pending.busy
        act()
        busy = self._shift.pending.busy
        return (busy is not None and busy is not before) or also()
