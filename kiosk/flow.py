"""What a touch does to a person's journey: pure functions from what is known to what comes next.

The journey has judged before that the touch is on the screen and is no double strike (`Face.stops`); so nothing is
asked here that the screen has already answered.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from kiosk import arriving, entering, wishing
from kiosk.news import News
from kiosk.offered import why_not
from kiosk.orders import Sought, Wish
from kiosk.person import MOST_VOLUME, Aid, Help, Person, Stage, Typed, Voice, Wrong
from kiosk.tellings import Telling, Told
from kiosk.touches import Key, Kind, Touch


@dataclass(frozen=True, slots=True)
class Around:
    """What a touch is judged by. `language`: of the screen. `reached`: the hub is there. `number`: of the next
    search."""

    news: News
    language: str
    today: date | None
    reached: bool
    number: int


class Ring:
    """Call a person."""


class Again:
    """Print the ticket once more."""


class Leave:
    """The person has gone: forget everything."""


Effect = Wish | Sought | Ring | Again | Leave
Step = tuple[Person, Effect | None]


def touched(person: Person, touch: Touch, around: Around) -> Step:
    """The person after the touch, and what is to be done about it."""
    if isinstance(touch, Key):
        return _key(person, touch, around)
    match touch.kind:
        case Kind.LANGUAGE:
            opened = Stage.CHOOSING if person.stage is Stage.LANGUAGE else person.stage
            return replace(person, stage=opened, language=touch.what, page=0, picking=False), None
        case Kind.CHOICE:
            return _choose(person, touch.what, around)
        case Kind.MATCH:
            return _check_in(person, int(touch.what), around)
        case Kind.NEED:
            return replace(person, draft=wishing.ticked(person.draft, touch.what)), None
        case Kind.CLASS:
            priority = None if person.draft.priority == touch.what else touch.what
            return replace(person, draft=replace(person.draft, priority=priority)), None
        case Kind.TYPE:
            return entering.typed(person, f"{Kind.TYPE}{touch.what}"), None
        case Kind.AID:
            return switched(person, Aid(touch.what)), None
        case _:
            assert_never(touch.kind)


def found(person: Person, around: Around, appointments: arriving.Found) -> Step:
    """The hub's answer to a search."""
    return _begun(person, arriving.arrived(person, appointments, around.today, around.news.office.languages))


def scanned(person: Person, around: Around, code: arriving.Scanned | None, label: str | None) -> Step:
    """A frame of the scanner while something may be chosen. `label`: of the ticket of ours that it is."""
    # A refused order goes with its refusal: alone it would count as one under way, and the kiosk would rest for ever.
    person = replace(person, telling=None, refusal=None, order=None)
    if label is not None:
        return replace(person, telling=Telling(Told.HAS_TICKET, label=label)), None
    if code is None:
        return replace(person, telling=Telling(Told.STRANGE_CODE)), None
    if not around.reached:
        return replace(person, telling=Telling(Told.NO_CHECK_IN)), None
    stage = person.stage if person.stage is Stage.ENTRY and person.asks is Typed.CODE else Stage.CHECK_IN
    return replace(person, stage=stage), Sought(around.number, code_hash=code.hash, link=code.link)


def switched(person: Person, aid: Aid) -> Person:
    """The aid on or off for this person."""
    match aid:
        case Aid.BIGGER:
            return replace(person, bigger=not person.bigger, page=0, sheet=0)
        case Aid.CONTRAST:
            return replace(person, contrast=not person.contrast)
        case Aid.LOWER:
            return replace(person, lower=not person.lower, page=0, sheet=0)
        case Aid.SOUND:
            return replace(person, voice=replace(person.voice, speaking=not person.voice.speaking, paused=False))
        case _:
            assert_never(aid)


def louder(voice: Voice, by: int) -> Voice:
    return replace(voice, volume=max(1, min(MOST_VOLUME, voice.volume + by)))


def _key(person: Person, key: Key, around: Around) -> Step:
    if key in _VOICE:
        return replace(person, voice=_VOICE[key](person.voice)), None
    if key in _MOVES:
        return _MOVES[key](person, around), None
    match key:
        case Key.GO_ON:
            return _begun(person, wishing.confirmed(person, around.news))
        case Key.TAKE | Key.SKIP:
            return _begun(person, wishing.answered(_without(person), around.news))
        case Key.OK:
            return _entered(person, around)
        case Key.HELP:
            return replace(person, help=Help.CALLING, telling=Telling(Told.HELP)), Ring()
        case Key.AGAIN:
            return person, Again()
        case Key.DONE:
            return person, Leave()
        case _:
            return person, None  # begin, more time: a touch is all they are


def _choose(person: Person, service: str, around: Around) -> Step:
    """A category opens; what can be taken is chosen; anything else says why not."""
    view = around.news.service(service)
    if view is None:
        return person, None
    if why_not(around.news, view) is not None:
        return replace(person, telling=Telling(Told.NOT_NOW, service=service)), None
    if view.category:
        return replace(person, stage=Stage.CHOOSING, category=service, page=0), None
    if service in person.draft.matters:
        return replace(person, telling=Telling(Told.TAKEN_ALREADY, service=service)), None
    if person.language is None:
        person = replace(person, language=around.language)
    return _begun(person, wishing.chosen(person, around.news, view))


def _check_in(person: Person, place: int, around: Around) -> Step:
    booked = person.matches[place]
    following = arriving.checked_in(person, booked, around.today, around.news.office.languages)
    return _begun(replace(person, booked=booked), following)


