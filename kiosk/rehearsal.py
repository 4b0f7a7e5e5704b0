"""A rehearsed crowd at this kiosk: lines in, touches, lines out (README.md, "Rehearsal").

Each line is carried out as a person would: look at the screen, touch the one right thing, look again. The hands are
real touch events on the QML items, or the presenter's methods where there is no screen.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hub.wire.fields import MOST_MORE, MOST_NEEDS, MOST_PARTY
from kiosk import touches
from kiosk.journey import Journey
from kiosk.news import News
from kiosk.orders import Order, PaperState, Refusal
from kiosk.screens.content import (
    Attract,
    Closed,
    Documents,
    Entry,
    Languages,
    Needs,
    Notice,
    Screen,
    Services,
    TicketSafe,
    TicketShown,
)
from kiosk.touches import Key, Kind

PACE_SECONDS = 0.6
"""Between two touches: just longer than the double-strike guard."""
LATE_SECONDS = 60.0
MOST_LINES = 10_000

Answer = Callable[[dict[str, Any]], None]


class Hands(Protocol):
    """Touches the item of a name (touches.py). False: it is not there to be touched yet."""

    def touch(self, name: str) -> bool: ...


class Line(BaseModel):
    """One wish of the crowd. `needs`: ids as the office has them; `party`: how many people; `more`: further services
    on the same ticket; `check_in`: the code of an appointment, shown to the reader. `stay`: seconds the person looks at
    the ticket before touching "Done"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    do: Literal["take", "open"]
    id: str = ""
    language: str = Field(min_length=2, max_length=16)
    service: str = Field(default="", max_length=64)
    needs: tuple[str, ...] = Field(default=(), max_length=MOST_NEEDS)
    party: int = Field(default=1, ge=1, le=MOST_PARTY)
    more: tuple[str, ...] = Field(default=(), max_length=MOST_MORE)
    check_in: str = Field(default="", max_length=256)
    stay: float = Field(default=PACE_SECONDS, ge=0, le=600)


@dataclass(slots=True)
class _Work:
    """A line being carried out. `before`: the order that was there when it began; `shown`: its code has been shown."""

    line: Line
    since: float
    before: Order | None
    shown: bool = False
    answered_at: float | None = None

    @property
    def matters(self) -> tuple[str, ...]:
        return (self.line.service, *self.line.more)

    @property
    def ticks(self) -> set[str]:
        return {Kind.NEED + need for need in self.line.needs}

    def next(self, chosen: tuple[str, ...]) -> str | None:
        """The service that is to be chosen after those."""
        return self.matters[len(chosen)] if len(chosen) < len(self.matters) else None


