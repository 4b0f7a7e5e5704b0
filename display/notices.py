"""Notices and emergency messages that stand, and which of them the voice says. Pure; instants are the hub's."""

from collections.abc import Callable, Sequence

from display.announcing import SpokenNotice
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeKind

MOST_KEPT = 50
"""Notices kept; more than anybody reads, and what a hub lets stand."""
MOST_SPOKEN = 500
"""Ids remembered, so that no notice is said twice."""
FRESH_MS = 60_000
"""A notice heard of later than this is shown and not said: whoever is here reads it."""

Words = Callable[[NoticeView, str], str]
"""The notice's words in a language; empty where there are none."""


class Notices:
    """What stands, oldest first."""

    def __init__(self) -> None:
        self._standing: dict[str, NoticeView] = {}
        self._said: dict[str, None] = {}

    def replace(self, notices: Sequence[NoticeView]) -> list[str]:
        """A snapshot names all that stand; the ids of those that stood before and do not any more."""
        before = self._standing
        self._standing = {one.id: one for one in notices[-MOST_KEPT:]}
        return [one for one in before if one not in self._standing]

    def raised(self, notice: NoticeView) -> None:
        self._standing[notice.id] = notice
        while len(self._standing) > MOST_KEPT:
            del self._standing[next(iter(self._standing))]

    def ended(self, notice: str) -> None:
        self._standing.pop(notice, None)

    def here(self, zones: frozenset[str] | None, instant: int) -> tuple[NoticeView, ...]:
        """Those that concern these zones (None: all) and have not run out. What the hub ended while this box could not
        hear it ends here by its own time."""
        return tuple(
            one
            for one in self._standing.values()
            if (one.until is None or instant < one.until)
            and (zones is None or not one.zones or not zones.isdisjoint(one.zones))
        )

    def to_say(
        self, here: Sequence[NoticeView], instant: int, words: Words, languages: Callable[[NoticeView], tuple[str, ...]]
    ) -> list[SpokenNotice]:
        """Those that were not said yet and are fresh; each is given out once."""
        found = []
        for notice in here:
            if notice.id in self._said:
                continue
            self._said[notice.id] = None
            if not notice.spoken or instant - notice.since > FRESH_MS:
                continue
            texts = {code: text for code in languages(notice) if (text := words(notice, code))}
            if texts:
                urgent = notice.kind == NoticeKind.EMERGENCY
                found.append(SpokenNotice(notice.id, texts, tuple(texts), urgent))
        while len(self._said) > MOST_SPOKEN:
            del self._said[next(iter(self._said))]
        return found


def emergencies(here: Sequence[NoticeView]) -> list[NoticeView]:
    return [one for one in here if one.kind == NoticeKind.EMERGENCY]


def plain(here: Sequence[NoticeView]) -> list[NoticeView]:
    """Every other kind, also of a newer hub."""
    return [one for one in here if one.kind != NoticeKind.EMERGENCY]