def _entered(person: Person, around: Around) -> Step:
    """What was typed goes on, or says what is wrong with it."""
    asks = person.asks or Typed.CODE
    text = entering.checked(asks, person.typed)
    if isinstance(text, Wrong):
        return replace(person, wrong=text), None
    match asks:
        case Typed.CODE | Typed.BOOKED_NAME if not around.reached:
            return replace(person, telling=Telling(Told.NO_CHECK_IN)), None
        case Typed.CODE:
            return person, Sought(around.number, code_hash=arriving.hash_of(text))
        case Typed.BOOKED_NAME:
            return person, Sought(around.number, name=text)
        case _:
            details = tuple(pair for pair in person.draft.details if pair[0] != asks.value)
            kept = replace(person, draft=replace(person.draft, details=(*details, (asks.value, text))))
            return _begun(kept, wishing.answered(kept, around.news))


def _without(person: Person) -> Person:
    """Skipped: what was typed for it before is forgotten too."""
    if person.asks is None:
        return person
    details = tuple(pair for pair in person.draft.details if pair[0] != person.asks.value)
    return replace(person, draft=replace(person.draft, details=details))


def _begun(person: Person, following: Person | Wish) -> Step:
    return (following, None) if isinstance(following, Person) else (person, following)


def _back(person: Person, around: Around) -> Person:
    """From what stands over the journey to the journey; else one screen back."""
    if person.telling is not None:
        return replace(person, telling=None)
    if person.refusal is not None:
        return _again(person)
    match person.stage:
        case Stage.LANGUAGE:
            return replace(person, page=max(0, person.page - 1))
        case Stage.CHOOSING:
            return _up(person, around)
        case Stage.SEARCHING | Stage.NEEDS if person.sheet:
            return replace(person, sheet=person.sheet - 1)
        case Stage.SEARCHING:
            return replace(person, stage=Stage.CHOOSING, words="")
        case Stage.DOCUMENTS:
            draft = replace(person.draft, candidate=None)
            return replace(person, stage=wishing.before_documents(person), draft=draft)
        case Stage.ENTRY if person.asks in (Typed.CODE, Typed.BOOKED_NAME):
            return replace(person, stage=Stage.CHECK_IN, asks=None, typed="", wrong=None)
        case Stage.NEEDS | Stage.ENTRY:
            return wishing.returned(person, around.news)
        case Stage.CHECK_IN:
            stage = Stage.LANGUAGE if person.language is None else Stage.CHOOSING
            return replace(person, stage=stage, booked=None)
        case Stage.MATCHES:
            return replace(person, stage=Stage.CHECK_IN, matches=(), booked=None)
        case _:
            assert_never(person.stage)


def _up(person: Person, around: Around) -> Person:
    """To the page before, up one level, to the matters so far, or to the languages."""
    if person.page:
        return replace(person, page=person.page - 1)
    if person.category is not None:
        view = around.news.service(person.category)
        return replace(person, category=view.parent if view else None)
    if person.draft.matters:
        return replace(person, stage=Stage.NEEDS)
    return replace(person, stage=Stage.LANGUAGE)


def _again(person: Person) -> Person:
    """After a refusal: to choose again, or to check in another way. What was said about needs stays."""
    over = replace(person, order=None, refusal=None, booked=None, asks=None, typed="", wrong=None)
    if person.stage in (Stage.CHECK_IN, Stage.MATCHES) or (person.order and person.order.wish.appointment):
        return replace(over, stage=Stage.CHECK_IN, matches=())
    return replace(over, stage=Stage.CHOOSING, words="", draft=replace(person.draft, matters=(), candidate=None))


def _more(person: Person, _: Around) -> Person:
    if person.stage in (Stage.SEARCHING, Stage.NEEDS):
        return replace(person, sheet=person.sheet + 1)
    return replace(person, page=person.page + 1)


def _add(person: Person, _: Around) -> Person:
    return replace(person, stage=Stage.CHOOSING, category=None, page=0, words="")


def _search(person: Person, around: Around) -> Person:
    return replace(person, stage=Stage.SEARCHING, language=person.language or around.language, words="", sheet=0)


def _way(asks: Typed) -> Callable[[Person, Around], Person]:
    def to_entry(person: Person, _: Around) -> Person:
        return replace(person, stage=Stage.ENTRY, asks=asks, typed="", wrong=None, shifted=asks is Typed.BOOKED_NAME)

    return to_entry


def _party(by: int) -> Callable[[Person, Around], Person]:
    return lambda person, _: replace(person, draft=wishing.grown(person.draft, by))


_VOICE: dict[Key, Callable[[Voice], Voice]] = {
    Key.LOUDER: lambda voice: louder(voice, 1),
    Key.SOFTER: lambda voice: louder(voice, -1),
    Key.PAUSE: lambda voice: replace(voice, paused=not voice.paused),
    Key.REPEAT: lambda voice: replace(voice, paused=False, repeats=voice.repeats + 1),
}
_MOVES: dict[Key, Callable[[Person, Around], Person]] = {
    Key.BACK: _back,
    Key.MORE: _more,
    Key.SEARCH: _search,
    Key.CHECK_IN: lambda person, _: replace(person, stage=Stage.CHECK_IN),
    Key.WAY_CODE: _way(Typed.CODE),
    Key.WAY_NAME: _way(Typed.BOOKED_NAME),
    Key.ADD_MATTER: _add,
    Key.FEWER: _party(-1),
    Key.FURTHER: _party(1),
    Key.PICK_LANGUAGE: lambda person, _: replace(person, stage=Stage.LANGUAGE, page=0, picking=True),
}
