"""A rehearsed clerk at this terminal: lines in, key and touch events on the real screen, lines out (README.md).

`{"key": "Space"}` types a key, `{"touch": "mainKey"}` touches an item, `{"do": "sign_in", "staff": …, "pin": …,
"counter": …}` picks the name, types the PIN and opens the counter, all by events, as a person would: look, act, look
again. Answers tell what was done, and how the terminal stands whenever that changes.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from counter.shift import Shift
from counter.stand import Page
from hub.wire.requests import SignInRequest

PACE_SECONDS = 0.6
"""Between two acts: just longer than the double strike guard."""
LATE_SECONDS = 60.0
MOST_LINES = 10_000

Answer = Callable[[dict[str, Any]], None]


class Hands(Protocol):
    """False: the item is not there, or cannot be pressed."""

    def touch(self, name: str) -> bool: ...
    def key(self, name: str) -> None: ...


class KeyLine(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(min_length=1, max_length=9)


class TouchLine(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    touch: str = Field(min_length=1, max_length=64)


class SignInLine(SignInRequest):
    """`counter`: its id; None leaves the terminal at the list of counters."""

    do: Literal["sign_in"]
    counter: str | None = None


Line = KeyLine | TouchLine | SignInLine


class _Any(BaseModel):
    line: Line


@dataclass(slots=True)
class _Work:
    line: Line
    since: float
    tried: bool = False
    """The PIN has been handed in."""


class Rehearsal:
    """`step` is called several times a second on the shift's thread and does at most one act."""

    def __init__(self, shift: Shift, hands: Hands, answer: Answer, clock: Callable[[], float]) -> None:
        self._shift = shift
        self._hands = hands
        self._answer = answer
        self._clock = clock
        self._waiting: deque[Line] = deque()
        self._work: _Work | None = None
        self._acted = float("-inf")
        self._told: dict[str, Any] = {}

    @property
    def idle(self) -> bool:
        """Nothing left to do."""
        return self._work is None and not self._waiting

    def line(self, text: str) -> None:
        """Queue one line; what cannot be read, or comes past the bound, is answered at once."""
        try:
            line = _Any.model_validate({"line": json.loads(text)}).line
        except (ValidationError, ValueError):
            self._answer({"did": "not_understood"})
            return
        if len(self._waiting) >= MOST_LINES:
            self._answer({"did": "not_taken"})
            return
        self._waiting.append(line)

    def step(self) -> None:
        self._tell()
        if self._work is None:
            if not self._waiting:
                return
            self._work = _Work(self._waiting.popleft(), self._clock())
        if self._clock() - self._acted < PACE_SECONDS or self._shift.pending.busy is not None:
            return
        if self._clock() - self._work.since > LATE_SECONDS:
            self._end({"did": "gave_up"})
            return
        self._act(self._work)

    def _act(self, work: _Work) -> None:
        match work.line:
            case KeyLine(key=key):
                self._hands.key(key)
                self._acted = self._clock()
                self._end({"did": "key", "key": key})
            case TouchLine(touch=name):
                if self._touch(name):
                    self._end({"did": "touch", "touch": name})
            case SignInLine():
                self._sign_in(work, work.line)

    def _sign_in(self, work: _Work, line: SignInLine) -> None:
        shift = self._shift
        match shift.page:
            case Page.STARTING:
                return
            case Page.SIGN_IN:
                self._enter(work, line)
            case Page.COUNTERS if line.counter is not None:
                if shift.sheet is not None:
                    self._touch("choice0")
                else:
                    self._touch(f"counter-{line.counter}")
            case _:
                self._end({"did": "sign_in", "counter": shift.held})

    def _enter(self, work: _Work, line: SignInLine) -> None:
        shift = self._shift
        if shift.who is not None:
            return
        if work.tried and shift.entry.reason:
            self._end({"did": "refused", "reason": shift.entry.reason})
        elif shift.entry.staff != line.staff:
            self._touch(f"name-{line.staff}")
        elif shift.entry.pin != line.pin:
            for digit in line.pin:
                self._hands.key(digit)
            self._acted = self._clock()
        else:
            work.tried = self._touch("signInKey")

    def _touch(self, name: str) -> bool:
        touched = self._hands.touch(name)
        if touched:
            self._acted = self._clock()
        return touched

    def _end(self, answer: dict[str, Any]) -> None:
        self._work = None
        self._answer(answer)

    def _tell(self) -> None:
        """How the terminal stands, when that has changed."""
        shift = self._shift
        visit = shift.visit
        stands = {
            "page": str(shift.page),
            "standing": str(shift.standing) if shift.standing is not None else None,
            "counter": shift.held,
            "label": visit.label if visit is not None else None,
            "connected": shift.connected,
        }
        if stands != self._told:
            self._told = stands
            self._answer({"now": stands})


def as_line(answer: dict[str, Any]) -> str:
    """An answer as it goes out."""
    return json.dumps(answer, ensure_ascii=False) + "\n"
