"""Every screen in spoken sentences: what it is, what stands on it, what can be done. No marks that a voice stumbles
over; how each choice is said stands in `stops.py`."""

from typing import assert_never

from hub.face.languages import without_isolates
from hub.face.numbers import grammar
from hub.face.texts import Texts
from kiosk.focus import Aside
from kiosk.screens.content import (
    Attract,
    CheckIn,
    Closed,
    Documents,
    Entry,
    Languages,
    Matches,
    Needs,
    Notice,
    Screen,
    Search,
    Services,
    TicketSafe,
    TicketShown,
    TimeLeft,
)


def spoken(texts: Texts, screen: Screen, time_left: TimeLeft | None, *, choices: int, keypad: bool) -> str:
    """The whole screen in words. `choices`: how many can be chosen by number."""
    if time_left is not None:
        stay = texts.t("To stay, press any key.") if keypad else texts.t("To stay, press: {key}.", key=time_left.key)
        return _sentences(time_left.title, time_left.text, stay)
    return _sentences(*_said(texts, screen), *_how(texts, screen, choices, keypad=keypad))


def aside(texts: Texts, what: Aside | None) -> str:
    """About the last key of the keypad."""
    match what:
        case Aside.FROM_THE_START:
            return texts.t("From the start again.")
        case Aside.FROM_THE_END:
            return texts.t("From the end.")
        case Aside.FIRST_SCREEN:
            return texts.t("There is nothing before this.")
        case Aside.NO_SUCH_CHOICE:
            return texts.t("There is no choice with this number.")
        case None:
            return ""


def _how(texts: Texts, screen: Screen, choices: int, *, keypad: bool) -> tuple[str, ...]:
    """How many choices there are, and how they are reached with the keys."""
    if choices < 2 or isinstance(screen, Entry | Search):
        return ()
    count = texts.n("There is {count} choice.", "There are {count} choices.", choices)
    return (count, texts.t("Move with the arrows, choose with the middle key.")) if keypad else (count,)


def _said(texts: Texts, screen: Screen) -> tuple[str, ...]:
    match screen:
        case Attract():
            waits = tuple(f"{wait.name}: {wait.waiting}" for wait in screen.waits)
            return (screen.title, screen.begin, screen.waits_title, *waits)
        case Languages():
            return (screen.title, texts.t("Choose your language"))
        case TicketShown():
            return _ticket(texts, screen)
        case TicketSafe():
            return _safe(texts, screen)
        case Closed():
            return (screen.sentence, screen.answer, screen.reason, screen.note)
        case Notice():
            return (screen.title, screen.text, screen.band)
        case _:
            return (screen.busy,) if screen.busy else _asked(texts, screen)


def _asked(texts: Texts, screen: Services | Search | Documents | Needs | Entry | CheckIn | Matches) -> tuple[str, ...]:
    """The screens that want something of the person."""
    match screen:
        case Services():
            return (screen.notice, screen.title, screen.hint)
        case Search():
            return _search(texts, screen)
        case Documents():
            online = (screen.online_title,) if screen.online_title != screen.title else ()
            return (screen.service, screen.title, *screen.documents, *online, screen.online)
        case Needs():
            return _needs(texts, screen)
        case Entry():
            typed = texts.t("Typed so far: {text}", text=screen.typed) if screen.typed else ""
            return (screen.wrong, screen.title, screen.purpose, screen.privacy, typed)
        case CheckIn():
            return (screen.title, *(f"{way.title}. {way.text}" for way in screen.ways if not way.touch))
        case Matches():
            return (screen.title, screen.hint)
        case _:
            assert_never(screen)


def _search(texts: Texts, screen: Search) -> tuple[str, ...]:
    typed = texts.t("Typed so far: {text}", text=screen.typed) if screen.typed else screen.hint
    found = len(screen.choices)
    return (screen.title, typed, texts.n("{count} found.", "{count} found.", found) if found else screen.nothing)


def _needs(texts: Texts, screen: Needs) -> tuple[str, ...]:
    party = f"{screen.party.label} {screen.party.spoken}" if screen.party else ""
    matters = texts.t("On your number: {matters}", matters=", ".join(screen.matters)) if screen.matters else ""
    return (screen.service, screen.title, screen.hint, screen.privacy, matters, party)


def _ticket(texts: Texts, screen: TicketShown) -> tuple[str, ...]:
    number = texts.t("Your number is {code}", code=spelled(texts, screen.code))
    people = f"{screen.people}, {screen.people_note}"
    return (number, screen.service, people, screen.place.title, screen.place.text, screen.paper.title)


def _safe(texts: Texts, screen: TicketSafe) -> tuple[str, ...]:
    number = texts.t("Your number is {code}", code=spelled(texts, screen.code))
    people = f"{screen.people}, {screen.people_note}" if screen.people_note else screen.people
    return (screen.title, number, people, screen.cause, screen.keep, *(way.title for way in screen.ways))


def spelled(texts: Texts, code: str) -> str:
    """A ticket code sign by sign, as it is called in the hall."""
    return grammar(texts.language.code).spell(code)


def _sentences(*parts: str) -> str:
    """The parts as sentences, each with an end that makes a voice pause."""
    lines = [line.strip() for part in parts for line in without_isolates(part).splitlines() if line.strip()]
    return " ".join(line if line[-1] in ".!?…:。！？।؟" else f"{line}." for line in lines)
