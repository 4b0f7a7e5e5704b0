"""What is said when: follows the presenter's face and tells the voice. Plain Python, on the presenter's thread.

A new screen is said whole, then where the focus rests. A moved focus interrupts. On the same screen only what has
changed is said: a ticked need, a typed character at once; a sentence that was not there before when the others are over
(the number is heard to its end, then that the paper is there). Waiting counts that change
under the focus are not news to a person who listens. The last seconds are said once. Nothing is said while speaking is
off, and all is silent when a person has gone.
"""

from dataclasses import dataclass

from hub.face.numbers import grammar
from hub.face.spoken import sentences
from kiosk.screens.content import Entry, Face, Needs, Search, Stop
from kiosk.speech.voice import Said, Voice

_Parts = tuple[tuple[str, str], ...]
"""(text, its language; empty: the screen's)."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """The last face that was spoken about."""

    face: Face
    stop: Stop | None

    @property
    def screen(self) -> tuple[str, str, str]:
        """What makes a screen another one: its kind, its title, its language."""
        screen = self.face.screen
        return type(screen).__name__, str(getattr(screen, "title", "")), self.face.language


class Narrator:
    """`seen` is called with each face, in order."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._before: _Heard | None = None
        self._level = 0

    def seen(self, face: Face) -> None:
        if not face.speaking:
            if self._before is not None:
                self._voice.stop()
            self._before = None
            return
        now, before = _Heard(face, _focused(face)), self._before
        self._before = now
        if face.volume != self._level:
            self._level = face.volume
            self._voice.volume(face.volume)
        if before is not None and face.paused != before.face.paused:
            (self._voice.pause if face.paused else self._voice.resume)()
        said, later = _new(before, now) if before is not None else (_all(now), ())
        if said and not face.paused:
            self._voice.speak(*_in_languages(face, (*said, *later)))
        elif later:
            self._voice.add(*_in_languages(face, later))


def _in_languages(face: Face, parts: _Parts) -> tuple[Said, ...]:
    return tuple(Said(part, language or face.said_in or face.language) for part, language in parts)


def _new(before: _Heard, now: _Heard) -> tuple[_Parts, _Parts]:
    """What has to be said now, and what when all else has been said; nothing when that can go on as it is."""
    face, old = now.face, before.face
    asked_again = face.repeats != old.repeats
    if now.screen != before.screen or asked_again or (face.time_left is None) != (old.time_left is None):
        return _all(now), ()
    if face.time_left is not None and now.stop == before.stop:
        return (), ()
    aside = (face.aside,) if face.aside and (face.aside != old.aside or face.focus != old.focus) else ()
    typing = isinstance(face.screen, Entry | Search)
    if not face.focus and not typing and _touches(face) != _touches(old):  # another page of choices
        return _offered(face), _parts(*_fresh(old, face))
    changed, later = _parts(*aside, *_typed(old, face)), _parts(*_fresh(old, face))
    if _moved(before, now) or (face.volume != old.volume and not changed):
        return ((*changed, *_place(now.stop)) if now.stop else _all(now)), later
    return changed, later


def _all(now: _Heard) -> _Parts:
    """The whole screen; without a focus, for somebody who touches but does not read, with all that can be chosen."""
    face = now.face
    places = _place(now.stop) if face.focus or face.time_left else _offered(face)
    return (*_parts(face.aside, face.spoken), *places)


def _offered(face: Face) -> _Parts:
    """The choices of the screen: neither the aids nor the letters of a keyboard."""
    touches = _touches(face)
    return tuple(part for stop in face.stops if stop.touch in touches for part in _place(stop))


def _touches(face: Face) -> tuple[str, ...]:
    apart = {key.touch for key in face.strip} | {"back", "more-time"}
    names = (stop.touch for stop in face.stops)
    return tuple(name for name in names if name not in apart and not name.startswith("type-"))


def _place(stop: Stop | None) -> _Parts:
    """Where the focus is, in the language of that place."""
    return ((_ended(stop.spoken), stop.language),) if stop is not None and stop.spoken else ()


def _parts(*texts: str) -> _Parts:
    return tuple((_ended(text), "") for text in texts if text)


def _moved(before: _Heard, now: _Heard) -> bool:
    """Whether the focus is elsewhere, or its stop was changed by the person (a tick, a number of people)."""
    if now.stop is None:
        return False
    if before.stop is None or now.stop.touch != before.stop.touch:
        return True
    return isinstance(now.face.screen, Needs) and now.stop.spoken != before.stop.spoken


def _typed(before: Face, now: Face) -> tuple[str, ...]:
    """The characters that were added at the end, as the language names them."""
    old, new = before.screen, now.screen
    if not (isinstance(new, Entry | Search) and isinstance(old, Entry | Search)):
        return ()
    if new.typed == old.typed or not new.typed.startswith(old.typed):
        return ()
    added = new.typed[len(old.typed) :]
    return (grammar(now.said_in or now.language).spell(added) or added,)


def _fresh(before: Face, now: Face) -> tuple[str, ...]:
    """Sentences that were not there before; not the whole of what is typed with each sign of it."""
    if before.time_left is not None:
        return ()
    known = set(sentences(before.spoken))
    fresh = tuple(one for one in sentences(now.spoken) if one not in known)
    if isinstance(now.screen, Entry | Search) and _typed(before, now):
        return tuple(one for one in fresh if now.screen.typed not in one)
    return fresh


def _focused(face: Face) -> Stop | None:
    return next((stop for stop in face.stops if stop.touch == face.focus), None) if face.focus else None


def _ended(part: str) -> str:
    """As a sentence, so that it does not run into the next."""
    stripped = part.strip()
    return stripped if not stripped or stripped[-1] in ".!?:;。！？؟।" else f"{stripped}."
