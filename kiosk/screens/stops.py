"""All that can be chosen on a screen, in order, and how each is said: for the keypad, for speech, and for judging
whether a touch is on the screen at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from hub.face.languages import without_isolates
from hub.face.texts import Texts
from kiosk.screens.content import (
    Attract,
    CheckIn,
    Choice,
    Closed,
    Documents,
    Entry,
    Keyboard,
    KeyCap,
    Languages,
    Matches,
    NeedChoice,
    Needs,
    Notice,
    Screen,
    Search,
    Services,
    Stepper,
    Stop,
    StripKey,
    TicketSafe,
    TicketShown,
    TimeLeft,
)
from kiosk.touches import Key, Kind, numbered


@dataclass(frozen=True, slots=True)
class _Spot:
    """A stop before it has its number."""

    touch: str
    label: str
    state: str = ""


def stops(
    texts: Texts, screen: Screen, strip: Sequence[StripKey], time_left: TimeLeft | None, *, resting: bool
) -> tuple[Stop, ...]:
    """`resting`: the hub is asked, so nothing on the screen itself can be chosen."""
    spots = [] if resting else [spot for spot in _on(texts, screen) if spot.label]
    if time_left is not None:
        spots.insert(0, _Spot(Key.MORE_TIME, time_left.key))
    spots += [_Spot(key.touch, key.label, texts.t("on") if key.chosen else "") for key in strip]
    total = sum(numbered(spot.touch) for spot in spots)
    made: list[Stop] = []
    number = 0
    for spot in spots:
        number += numbered(spot.touch)
        place = ""
        if numbered(spot.touch) and total > 1:
            place = texts.t("Choice {number} of {count}", number=str(number), count=str(total))
        words = ". ".join(part for part in (spot.label, spot.state, place) if part)
        made.append(Stop(spot.touch, without_isolates(words)))
    return tuple(made)


def _on(texts: Texts, screen: Screen) -> Iterator[_Spot]:
    match screen:
        case Attract():
            yield _Spot(Key.BEGIN, screen.begin)
        case TicketShown():
            yield from _keys(done=screen.done, more_time=screen.more_time, again=screen.again)
        case TicketSafe():
            yield from _keys(done=screen.done, more_time=screen.more_time)
        case Notice():
            yield from _keys(back=screen.key)
        case Closed():
            return
        case _:
            yield from _asked(texts, screen)
            yield from _keys(back=screen.back)


def _asked(
    texts: Texts, screen: Languages | Services | Search | Documents | Needs | Entry | CheckIn | Matches
) -> Iterator[_Spot]:
    """What the screens offer that want something of the person, "Back" apart."""
    match screen:
        case Languages():
            yield from (_Spot(Kind.LANGUAGE + choice.code, choice.autonym) for choice in screen.choices)
            yield from _keys(more=screen.more)
        case Services():
            yield from _keys(check_in=screen.check_in.spoken if screen.check_in is not None else "")
            yield from _choices(texts, screen.choices)
            yield from _keys(search=screen.search, more=screen.more)
        case Search():
            yield from _choices(texts, screen.choices)
            yield from _keys(more=screen.more)
            yield from _board(screen.keyboard)
        case Documents():
            yield from _keys(go_on=screen.go_on)
        case Needs():
            yield from _needs(texts, screen)
        case Entry():
            yield from _board(screen.keyboard)
            yield from _keys(ok=screen.ok, skip=screen.skip)
        case CheckIn():
            yield from (_Spot(way.touch, f"{way.title}. {way.text}") for way in screen.ways if way.touch)
        case Matches():
            yield from (_Spot(f"{Kind.MATCH}{place}", choice.spoken) for place, choice in enumerate(screen.choices))
        case _:
            assert_never(screen)


def _needs(texts: Texts, screen: Needs) -> Iterator[_Spot]:
    yield from (_need(texts, choice) for choice in screen.choices)
    yield from _keys(more=screen.more)
    if screen.party is not None:
        yield from _party(screen.party)
    yield from _keys(add_matter=screen.add, take=screen.take)


def _need(texts: Texts, choice: NeedChoice) -> _Spot:
    return _Spot(choice.touch, choice.label, texts.t("Ticked") if choice.chosen else texts.t("Not ticked"))


def _party(party: Stepper) -> Iterator[_Spot]:
    for key, label in ((Key.FEWER, party.fewer), (Key.FURTHER, party.further)):
        if label:
            yield _Spot(key, f"{party.label} {label}", party.spoken)


def _choices(texts: Texts, choices: Sequence[Choice]) -> Iterator[_Spot]:
    for choice in choices:
        if choice.available:
            yield _Spot(Kind.CHOICE + choice.service, choice.spoken)
        else:
            why = texts.t("Not possible now: {reason}", reason=choice.description)
            yield _Spot(Kind.CHOICE + choice.service, choice.name, why)


def _board(keyboard: Keyboard) -> Iterator[_Spot]:
    yield from (_cap(cap) for row in keyboard.rows for cap in row if cap.touch)


def _cap(cap: KeyCap) -> _Spot:
    return _Spot(cap.touch, cap.spoken or cap.label)


def _keys(**labels: str) -> Iterator[_Spot]:
    """Keys of the screen by their names; those without a label are not there."""
    yield from (_Spot(Key(name.replace("_", "-")), label) for name, label in labels.items() if label)
