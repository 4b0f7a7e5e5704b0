"""What the ticket's own page says, in the ticket's language. No markup here, and no clock: facts in, words out.

Who may read it: whoever has the link. So it says nothing that the paper and the lobby screen do not say: number,
service, place in line, where to go. Never priority, need, staff or other people's numbers.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from hub.face.notices import notice_words
from hub.face.texts import Texts
from hub.wire.hall import NoticeView
from hub.wire.office import TextMap
from hub.wire.terms import Arrow, VisitState

MOST_BEADS = 6
"""People drawn in the line before the reader; more are only counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A counter as people find it: its sign, its direction from the waiting area, the way in words."""

    sign: str
    arrow: Arrow
    way: TextMap


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """`ahead`: people who wait for the same service before this visit. `now` and `called_at` are the hub's aware wall
    time in the office's zone. `place` is where the visit is called or served."""

    label: str
    language: str
    default_language: str
    state: VisitState
    office: TextMap
    service: TextMap
    zone: TextMap
    zone_way: TextMap
    help_place: TextMap
    ahead: int
    now: datetime
    place: Place | None = None
    called_at: datetime | None = None
    stop: NoticeView | None = None
    """No more tickets are given for the service today."""
    day_open: bool = False


class Mood(StrEnum):
    """How a page looks. NOW is the only amber one."""

    WAITING = "waiting"
    NOW = "now"
    AT_COUNTER = "at-counter"
    ENDED = "ended"


class Mark(StrEnum):
    ARCH = "arch"
    HELP = "help"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Line:
    """A pictogram, a sentence, and a quieter one below."""

    mark: Mark
    text: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`beads`: people to draw before the reader, None for no line at all. `refresh`: the page asks again by itself."""

    mood: Mood
    title: str
    office: str
    label: str
    service: str
    headline: str
    under: str = ""
    beads: int | None = None
    you: str = ""
    go: str = ""
    plate: str = ""
    arrow: Arrow = Arrow.NONE
    way: str = ""
    lines: tuple[Line, ...] = field(default=())
    foot: str = ""
    note: str = ""
    refresh: bool = True


def in_language(texts: TextMap, language: str, default: str) -> str:
    """The office's own text in the reader's language, else in the office's first one."""
    return texts.get(language) or texts.get(default, "")


def write_page(facts: TicketFacts, texts: Texts) -> Page:
    """The page of a ticket as it stands now."""
    match facts.state:
        case VisitState.WAITING:
            return _waiting(facts, texts)
        case VisitState.CALLED:
            return _called(facts, texts)
        case VisitState.SERVING:
            return _serving(facts, texts)
        case VisitState.PARKED:
            return _parked(facts, texts)
        case VisitState.SERVED:
            return _ended(facts, texts, texts.t("Your visit has ended"), texts.t("Thank you for coming."))
        case VisitState.LEFT:
            return _ended(facts, texts, texts.t("You have left the line"), _come_back(texts))
        case VisitState.NO_SHOW:
            missed = texts.t("We called you, and nobody came")
            return _ended(facts, texts, missed, texts.t("Are you still here? Tell us and we will help."))
        case VisitState.REMOVED:
            return _ended(facts, texts, texts.t("This ticket has ended"), _come_back(texts))
        case VisitState.LEFT_AT_CLOSING:
            return _left_at_closing(facts, texts)
        case _:
            assert_never(facts.state)


def _waiting(facts: TicketFacts, texts: Texts) -> Page:
    ahead = facts.ahead
    headline = (
        texts.n("{count} person before you", "{count} people before you", ahead) if ahead else texts.t("You are next")
    )
    way = _own(facts, facts.zone_way) or _own(facts, facts.zone)
    quiet = texts.t("Watch the screen there, and this page.")
    stopped = (Line(Mark.CLOCK, _stopped(facts, texts)),) if facts.stop is not None else ()
    return _page(
        facts,
        texts,
        Mood.WAITING,
        headline,
        beads=min(ahead, MOST_BEADS),
        you=texts.t("you"),
        lines=(*stopped, Line(Mark.ARCH, way, quiet) if way else Line(Mark.CLOCK, quiet)),
        foot=_up_to_date(facts, texts),
        note=texts.t("This page renews itself."),
    )


