"""What surrounds every screen: the band with the office's name, the strip of aids, the time that is left."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from hub.face.texts import Texts
from kiosk.news import News
from kiosk.person import Help, Person
from kiosk.screens.content import Band, StripKey, TimeLeft
from kiosk.screens.ticket import clears


def band(texts: Texts, news: News | None, now: datetime | None) -> Band:
    """`now`: on the office's wall clock."""
    return Band(
        office=news.say(news.office.names, texts.language.code) if news else "",
        day=texts.day(now) if now else "",
        time=texts.time(now) if now else "",
    )


@dataclass(frozen=True, slots=True)
class StripFor:
    """What this kiosk can do for this person. `languages`: there are several, and none can be chosen on the screen;
    `speech`: it can speak; `bell`: somebody can be called."""

    can_enlarge: bool
    can_lower: bool
    languages: bool
    speech: bool
    bell: bool


def strip(texts: Texts, person: Person, can: StripFor) -> tuple[StripKey, ...]:
    """The aids, always in the same order. While the kiosk speaks, the keys of speech stand in the place of those of
    sight: there is no room for all, and who needs both turns the sight ones on first."""
    keys: list[StripKey] = []
    if can.speech and person.voice.speaking:
        keys += _speech(texts, person)
    else:
        keys += _sight(texts, person, can)
    if can.speech:
        sound = person.voice.speaking
        keys.append(StripKey("aid-sound", texts.t("Sound"), "headset", chosen=sound))
    if can.languages:
        keys.append(StripKey("pick-language", texts.t("Language"), "globe", main=True))
    if can.bell:
        keys.append(_help(texts, person))
    return tuple(keys)


def _sight(texts: Texts, person: Person, can: StripFor) -> list[StripKey]:
    keys = [StripKey("aid-contrast", texts.t("Contrast"), "contrast", chosen=person.contrast)]
    if can.can_enlarge:
        keys.insert(0, StripKey("aid-bigger", texts.t("Bigger"), "textSize", chosen=person.bigger))
    if can.can_lower:
        keys.append(StripKey("aid-lower", texts.t("Lower"), "lower", chosen=person.lower))
    return keys


def _speech(texts: Texts, person: Person) -> list[StripKey]:
    voice = person.voice
    return [
        StripKey("repeat", texts.t("Repeat"), "undo"),
        StripKey("pause", texts.t("Pause"), "park", chosen=voice.paused),
        StripKey("softer", texts.t("Softer"), "minus"),
        StripKey("louder", texts.t("Louder"), "plus"),
    ]


def _help(texts: Texts, person: Person) -> StripKey:
    """The key that calls a person says how far the call has come."""
    match person.help:
        case Help.COMING:
            return StripKey("help", texts.t("Help is coming"), "help", chosen=True, main=True)
        case Help.CALLING | Help.RUNG:
            return StripKey("help", texts.t("Help is called"), "help", chosen=True, main=True)
        case Help.NONE | Help.FAILED:
            return StripKey("help", texts.t("Call a person"), "help", main=True)
        case _:
            assert_never(person.help)


def time_left(texts: Texts, seconds: float, whole: float) -> TimeLeft:
    """The last `seconds` of `whole` before the entries are wiped."""
    return TimeLeft(
        title=texts.t("Are you still there?"),
        text=clears(texts, rounded(seconds)),
        key=texts.t("More time"),
        share=max(0.0, min(1.0, seconds / whole)),
    )


def rounded(seconds: float) -> int:
    """Whole fives, upwards: a figure that changes every second cannot be read in peace."""
    return max(5, -int(-seconds // 5) * 5)
