"""Which screen is due, and everything around it: one function from what is known to what is seen and said."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from hub.face.languages import DEFAULT_LANGUAGE
from hub.face.texts import Catalogues, Texts
from kiosk import entering, searching
from kiosk.focus import Aside
from kiosk.limits import Limits
from kiosk.news import News, nothing_heard
from kiosk.offered import bookable, every_leaf
from kiosk.orders import PaperState, Ticket
from kiosk.person import Person, Stage
from kiosk.screens import arriving, attract, choosing, documents, entry, frame, needs, notices, search, ticket
from kiosk.screens.content import Closed, Face, Languages, Notice, Screen, Search, Services, TimeLeft
from kiosk.screens.heard import heard, said_in
from kiosk.screens.reasons import Clock
from kiosk.screens.refusals import refused
from kiosk.screens.spoken import aside, spoken
from kiosk.screens.stops import stops
from kiosk.touches import Key, numbered

SEARCHED_FROM = 7
"""Fewer services than this are seen faster than searched."""


class PageFit(Protocol):
    """How many choices go on one page of this screen without breaking a size rule."""

    @property
    def can_lower(self) -> bool: ...
    @property
    def can_enlarge(self) -> bool: ...
    def languages(self, *, bigger: bool, lower: bool) -> int: ...
    def services(self, *, bigger: bool, lower: bool) -> int: ...
    def waits(self, *, bigger: bool, lower: bool) -> int:
        """Lines of the screen at rest."""
        ...

    def found(self, *, bigger: bool, lower: bool) -> int:
        """Services above the keyboard of the search."""
        ...

    def needs(self, *, bigger: bool, lower: bool) -> int:
        """Things to tick beside the stepper and the matters."""
        ...


@dataclass(frozen=True)
class View:
    """All that a face depends on. `now` and `lost_wall` are aware; `rested`: seconds since the last touch; `left`:
    seconds until entries are wiped; `asked`: seconds since the hub was asked; `away`: the hub has been lost for too
    long to be silent about it; `holding`: numbers this kiosk may give without it (None: none), which do for `lasting`;
    `key_refused`: it is there and does not accept this kiosk's key; `wished`: the language at rest, instead of the
    office's default; `speech`: the languages it can speak; `bell`: somebody can be called. `words`: a language in place
    of the person's, for what is said."""

    catalogues: Catalogues
    limits: Limits
    fit: PageFit
    person: Person
    news: News | None
    now: datetime | None
    rested: float
    left: float
    asked: float
    away: bool
    holding: int | None
    lasting: timedelta | None
    lost_wall: datetime | None
    key_refused: bool
    wished: str | None
    speech: frozenset[str]
    bell: bool
    aside: Aside | None = None
    words: str = ""

    @property
    def language(self) -> str:
        """The person's, else the box's, else the office's."""
        if self.words:
            return self.words
        if self.person.language:
            return self.person.language
        office = self.news.office if self.news else None
        if self.wished and (office is None or self.wished in office.languages):
            return self.wished
        return office.default_language if office else DEFAULT_LANGUAGE

    @property
    def said_in(self) -> str:
        """The language that is spoken; empty: none can be."""
        office = self.news.office.default_language if self.news else DEFAULT_LANGUAGE
        return said_in(self.speech, self.language, office)

    @cached_property
    def texts(self) -> Texts:
        return self.catalogues.texts(self.language, "kiosk")

    @property
    def several_languages(self) -> bool:
        return self.news is not None and len(self.news.office.languages) > 1

    @property
    def numbers_go_on(self) -> bool:
        """The hub is away, and tickets are given all the same."""
        return self.away and self.holding is not None

    @property
    def busy(self) -> bool:
        """The person has waited long enough for a word."""
        return self.person.waiting and self.asked >= self.limits.busy

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.local(self.now) if self.now else None, self.local)

    def local(self, moment: datetime) -> datetime:
        """The moment on the office's wall clock."""
        return moment.astimezone(ZoneInfo(self.news.office.time_zone)) if self.news else moment


def draw(view: View) -> Face:
    """What is to be seen and heard now."""
    face = _drawn(view)
    if not face.speaking:
        return face
    return heard(face, view.said_in, view.speech, lambda code: _drawn(replace(view, words=code)))


def _drawn(view: View) -> Face:
    person, texts = view.person, view.texts
    screen = _screen(view, texts)
    left = _time_left(view, texts)
    strip = frame.strip(texts, person, _strip_for(view, screen))
    places = stops(texts, screen, strip, left, resting=person.waiting and person.telling is None)
    choices = sum(numbered(stop.touch) for stop in places)
    return Face(
        language=texts.language.code,
        rtl=texts.language.rtl,
        bigger=person.bigger,
        contrast=person.contrast,
        lower=person.lower,
        band=frame.band(texts, view.news, view.clock.now),
        strip=strip,
        screen=screen,
        time_left=left,
        spoken=spoken(texts, screen, left, choices=choices, keypad=person.keypad),
        stops=places,
        focus=_focus(person, [stop.touch for stop in places]),
        speaking=person.voice.speaking and bool(view.speech),
        volume=person.voice.volume,
        paused=person.voice.paused,
        repeats=person.voice.repeats,
        aside=aside(texts, view.aside),
    )


def _focus(person: Person, names: list[str]) -> str:
    """Where the focus is; on the first stop of a new screen, and on the key that gives more time while it is there."""
    if not person.keypad or not names:
        return ""
    if names[0] == Key.MORE_TIME:
        return names[0]
    return person.focus if person.focus in names else names[0]


