"""The kiosk's presenter: one person's journey from the language to the ticket, and back to rest.

Lives on one thread. Touches, news, answers and ticks come in as method calls; `face` is what is to be seen, and
listeners are told whenever it has changed. One wish is one `Order`: it is asked once, all further touches rest until
the answer, so a journey ends in at most one ticket.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from hub.face.texts import Catalogues
from hub.wire.bookings import AppointmentFound
from hub.wire.problem import Problem
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.terms import PartState
from kiosk.limits import Limits
from kiosk.news import News
from kiosk.orders import (
    Bell,
    Cue,
    Given,
    MakeOrder,
    Order,
    PaperState,
    PaperTray,
    Refusal,
    Sought,
    Ticket,
    TicketDesk,
    Wish,
)
from kiosk.person import Person, Stage
from kiosk.screens.content import Face, Languages, Services
from kiosk.screens.face import PageFit, View, draw


class Aid(StrEnum):
    """What the strip switches, for one person."""

    BIGGER = "bigger"
    CONTRAST = "contrast"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a journey is given. `clock`: monotonic seconds. `office_time`: the hub's aware wall time, None while
    unknown. `language`: at rest, instead of the office's default. `bell`: None where nobody can be called from here.
    `cue`: plays a short sound; None: silently."""

    catalogues: Catalogues
    clock: Callable[[], float]
    office_time: Callable[[], datetime | None]
    desk: TicketDesk
    tray: PaperTray
    make_order: MakeOrder
    fit: PageFit
    limits: Limits = field(default_factory=Limits)
    language: str | None = None
    bell: Bell | None = None
    cue: Callable[[Cue], None] | None = None