def _left_at_closing(facts: TicketFacts, texts: Texts) -> Page:
    """Sent home, because the service has stopped (it may have gone on since), or because the day is over."""
    if facts.stop is not None and facts.stop.sent_away:
        return _ended(facts, texts, texts.t("This ticket has ended"), _stopped(facts, texts))
    if facts.day_open:
        return _ended(facts, texts, texts.t("This ticket has ended"), _come_back(texts))
    return _ended(facts, texts, texts.t("The office has closed"), _come_back(texts))


def _stopped(facts: TicketFacts, texts: Texts) -> str:
    """The office's own words, else the usual ones."""
    if facts.stop is None:
        return ""
    service = _own(facts, facts.service) if facts.stop.service is not None else ""
    return notice_words(texts, facts.stop, facts.default_language, service)


def _called(facts: TicketFacts, texts: Texts) -> Page:
    place = facts.place or Place("", Arrow.NONE, {})
    called = texts.t("Called at {time}.", time=texts.time(facts.called_at)) if facts.called_at is not None else ""
    return _page(
        facts,
        texts,
        Mood.NOW,
        texts.t("It is your turn"),
        go=texts.t("Go to counter"),
        plate=place.sign,
        arrow=place.arrow,
        way=_own(facts, place.way),
        foot=called,
    )


def _serving(facts: TicketFacts, texts: Texts) -> Page:
    place = facts.place or Place("", Arrow.NONE, {})
    return _page(
        facts,
        texts,
        Mood.AT_COUNTER,
        texts.t("You are being served"),
        go=texts.t("Counter"),
        plate=place.sign,
        foot=_up_to_date(facts, texts),
    )


def _parked(facts: TicketFacts, texts: Texts) -> Page:
    return _page(
        facts,
        texts,
        Mood.WAITING,
        texts.t("Your place is kept"),
        under=texts.t("Staff will call you again."),
        lines=(_help(facts, texts),),
        foot=_up_to_date(facts, texts),
        note=texts.t("This page renews itself."),
    )


def _ended(facts: TicketFacts, texts: Texts, headline: str, under: str) -> Page:
    return _page(facts, texts, Mood.ENDED, headline, under=under, lines=(_help(facts, texts),), refresh=False)


def _page(
    facts: TicketFacts,
    texts: Texts,
    mood: Mood,
    headline: str,
    *,
    under: str = "",
    beads: int | None = None,
    you: str = "",
    go: str = "",
    plate: str = "",
    arrow: Arrow = Arrow.NONE,
    way: str = "",
    lines: tuple[Line, ...] = (),
    foot: str = "",
    note: str = "",
    refresh: bool = True,
) -> Page:
    title = texts.t("{number}: {news}", number=texts.code(facts.label), news=headline)
    service = _own(facts, facts.service)
    return Page(
        mood, title, _own(facts, facts.office), facts.label, service, headline, under, beads, you, go, plate, arrow,
        way, lines, foot, note, refresh,
    )  # fmt: skip


def _help(facts: TicketFacts, texts: Texts) -> Line:
    return Line(Mark.HELP, texts.t("A person helps you"), _own(facts, facts.help_place))


def _come_back(texts: Texts) -> str:
    return texts.t("You can take a new ticket when you come again.")


def _up_to_date(facts: TicketFacts, texts: Texts) -> str:
    now = facts.now
    return texts.t("Up to date, {time}", time=texts.code(f"{now.hour}:{now.minute:02}:{now.second:02}"))


def _own(facts: TicketFacts, texts: TextMap) -> str:
    return in_language(texts, facts.language, facts.default_language)
