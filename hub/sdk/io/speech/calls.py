"""What is said for a call or a notice, sentence by sentence, and their samples. Pure but for the engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.face.languages import without_isolates
from hub.face.numbers import announcement, grouped
from hub.face.spoken import sentences
from hub.face.texts import Catalogues
from hub.sdk.io.speech.engine import Engine
from hub.sdk.io.waves import Samples, trimmed

MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and its language. `plain`: the same without the office's own words, for a voice that does not know
    them (a pack of recordings); empty: there is no shorter one."""

    text: str
    language: str
    plain: str = ""


def call_lines(
    catalogues: Catalogues,
    label: str,
    sign: str,
    way: Mapping[str, str],
    languages: Sequence[str],
    name: str | None = None,
) -> tuple[Line, ...]:
    """The whole call in each language, with the way there. A name is said once, first, as a sentence of its own."""
    lines = [Line(f"{name[:MOST_NAME]}.", languages[0])] if name and languages else []
    for language in languages:
        texts = catalogues.texts(language, "speech")
        plain = without_isolates(announcement(texts, label, sign))
        whole = without_isolates(announcement(texts, label, sign, way.get(language, "")))
        lines.append(Line(whole, language, plain if plain != whole else ""))
    return tuple(lines)


def short_line(catalogues: Catalogues, label: str, sign: str, language: str) -> Line:
    """Number and counter, nothing else."""
    return Line(without_isolates(announcement(catalogues.texts(language, "speech"), label, sign)), language)


def grouped_lines(
    catalogues: Catalogues, language: str, counters: Iterable[tuple[str, Sequence[str]]]
) -> tuple[Line, ...]:
    """A sentence per counter with its numbers."""
    texts = catalogues.texts(language, "speech")
    return tuple(Line(without_isolates(said), language) for said in grouped(texts, counters))


def notice_lines(texts: Mapping[str, str], languages: Sequence[str]) -> tuple[Line, ...]:
    """The notice in each of `languages` that it was written in, split into sentences."""
    return tuple(
        Line(sentence, language)
        for language in dict.fromkeys(languages)
        for sentence in sentences(without_isolates(texts.get(language, "")))
    )


def said(engine: Engine, line: Line) -> "Samples | None":
    """Its samples without silence around them (espeak-ng adds 0.45 s); None where it cannot be said."""
    samples = engine.render(line.text, line.language)
    if samples is None and line.plain:
        samples = engine.render(line.plain, line.language)
    return None if samples is None else trimmed(samples)