class Journey:
    """See the module."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._limits = around.limits
        self._news: News | None = None
        self._lost_at: float | None = around.clock()
        self._lost_wall: datetime | None = None
        self._key_refused = False
        self._numbers: int | None = None
        self._person = Person()
        self._struck = float("-inf")
        self._since = self._asked = around.clock()
        self._listeners: list[Callable[[], None]] = []
        self._face = draw(self._view())

    @property
    def face(self) -> Face:
        return self._face

    @property
    def person(self) -> Person:
        return self._person

    @property
    def news(self) -> News | None:
        return self._news

    def subscribe(self, listener: Callable[[], None]) -> None:
        """`listener` is called, on the presenter's thread, after each change of `face`."""
        self._listeners.append(listener)

    # What the person does

    def choose_language(self, code: str) -> None:
        screen = self._face.screen
        if isinstance(screen, Languages) and any(choice.code == code for choice in screen.choices) and self._touched():
            self._become(replace(self._person, stage=Stage.CHOOSING, language=code, page=0, picking=False))

    def choose(self, service: str) -> None:
        """A category opens; a service that an open counter gives is asked for; anything else stays as it is."""
        screen = self._face.screen
        if not isinstance(screen, Services) or self._news is None or self._person.stage is Stage.ASKING:
            return
        chosen = next((choice for choice in screen.choices if choice.service == service), None)
        view = self._news.service(service)
        if chosen is None or view is None or not self._touched() or not chosen.available:
            return
        if view.category:
            self._become(replace(self._person, stage=Stage.CHOOSING, category=service, page=0))
        else:
            order = self._around.make_order(Wish(service, self._view().language))
            self._asked = self._around.clock()
            self._become(replace(self._person, stage=Stage.ASKING, order=order))
            self._around.desk.ask(order)

    def back(self) -> None:
        """To the page before, else up one level, else to the languages; from a refusal, to the services again."""
        person = self._person
        if person.stage in (Stage.ASKING, Stage.TICKET) or not self._touched():
            return
        if person.stage is Stage.REFUSED:
            self._become(replace(person, stage=Stage.CHOOSING, order=None, refusal=None))
        elif person.page:
            self._become(replace(person, page=person.page - 1))
        elif person.category is not None:
            view = self._news.service(person.category) if self._news else None
            self._become(replace(person, category=view.parent if view else None))
        elif self._view().several_languages:
            self._become(replace(person, stage=Stage.LANGUAGE))

    def more(self) -> None:
        """To the next page of choices."""
        screen = self._face.screen
        pages = isinstance(screen, Languages | Services) and bool(screen.more)
        if pages and self._person.stage is not Stage.ASKING and self._touched():
            self._become(replace(self._person, page=self._person.page + 1))

    def pick_language(self) -> None:
        """The strip's key, on screens where nothing can be chosen."""
        if any(key.touch == "pick-language" for key in self._face.strip) and self._touched():
            self._become(replace(self._person, stage=Stage.LANGUAGE, page=0, picking=True))

    def switch(self, aid: Aid) -> None:
        """Turn an aid on or off for this person."""
        if not self._touched():
            return
        person = self._person
        match aid:
            case Aid.BIGGER:
                self._become(replace(person, bigger=not person.bigger, page=0))
            case Aid.CONTRAST:
                self._become(replace(person, contrast=not person.contrast))
            case Aid.LOWER:
                self._become(replace(person, lower=not person.lower, page=0))
            case _:
                assert_never(aid)

    def more_time(self) -> None:
        """The whole time again, as often as it is asked for."""
        if self._touched():
            self._show()

    def done(self) -> None:
        """The person has the ticket and goes."""
        if self._person.stage is Stage.TICKET and self._touched():
            self._become(Person())

    # What the hub says

    def heard(self, snapshot: KioskSnapshot) -> None:
        self._news = News.of(snapshot)
        self.regained()

    def changed(self, change: KioskChange) -> None:
        if self._news is not None:
            self._news = self._news.after(change)
            self._show()

    def lost(self, *, key_refused: bool = False) -> None:
        """The stream has ended; the screen says so when it stays away. `key_refused`: the hub is there, and does not
        accept this kiosk's key."""
        if self._lost_at is None:
            self._lost_at = self._around.clock()
            self._lost_wall = self._around.office_time()
        self._key_refused = key_refused
        self._show()

    def regained(self) -> None:
        self._lost_at = self._lost_wall = None
        self._key_refused = False
        self._show()

    def holding(self, numbers: int | None) -> None:
        """So many leased numbers can be given while the hub is away; None: none, the kiosk then says that it is."""
        self._numbers = numbers
        self._show()

    def remembered(self, news: News) -> None:
        """The office as this kiosk last heard of it, in an earlier run; the hub's own word comes before it."""
        if self._news is None:
            self._news = news
            self._show()

    # What became of the wish

    def answered(self, order: Order, given: Given) -> None:
        """The ticket is given: show it and print it."""
        if self._asking(order):
            url = f"{given.link_base}{order.token}" if given.link_base else None
            got = Ticket(order, given, url)
            self._since = self._around.clock()
            self._become(replace(self._person, stage=Stage.TICKET, ticket=got))
            self._around.tray.print(got)

    def refused(self, order: Order, problem: Problem) -> None:
        self._refuse(order, Refusal(problem))

    def gave_up(self, order: Order) -> None:
        """The hub could not be reached while the person could be expected to wait."""
        self._refuse(order, Refusal(None))

    def found(self, sought: Sought, appointments: Sequence[AppointmentFound]) -> None:
        """The appointments that were sought; nobody on this screen seeks one yet."""

    def find_failed(self, sought: Sought, problem: Problem | None) -> None:
        """As `found`. None: the hub was not reached."""

    def printed(self, visit: str) -> None:
        self._paper(visit, PaperState.PRINTED, PartState.OK)

    def unprinted(self, visit: str, fault: PartState) -> None:
        self._paper(visit, PaperState.FAILED, fault)

    # Time

    def tick(self) -> None:
        """Called several times a second."""
        if self._person != Person() and self._person.stage is not Stage.ASKING and self._left() <= 0:
            self._become(Person())
        else:
            self._show()

    # Inside

    def _touched(self) -> bool:
        """Whether a touch counts (within `strike` of the last one it is the same finger); it begins the time anew."""
        now = self._around.clock()
        if now - self._struck < self._limits.strike:
            return False
        self._struck = self._since = now
        return True

    def _asking(self, order: Order) -> bool:
        return self._person.order == order and self._person.stage is Stage.ASKING

    def _refuse(self, order: Order, refusal: Refusal) -> None:
        if self._asking(order):
            self._since = self._around.clock()
            self._become(replace(self._person, stage=Stage.REFUSED, refusal=refusal))

    def _paper(self, visit: str, state: PaperState, fault: PartState) -> None:
        shown = self._person.ticket
        if shown is not None and shown.order.visit == visit and shown.paper is PaperState.COMING:
            self._since = self._around.clock()
            self._become(replace(self._person, ticket=replace(shown, paper=state, fault=fault)))

    def _become(self, person: Person) -> None:
        self._person = person
        self._show()

    def _left(self) -> float:
        """Seconds until the person's entries are wiped."""
        shown = self._person.ticket
        whole = self._limits.idle
        if shown is not None:
            whole = self._limits.safe if shown.paper is PaperState.FAILED else self._limits.ticket
        return self._since + whole - self._around.clock()

    def _show(self) -> None:
        face = draw(self._view())
        if face != self._face:
            self._face = face
            for listener in self._listeners:
                listener()

    def _view(self) -> View:
        around, now = self._around, self._around.clock()
        return View(
            catalogues=around.catalogues,
            limits=self._limits,
            fit=around.fit,
            person=self._person,
            news=self._news,
            now=around.office_time(),
            left=self._left(),
            asked=now - self._asked,
            away=self._numbers is None and self._lost_at is not None and now - self._lost_at >= self._limits.stale,
            lost_wall=self._lost_wall,
            key_refused=self._key_refused,
            wished=around.language,
        )
