"""What is said in a turn, and whose call each sentence tells. Pure but for asking which languages can be said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from display.announcing import Announcement
from display.voice.waiting import Form, Turn
from hub.face.texts import Catalogues
from hub.sdk.io.speech.calls import Line, call_lines, grouped_lines, notice_lines, short_line

Says = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`calls`: who has been told once this was heard."""

    line: Line
    calls: frozenset[int] = frozenset()


def sentences_of(catalogues: Catalogues, turn: Turn, says: Says) -> tuple[Sentence, ...]:
    """In order; empty where no voice can say any of it."""
    notice = turn.notice
    if notice is not None:
        languages = tuple(language for language in notice.languages if says(language))
        return tuple(Sentence(line) for line in notice_lines(notice.texts, languages))
    calls = turn.calls
    match turn.form:
        case Form.WHOLE:
            return _whole(catalogues, calls[0], says)
        case Form.SHORT:
            return _short(catalogues, calls[0], says)
        case Form.GROUPED:
            return _grouped(catalogues, calls, says)
        case _:
            assert_never(turn.form)


def _whole(catalogues: Catalogues, call: Announcement, says: Says) -> tuple[Sentence, ...]:
    languages = tuple(language for language in dict.fromkeys(call.languages) if says(language))
    lines = call_lines(catalogues, call.label, call.sign, call.way, languages, call.name)
    told = frozenset({call.call})
    named = len(lines) > len(languages)
    return tuple(Sentence(line, frozenset() if named and at == 0 else told) for at, line in enumerate(lines))


def _short(catalogues: Catalogues, call: Announcement, says: Says) -> tuple[Sentence, ...]:
    language = _language(call, says)
    if language is None:
        return ()
    line = short_line(catalogues, call.label, call.sign, language)
    return (Sentence(line, frozenset({call.call})),)


def _grouped(catalogues: Catalogues, calls: tuple[Announcement, ...], says: Says) -> tuple[Sentence, ...]:
    """By language, then by counter, each in the order of its first call; a number that is called twice is said once."""
    groups: dict[tuple[str, str], dict[str, list[int]]] = {}
    for call in calls:
        language = _language(call, says)
        if language is not None:
            labels = groups.setdefault((language, call.sign), {})
            labels.setdefault(call.label, []).append(call.call)
    order = dict.fromkeys(language for language, _ in groups)
    made = []
    for language in order:
        mine = [(sign, labels) for (spoken, sign), labels in groups.items() if spoken == language]
        lines = grouped_lines(catalogues, language, [(sign, tuple(labels)) for sign, labels in mine])
        for line, (_, labels) in zip(lines, mine, strict=True):
            made.append(Sentence(line, frozenset(number for numbers in labels.values() for number in numbers)))
    return tuple(made)


def _language(call: Announcement, says: Says) -> str | None:
    """The ticket's, else the office's, else none."""
    return next((language for language in call.languages if says(language)), None)