def _strip_for(view: View, screen: Screen) -> frame.StripFor:
    nothing_to_choose = isinstance(screen, Closed) or (isinstance(screen, Notice) and not screen.key)
    return frame.StripFor(
        can_enlarge=view.fit.can_enlarge,
        can_lower=view.fit.can_lower,
        languages=nothing_to_choose and view.several_languages,
        speech=bool(view.speech),
        bell=view.bell,
    )


def _screen(view: View, texts: Texts) -> Screen:
    """What stands over the journey, from the top; else the person's place in it."""
    person, news = view.person, view.news
    emergency = news.emergency if news is not None else None
    if news is not None and emergency is not None:
        return notices.emergency(texts, news, emergency)
    if person.telling is not None:
        return notices.told(texts, news or nothing_heard(), person.telling, person.help, view.clock)
    if news is None:
        return notices.away(texts, None, None, key_refused=view.key_refused) if view.away else notices.loading(texts)
    if person.ticket is not None:
        return _ticket(view, texts, news, person.ticket)
    if not person.waiting and not person.picking:
        standing = _standing(view, texts, news)
        if standing is not None:
            return standing
    return _place(view, texts, news)


def _standing(view: View, texts: Texts, news: News) -> Screen | None:
    """Why nothing can be chosen now, if that is so."""
    person = view.person
    if view.away and not view.numbers_go_on:
        since = view.local(view.lost_wall) if view.lost_wall else None
        return notices.away(texts, news, since, key_refused=view.key_refused)
    if person.refusal is not None:
        booked = person.stage in (Stage.CHECK_IN, Stage.MATCHES) or person.booked is not None
        return refused(texts, news, person.refusal, booked=booked)
    if not news.day.taking:
        return notices.closed(texts, news, news.day, view.clock)
    if person == Person() and view.rested >= view.limits.attract:
        fit = view.fit.waits(bigger=person.bigger, lower=person.lower)
        return attract.attract(texts, news, view.clock, fit=fit, counted=not view.away)
    return None


def _place(view: View, texts: Texts, news: News) -> Screen:
    person, busy = view.person, view.busy
    match person.stage:
        case Stage.LANGUAGE if view.several_languages:
            return _languages(view, texts, news)
        case Stage.LANGUAGE | Stage.CHOOSING:
            return _services(view, texts, news)
        case Stage.SEARCHING:
            return _search(view, texts, news)
        case Stage.DOCUMENTS:
            chosen = person.draft.candidate or (person.draft.matters[-1] if person.draft.matters else "")
            service = news.service(chosen)
            return documents.documents(texts, news, service, busy=busy) if service else _services(view, texts, news)
        case Stage.NEEDS:
            fit = view.fit.needs(bigger=person.bigger, lower=person.lower)
            return needs.needs(texts, news, person.draft, sheet=person.sheet, fit=fit, busy=busy)
        case Stage.ENTRY:
            keys = entering.board(person, texts.language.code, texts)
            return entry.entry(texts, news, person, keys, busy=busy)
        case Stage.CHECK_IN:
            return arriving.check_in(texts, busy=busy)
        case Stage.MATCHES:
            return arriving.matches(texts, news, person.matches, busy=busy)
        case _:
            assert_never(person.stage)


def _languages(view: View, texts: Texts, news: News) -> Languages:
    person, offered = view.person, news.office.languages
    fit = view.fit.languages(bigger=person.bigger, lower=person.lower)
    page = min(person.page, choosing.last_page(len(offered), fit))
    return choosing.languages(texts, offered, page=page, fit=fit)


def _services(view: View, texts: Texts, news: News) -> Services:
    person = view.person
    category = person.category if person.category and news.children(person.category) else None
    fit = view.fit.services(bigger=person.bigger, lower=person.lower)
    adding = bool(person.draft.matters) and not person.waiting
    level = choosing.Level(
        category=category,
        page=min(person.page, choosing.last_page(len(news.children(category)), fit)),
        fit=fit,
        busy=view.busy,
        first=not view.several_languages,
        adding=adding,
        notice=_notice(view, texts, news, adding=adding),
        stale=view.numbers_go_on,
        counted=not view.away,
        check_in=category is None and not adding and not view.away and bookable(news),
        search=len(every_leaf(news)) >= SEARCHED_FROM,
    )
    return choosing.services(texts, news, level, view.clock)


def _notice(view: View, texts: Texts, news: News, *, adding: bool) -> str:
    if view.numbers_go_on:
        return notices.numbers_go_on(texts, view.lasting)
    if not adding:
        return ""
    names = [name for matter in view.person.draft.matters if (name := news.name(matter, texts.language.code))]
    return texts.t("On your number: {matters}", matters=", ".join(names))


def _search(view: View, texts: Texts, news: News) -> Search:
    person, leaves = view.person, every_leaf(news)
    found = searching.find(person.words, leaves, texts.language.code)
    return search.search(
        texts,
        news,
        view.clock,
        person.words,
        tuple(service for wanted in found if (service := news.service(wanted)) is not None),
        entering.board(person, texts.language.code, texts),
        sheet=person.sheet,
        fit=view.fit.found(bigger=person.bigger, lower=person.lower),
        busy=view.busy,
        counted=not view.away,
    )


def _ticket(view: View, texts: Texts, news: News, shown: Ticket) -> Screen:
    seconds = frame.rounded(view.left)
    if shown.paper is PaperState.FAILED:
        return ticket.ticket_safe(texts, news, shown, view.local, seconds=seconds, away=view.away)
    return ticket.ticket_shown(texts, news, shown, view.local, seconds=seconds)


def _time_left(view: View, texts: Texts) -> TimeLeft | None:
    person = view.person
    if person == Person() or person.waiting or person.ticket is not None or view.left > view.limits.warning:
        return None
    return frame.time_left(texts, view.left, view.limits.warning)
