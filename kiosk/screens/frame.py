"""What surrounds every screen: the band with the office's name, the strip of aids, the time that is left."""

from datetime import datetime

from hub.face.texts import Texts
from kiosk.news import News
from kiosk.person import Person
from kiosk.screens.content import Band, StripKey, TimeLeft
from kiosk.screens.ticket import clears


def band(texts: Texts, news: News | None, now: datetime | None) -> Band:
    """`now`: on the office's wall clock."""
    return Band(
        office=news.say(news.office.names, texts.language.code) if news else "",
        day=texts.day(now) if now else "",
        time=texts.time(now) if now else "",
    )


def strip(
    texts: Texts, person: Person, *, can_enlarge: bool, can_lower: bool, language_key: bool
) -> tuple[StripKey, ...]:
    """The aids this screen can give, always at the same places. `language_key`: on screens without choices."""
    keys: list[StripKey] = []
    if can_enlarge:
        keys.append(StripKey("aid-bigger", texts.t("Bigger"), "textSize", chosen=person.bigger))
    keys.append(StripKey("aid-contrast", texts.t("Contrast"), "contrast", chosen=person.contrast))
    if can_lower:
        keys.append(StripKey("aid-lower", texts.t("Lower"), "lower", chosen=person.lower))
    if language_key:
        keys.append(StripKey("pick-language", texts.t("Language"), "globe", main=True))
    return tuple(keys)


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
