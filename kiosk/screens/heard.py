"""In which language a screen is said: its own where that can be spoken, else the office's; a language's name in itself.

The words on the screen stay those of the person's language, whatever is said.
"""

from collections.abc import Callable, Set
from dataclasses import replace

from babel import Locale

from hub.face.languages import DEFAULT_LANGUAGE, language
from kiosk.news import News
from kiosk.person import Person
from kiosk.screens.content import Face, Stop
from kiosk.tellings import Telling, Told
from kiosk.touches import Kind


def said_in(speakable: Set[str], *wished: str) -> str:
    """The first of `wished` that can be spoken, else English, else any; empty: none can."""
    return next((code for code in (*wished, DEFAULT_LANGUAGE, *sorted(speakable)) if code in speakable), "")


def excused(person: Person, speakable: Set[str], news: News | None) -> Person:
    """Somebody who listens is told, once, that their language cannot be spoken here."""
    busy = person.telling is not None or person.ticket is not None or person.waiting
    wrong = person.voice.speaking and person.language is not None and person.language not in speakable
    if busy or not wrong or not speakable or person.voice.excused:
        return person
    instead = said_in(speakable, news.office.default_language if news else DEFAULT_LANGUAGE)
    telling = Telling(Told.NO_VOICE, label=instead)
    return replace(person, telling=telling, voice=replace(person.voice, excused=True))


def heard(face: Face, said: str, speakable: Set[str], in_language: Callable[[str], Face]) -> Face:
    """`face` as it is said in `said`. `in_language`: the same face with all its words in another language."""
    other = face if said == face.language else in_language(said)
    words = {stop.touch: stop.spoken for stop in other.stops}
    stops = tuple(replace(stop, spoken=words.get(stop.touch, stop.spoken)) for stop in face.stops)
    stops = tuple(
        _named(stop, said, speakable, in_language)
        if stop.touch.startswith(Kind.LANGUAGE) and face.focus in ("", stop.touch)
        else stop
        for stop in stops
    )
    return replace(face, said_in=said, spoken=other.spoken, aside=other.aside, stops=stops)


def _named(stop: Stop, said: str, speakable: Set[str], in_language: Callable[[str], Face]) -> Stop:
    """A language to choose: in itself, so that whoever speaks it knows it; by its name where it cannot be spoken."""
    own = language(stop.touch.removeprefix(Kind.LANGUAGE))
    if own.code in speakable:
        mine = next((one for one in in_language(own.code).stops if one.touch == stop.touch), stop)
        return replace(mine, language=own.code)
    return replace(stop, spoken=stop.spoken.replace(own.autonym, name_of(own.code, said)))


def name_of(code: str, reader: str) -> str:
    """What a language is called in another one, as CLDR has it: "inglés" for "en" and "es"."""
    name = Locale.parse(language(code).locale).get_language_name(language(reader).locale)
    return name or language(code).autonym
