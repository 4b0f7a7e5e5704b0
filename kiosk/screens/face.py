"""Which screen is due, and everything around it: one function from what is known to what is seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from hub.face.languages import DEFAULT_LANGUAGE
from hub.face.texts import Catalogues, Texts
from kiosk.limits import Limits
from kiosk.news import News
from kiosk.orders import PaperState, Ticket
from kiosk.person import Person, Stage
from kiosk.screens import choosing, frame, notices, ticket
from kiosk.screens.content import Closed, Face, Languages, Notice, Screen, Services, TimeLeft


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


@dataclass(frozen=True, slots=True)
class View:
    """All that a face depends on. `now` and `lost_wall` are aware; `left`: seconds until entries are wiped; `asked`:
    seconds since the hub was asked; `away`: the hub has been lost for too long to be silent about it;
    `key_refused`: it is there and does not accept this kiosk's key; `wished`: the language at rest, instead of the
    office's default."""

    catalogues: Catalogues
    limits: Limits
    fit: PageFit
    person: Person
    news: News | None
    now: datetime | None
    left: float
    asked: float
    away: bool
    lost_wall: datetime | None
    key_refused: bool
    wished: str | None

    @property
    def language(self) -> str:
        """The person's, else the box's, else the office's."""
        if self.person.language:
            return self.person.language
        office = self.news.office if self.news else None
        if self.wished and (office is None or self.wished in office.languages):
            return self.wished
        return office.default_language if office else DEFAULT_LANGUAGE

    @property
    def texts(self) -> Texts:
        return self.catalogues.texts(self.language, "kiosk")

    @property
    def several_languages(self) -> bool:
        return self.news is not None and len(self.news.office.languages) > 1

    def local(self, moment: datetime) -> datetime:
        """The moment on the office's wall clock."""
        return moment.astimezone(ZoneInfo(self.news.office.time_zone)) if self.news else moment

    @property
    def local_now(self) -> datetime | None:
        return self.local(self.now) if self.now else None


def draw(view: View) -> Face:
    """What is to be seen now."""
    person, texts = view.person, view.texts
    screen = _screen(view, texts)
    nothing_to_choose = isinstance(screen, Closed) or (isinstance(screen, Notice) and not screen.key)
    return Face(
        language=texts.language.code,
        rtl=texts.language.rtl,
        bigger=person.bigger,
        contrast=person.contrast,
        lower=person.lower,
        band=frame.band(texts, view.news, view.local_now),
        strip=frame.strip(
            texts,
            person,
            can_enlarge=view.fit.can_enlarge,
            can_lower=view.fit.can_lower,
            language_key=nothing_to_choose and view.several_languages,
        ),
        screen=screen,
        time_left=_time_left(view, texts),
    )


def _screen(view: View, texts: Texts) -> Screen:
    person, news = view.person, view.news
    if news is None:
        return notices.away(texts, None, None, key_refused=view.key_refused) if view.away else notices.loading(texts)
    if person.ticket is not None:
        return _ticket(view, texts, news, person.ticket)
    if person.stage is not Stage.ASKING and not person.picking:
        if view.away:
            since = view.local(view.lost_wall) if view.lost_wall else None
            return notices.away(texts, news, since, key_refused=view.key_refused)
        if person.refusal is not None:
            return notices.refused(texts, news, person.refusal)
        if not news.day.taking:
            return notices.closed(texts, news, news.day, view.local_now, view.local)
    if person.stage is Stage.LANGUAGE and view.several_languages:
        return _languages(view, texts, news)
    return _services(view, texts, news)


def _languages(view: View, texts: Texts, news: News) -> Languages:
    person, offered = view.person, news.office.languages
    fit = view.fit.languages(bigger=person.bigger, lower=person.lower)
    page = min(person.page, choosing.last_page(len(offered), fit))
    return choosing.languages(texts, offered, page=page, fit=fit)


def _services(view: View, texts: Texts, news: News) -> Services:
    person = view.person
    category = person.category if person.category and news.children(person.category) else None
    fit = view.fit.services(bigger=person.bigger, lower=person.lower)
    page = min(person.page, choosing.last_page(len(news.children(category)), fit))
    busy = person.stage is Stage.ASKING and view.asked >= view.limits.busy
    first = not view.several_languages
    return choosing.services(texts, news, category=category, page=page, fit=fit, busy=busy, first=first)


def _ticket(view: View, texts: Texts, news: News, shown: Ticket) -> Screen:
    seconds = frame.rounded(view.left)
    build = ticket.ticket_safe if shown.paper is PaperState.FAILED else ticket.ticket_shown
    return build(texts, news, shown, view.local, seconds=seconds)


def _time_left(view: View, texts: Texts) -> TimeLeft | None:
    person = view.person
    if person == Person() or person.stage in (Stage.ASKING, Stage.TICKET) or view.left > view.limits.warning:
        return None
    return frame.time_left(texts, view.left, view.limits.warning)