class Rehearsal:
    """`step` is called several times a second, on the presenter's thread, and does at most one touch."""

    def __init__(self, journey: Journey, hands: Hands, answer: Answer, clock: Callable[[], float]) -> None:
        self._journey = journey
        self._hands = hands
        self._answer = answer
        self._clock = clock
        self._waiting: deque[Line] = deque()
        self._work: _Work | None = None
        self._touched = float("-inf")
        self._ready = False

    @property
    def idle(self) -> bool:
        """Nothing left to do."""
        return self._work is None and not self._waiting

    def line(self, text: str) -> None:
        """Queue one line; what cannot be read, or comes past the bound, is answered at once."""
        try:
            line = Line.model_validate_json(text)
        except ValidationError as error:
            self._answer({"did": "not_understood", "why": f"{error.error_count()} faults"})
            return
        if len(self._waiting) >= MOST_LINES:
            self._answer({"id": line.id, "did": "not_offered", "reason": "late"})
            return
        self._waiting.append(line)

    def step(self) -> None:
        if not self._ready:
            self._ready = self._journey.news is not None
            if not self._ready:
                return
            self._answer({"did": "ready"})
        if self._work is None:
            if not self._waiting:
                return
            self._work = _Work(self._waiting.popleft(), self._clock(), self._journey.person.order)
        if self._clock() - self._touched >= PACE_SECONDS:
            self._go_on(self._work)

    def _go_on(self, work: _Work) -> None:
        screen = self._journey.face.screen
        order = self._journey.person.order
        if work.answered_at is not None:
            self._leave(work, screen)
        elif order is not None and order != work.before:
            self._await_ticket(work)
        elif self._clock() - work.since > LATE_SECONDS:
            self._not_offered(work, "away" if isinstance(screen, Notice) else "late")
        elif self._journey.face.time_left is not None:
            self._touch(touches.MORE_TIME)
        elif not self._journey.person.waiting:
            self._approach(work, screen)

    def _approach(self, work: _Work, screen: Screen) -> None:
        """Before the ticket: towards the language and the service."""
        news = self._journey.news
        match screen:
            case TicketShown() | TicketSafe():
                self._touch(touches.DONE)
            case Closed():
                self._not_offered(work, "closed")
            case Notice():
                self._past(work, screen)
            case Attract():
                self._touch(Key.BEGIN)
            case _ if work.line.check_in and not work.shown:
                work.shown = True
                self._journey.scanned(work.line.check_in)
            case Languages():
                self._to_language(work, screen)
            case Services() if news is not None:
                self._to_service(work, screen, news)
            case _:
                self._answer_question(work, screen)

    def _past(self, work: _Work, screen: Notice) -> None:
        """What is told of a code that was shown ends the wish; other notices are left."""
        person = self._journey.person
        if work.shown and person.telling is not None:
            self._not_offered(work, person.telling.told.value)
        elif work.shown and person.refusal is not None:
            self._refused(work, person.refusal)
        elif screen.key:
            self._touch(touches.BACK)

    def _answer_question(self, work: _Work, screen: Screen) -> None:
        """What lies between the service and the ticket."""
        draft = self._journey.person.draft
        match screen:
            case Documents():
                self._touch(Key.GO_ON if draft.candidate == work.next(draft.matters) else Key.BACK)
            case Needs():
                self._touch(self._on_needs(work, screen))
            case Entry() if screen.skip:
                self._touch(Key.SKIP)
            case _:
                self._touch(touches.BACK)

    def _on_needs(self, work: _Work, screen: Needs) -> str:
        """The next touch on the way to "Take a number"."""
        draft, line = self._journey.person.draft, work.line
        if draft.matters != work.matters[: len(draft.matters)]:
            return Key.BACK
        wrong = next((choice for choice in screen.choices if choice.chosen != (choice.touch in work.ticks)), None)
        if wrong is not None:
            return wrong.touch
        if set(line.needs) - set(draft.needs) and screen.more:
            return Key.MORE
        if screen.party is not None and screen.party.count != line.party:
            return Key.FURTHER if screen.party.count < line.party else Key.FEWER
        return Key.TAKE if work.next(draft.matters) is None or not screen.add else Key.ADD_MATTER

    def _to_language(self, work: _Work, screen: Languages) -> None:
        if any(choice.code == work.line.language for choice in screen.choices):
            self._touch(touches.LANGUAGE + work.line.language)
        elif screen.more:
            self._touch(touches.MORE)
        else:
            self._not_offered(work, "absent")

    def _to_service(self, work: _Work, screen: Services, news: News) -> None:
        if self._journey.face.language != work.line.language and screen.back:
            self._touch(touches.BACK)
            return
        if work.line.do == "open":
            self._end({"id": work.line.id, "did": "opened"})
            return
        draft = self._journey.person.draft
        if draft.matters != work.matters[: len(draft.matters)]:
            self._touch(touches.BACK)
            return
        way = _way(news, work.next(draft.matters) or "")
        visible = next((choice for choice in screen.choices if choice.service in way), None)
        if visible is None:
            category = self._journey.person.category
            astray = category is not None and category not in way
            if screen.more and not astray:
                self._touch(touches.MORE)
            elif screen.back and astray:
                self._touch(touches.BACK)
            else:
                self._not_offered(work, "absent")
        elif not visible.available:
            self._not_offered(work, "dashed")
        else:
            self._touch(touches.CHOICE + visible.service)

    def _await_ticket(self, work: _Work) -> None:
        person = self._journey.person
        if person.refusal is not None:
            self._refused(work, person.refusal)
        elif person.ticket is not None and person.ticket.paper is not PaperState.COMING:
            shown = person.ticket
            work.answered_at = self._clock()
            self._answer(
                {
                    "id": work.line.id,
                    "did": "took",
                    "visit": shown.order.visit,
                    "label": shown.given.label,
                    "seq": shown.given.seq,
                    "ahead": shown.given.ahead,
                    "url": shown.url,
                    "paper": shown.paper.value,
                    "fault": shown.fault.value,
                }
            )

    def _leave(self, work: _Work, screen: Screen) -> None:
        """The person goes, as soon as the ticket has been looked at."""
        if not isinstance(screen, TicketShown | TicketSafe):
            self._work = None
        elif work.answered_at is not None and self._clock() - work.answered_at >= work.line.stay:
            self._touch(touches.DONE)

    def _touch(self, name: str) -> None:
        if self._hands.touch(name):
            self._touched = self._clock()

    def _refused(self, work: _Work, refusal: Refusal) -> None:
        reason = str(refusal.problem.reason) if refusal.problem is not None else "unanswered"
        self._end({"id": work.line.id, "did": "refused", "reason": reason})

    def _not_offered(self, work: _Work, reason: str) -> None:
        self._end({"id": work.line.id, "did": "not_offered", "reason": reason})

    def _end(self, answer: dict[str, Any]) -> None:
        self._work = None
        self._answer(answer)


def as_line(answer: dict[str, Any]) -> str:
    """An answer as it goes out."""
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _way(news: News, service: str) -> set[str]:
    """The service and every category above it."""
    way: set[str] = set()
    view = news.service(service)
    while view is not None and view.id not in way:
        way.add(view.id)
        view = news.service(view.parent) if view.parent else None
    return way
