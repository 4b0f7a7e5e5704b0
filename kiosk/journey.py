"""The kiosk's presenter: one person's journey from the language to the ticket, and back to rest.

Lives on one thread. Touches, keys, codes, news, answers and ticks come in as method calls; `face` is what is to be seen
and said, and listeners are told whenever it has changed. What a touch leads to stands in `flow.py`; here are the clock,
the guard against double strikes, and what is done about it. One wish is one `Order`: it is asked once, all further
touches rest until the answer, so a journey ends in at most one ticket.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hub.sdk.io.keypad import KeypadKey
from hub.wire.bookings import AppointmentFound
from hub.wire.problem import Problem
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.terms import PartState
from kiosk import arriving, flow
from kiosk.focus import Aside, Where, pressed
from kiosk.known import KnownTickets
from kiosk.news import News, nothing_heard
from kiosk.orders import (
    Cue,
    Given,
    Order,
    PaperState,
    Refusal,
    Sought,
    Ticket,
    Wish,
)
from kiosk.person import Draft, Help, Person
from kiosk.screens.content import Face
from kiosk.screens.face import View, draw
from kiosk.screens.heard import excused
from kiosk.strikes import Strikes
from kiosk.surroundings import Surroundings
from kiosk.tellings import Telling, Told
from kiosk.touches import Key, parse


class Journey:
    """See the module."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._limits = around.limits
        self._news: News | None = None
        self._lost_at: float | None = around.clock()
        self._lost_wall: datetime | None = None
        self._key_refused = False
        self._holding: int | None = None
        self._lasting: timedelta | None = None
        self._speech: frozenset[str] = frozenset()
        self._device = ""
        self._person = Person()
        self._strikes = Strikes(around.limits.strike)
        self._known = KnownTickets()
        self._searches = 0
        self._warned = False
        self._aside: Aside | None = None
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

    def touch(self, name: str) -> None:
        """A finger on what has that name (touches.py; `ValueError` for what has none). It counts when that is on the
        screen and the touch is no double strike."""
        parse(name)
        now = self._around.clock()
        if not self._strikes.twice(name, now) and self._choose(name):
            self._strikes.struck(name, now)

    def stay(self) -> None:
        """A sign of life that changes nothing else: the keyboard showed its next page."""
        self._since = self._around.clock()
        self._show()

    def press(self, key: KeypadKey) -> None:
        """A key of the tactile keypad. In the last seconds any key, but the one for help, is no more than "more time":
        whoever wants to stay must not choose something by it."""
        now = self._around.clock()
        if not self._strikes.key(key, now) or (key is KeypadKey.HEADSET_OUT and self._person == Person()):
            return
        warned, self._since = self._face.time_left is not None, now
        if warned and key is not KeypadKey.HELP:
            self._become(self._person)
            return
        self._show()  # a screen at rest gives way before the key is judged
        after = pressed(self._person, key, Where.of(self._face))
        self._become(after.person, after.aside)
        if after.aside is not None:
            self._cue(Cue.NO)
        if after.touch:
            self._choose(after.touch)

    def scanned(self, text: str) -> None:
        """One frame of the scanner: an appointment's code wherever something can be chosen."""
        person = self._person
        if person.waiting or person.ticket is not None or self._news is None:
            self._cue(Cue.NO)
            return
        self._since = self._around.clock()
        code = arriving.scanned(text)
        label = self._known.label(code.hash) if code is not None else None
        step = flow.scanned(person, self._flow_around(self._news), code, label)
        self._cue(Cue.TICK if step[1] is not None else Cue.NO)
        self._do(*step)

    # What the hub says

    def heard(self, snapshot: KioskSnapshot) -> None:
        self._news = News.of(snapshot)
        self._known.day(self._news.day.day)
        self.regained()

    def changed(self, change: KioskChange) -> None:
        if self._news is None:
            return
        self._news = self._news.after(change)
        self._known.day(self._news.day.day)
        if change.reprint is not None:
            self._around.tray.reprint(change.reprint)
        if change.help is not None and change.help.answered and change.help.device == self._device:
            self.help_coming()
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

    def remembered(self, news: News) -> None:
        """The office as this kiosk last heard of it, in an earlier run; the hub's own word comes before it."""
        if self._news is None:
            self._news = news
            self._show()

    # What this kiosk can do

    def holding(self, numbers: int | None, lasting: timedelta | None = None) -> None:
        """Numbers that can be given without the hub (None: none), and how long they will probably do."""
        self._holding, self._lasting = numbers, lasting
        self._show()

    def can_speak(self, languages: frozenset[str]) -> None:
        """What can be said here; nothing without a voice, or without something to hear it with."""
        self._speech = languages
        self._show()

    # What became of the wish

    def answered(self, order: Order, given: Given) -> None:
        """The ticket is given: show it and print it."""
        if not self._asking(order):
            return
        got = Ticket.of(order, given)
        self._known.keep(order.link_hash, given.label)
        self._since = self._around.clock()
        self._around.tray.print(got)  # before the screen is drawn, where it was not begun already
        forgotten = replace(self._person, draft=Draft(), words="", typed="", asks=None, matches=(), telling=None)
        self._become(replace(forgotten, ticket=got, focus=""))

    def refused(self, order: Order, problem: Problem) -> None:
        self._refuse(order, Refusal(problem))

    def gave_up(self, order: Order) -> None:
        """The hub could not be reached while the person could be expected to wait."""
        self._refuse(order, Refusal(None))

    def found(self, sought: Sought, appointments: Sequence[AppointmentFound]) -> None:
        """The appointments that were sought."""
        if self._person.sought == sought and self._news is not None:
            self._since = self._around.clock()
            booked = appointments[0] if len(appointments) == 1 and sought.name is None else None
            self._do(*flow.found(replace(self._person, booked=booked), self._flow_around(self._news), appointments))

    def find_failed(self, sought: Sought, problem: Problem | None) -> None:
        """There is no such appointment; None: the hub was not reached."""
        if self._person.sought == sought:
            self._since = self._around.clock()
            self._cue(Cue.NO)
            self._become(arriving.not_found(self._person, problem))

    def printed(self, visit: str) -> None:
        self._paper(visit, PaperState.PRINTED, PartState.OK)

    def unprinted(self, visit: str, fault: PartState) -> None:
        self._paper(visit, PaperState.FAILED, fault)

    # What became of the call for a person

    def help_rung(self, device: str = "") -> None:
        """The hub has told staff. `device`: what the hub calls this kiosk."""
        self._device = device or self._device
        if self._person.help in (Help.CALLING, Help.FAILED):  # what failed was the call before this one
            self._become(replace(self._person, help=Help.RUNG))

    def help_coming(self) -> None:
        """Staff have answered. It is said over the screen only while the person still looks at their call."""
        if self._person.help in (Help.CALLING, Help.RUNG):
            self._since = self._around.clock()
            self._become(replace(self._person, help=Help.COMING))

    def help_failed(self) -> None:
        """Nobody could be told: the person is sent to where somebody is."""
        if self._person.help is Help.CALLING:
            self._cue(Cue.NO)
            self._become(replace(self._person, help=Help.FAILED, telling=Telling(Told.HELP)))

    # Time

    def tick(self) -> None:
        """Called several times a second."""
        left = self._left()
        at_work = self._person != Person() and not self._person.waiting
        if at_work and left <= 0:
            self._since = self._around.clock()
            self._become(Person())
            return
        warned = at_work and left <= self._limits.warning and not self._is_paper_out()
        if warned and not self._warned:
            self._cue(Cue.LEAVING)
        self._warned = warned
        self._show()

    # Inside

    def _choose(self, name: str) -> bool:
        """Do what a touch or a selected stop means; False: there is nothing of that name on the screen."""
        if not any(stop.touch == name for stop in self._face.stops):
            self._cue(Cue.NO)
            return False
        self._since = self._around.clock()
        touch = parse(name)
        person, effect = flow.touched(self._person, touch, self._flow_around(self._news or nothing_heard()))
        self._cue(Cue.NO if person.telling is not None and touch is not Key.HELP else Cue.TICK)
        self._do(person, effect)
        return True

    def _do(self, person: Person, effect: flow.Effect | None) -> None:
        """The person comes first, so that an answer that is there at once finds them waiting."""
        if isinstance(effect, Wish):
            order = self._around.make_order(effect)
            self._asked = self._around.clock()
            self._become(replace(person, language=person.language or effect.language, order=order, sought=None))
            self._around.desk.ask(order)
        elif isinstance(effect, Sought):
            self._searches += 1
            self._asked = self._around.clock()
            self._become(replace(person, sought=effect))
            self._around.desk.find(effect)
        elif isinstance(effect, flow.Leave):
            self._become(Person())
        else:
            self._become(person)
            if isinstance(effect, flow.Ring):
                self._ring()
            elif isinstance(effect, flow.Again):
                self._again()

    def _ring(self) -> None:
        if self._around.bell is None:
            self.help_failed()
        else:
            self._around.bell.ring()

    def _again(self) -> None:
        """The paper once more, once."""
        shown = self._person.ticket
        if shown is not None and not shown.again:
            self._become(replace(self._person, ticket=replace(shown, paper=PaperState.COMING, again=True)))
            self._around.tray.reprint(shown.order.visit)

    def _asking(self, order: Order) -> bool:
        return self._person.order == order and self._person.waiting

    def _refuse(self, order: Order, refusal: Refusal) -> None:
        if self._asking(order):
            self._since = self._around.clock()
            self._cue(Cue.NO)
            self._become(replace(self._person, refusal=refusal))

    def _paper(self, visit: str, state: PaperState, fault: PartState) -> None:
        """A ticket that was held for a printer in trouble may still come while its person stands here."""
        shown = self._person.ticket
        if shown is None or shown.order.visit != visit or shown.paper in (PaperState.PRINTED, state):
            return
        late = shown.late or (shown.paper is PaperState.FAILED and state is PaperState.PRINTED)
        self._since = self._around.clock()
        self._become(replace(self._person, ticket=replace(shown, paper=state, fault=fault, late=late)))

    def _become(self, person: Person, aside: Aside | None = None) -> None:
        """The focus begins anew on a new screen."""
        if _place(person) != _place(self._person):
            person = replace(person, focus="")
        person = excused(person, self._speech, self._news)
        self._person = person
        self._aside = aside
        self._show()

    def _cue(self, cue: Cue) -> None:
        if self._around.cue is not None:
            self._around.cue(cue)

    def _is_paper_out(self) -> bool:
        """A ticket whose short time is no warning: its paper is there to be taken along, by who can read it."""
        shown = self._person.ticket
        return shown is not None and shown.paper is not PaperState.FAILED and not self._is_slow()

    def _is_slow(self) -> bool:
        """Who listens, or feels for keys, needs longer."""
        return self._person.keypad or self._person.voice.speaking

    def _left(self) -> float:
        """Seconds until the person's entries are wiped."""
        slow, shown = self._is_slow(), self._person.ticket
        if shown is not None:
            whole = self._limits.safe if slow or shown.paper is PaperState.FAILED else self._limits.ticket
        else:
            whole = max(self._limits.slow, self._limits.idle) if slow else self._limits.idle
        return self._since + whole - self._around.clock()

    def _show(self) -> None:
        face = draw(self._view())
        if face != self._face:
            self._face = face
            for listener in self._listeners:
                listener()

    def _flow_around(self, news: News) -> flow.Around:
        view = self._view()
        now = view.clock.now
        return flow.Around(
            news=news,
            language=view.language,
            today=now.date() if now else None,
            reached=not view.away,
            number=self._searches + 1,
        )

    def _view(self) -> View:
        around, now = self._around, self._around.clock()
        return View(
            catalogues=around.catalogues,
            limits=self._limits,
            fit=around.fit,
            person=self._person,
            news=self._news,
            now=around.office_time(),
            rested=now - self._since,
            left=self._left(),
            asked=now - self._asked,
            away=self._lost_at is not None and now - self._lost_at >= self._limits.stale,
            holding=self._holding,
            lasting=self._lasting,
            lost_wall=self._lost_wall,
            key_refused=self._key_refused,
            wished=around.language,
            speech=self._speech,
            bell=around.bell is not None,
            aside=self._aside,
        )


def _place(person: Person) -> tuple[object, ...]:
    """What makes another screen of it."""
    told = person.telling.told if person.telling else None
    shown = person.ticket.paper if person.ticket else None
    return person.stage, person.category, person.page, person.asks, told, shown, person.refusal, person.sheet
