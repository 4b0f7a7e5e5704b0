"""What is really said for tickets A000 to Z999, in every language claimed: judged by phonemes against sounds written
by hand, and for recordings by which clips are played in which order (W04 W05)."""

import itertools
import json
import random
import string
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES
from hub.face.numbers import grammar
from hub.face.spoken import VOICES, for_voice
from hub.face.texts import Catalogues
from hub.sdk.io.speech.calls import grouped_lines, short_line
from hub.sdk.io.speech.clips import ClipPack
from hub.sdk.io.speech.espeak import Espeak
from hub.sdk.io.speech.needed import CALLS, needed
from tests.hub.face.sounds import DIGITS, LETTERS, distance, plain
from tests.means import need_program

CLAIMED = [one.code for one in LANGUAGES if one.code != "he"]
EVERY = [one.code for one in LANGUAGES]
CATALOGUES = Catalogues.load()
SIGNS = string.digits + string.ascii_uppercase
SAMPLE = 20
A_DIFFERENCE = 0.34
"""Of a sign's sounds: accents within it, another sign is further."""
RUN_TOGETHER = 0.25
"""Of a run of digits: what neighbours do to each other, as the t of huit before six."""
SEED = 20_261_122


@pytest.fixture(autouse=True)
def program() -> None:
    need_program("espeak-ng", "espeak-ng")


def said(code: str, lines: Sequence[str]) -> list[list[str]]:
    """For each sentence its clauses, plain. A pause ends a clause, and every clause is a line."""
    ends = "9 9 9 9 9"  # a mark between sentences: how many clauses one has is what is to be found out
    mark = [plain(one, code) for one in Espeak(longest_seconds=300).phonemes((ends,), VOICES[code]) or ()]
    asked = tuple(itertools.chain.from_iterable((for_voice(line, code), ends) for line in lines))
    clauses = [plain(one, code) for one in Espeak(longest_seconds=300).phonemes(asked, VOICES[code]) or ()]
    found: list[list[str]] = [[]]
    for clause in clauses:
        if [clause] == mark:
            found.append([])
        else:
            found[-1].append(clause)
    assert found.pop() == []
    assert len(found) == len(lines)
    return found


@cache
def signs(code: str) -> dict[str, str]:
    """How the voice says each sign by itself."""
    heard = said(code, [grammar(code).spell(sign) for sign in SIGNS])
    return {sign: "".join(clauses) for sign, clauses in zip(SIGNS, heard, strict=True)}


def judged(sounds: dict[str, str], meant: dict[str, str]) -> dict[str, str]:
    """The signs that are said unlike what is meant, or more like another one: why."""
    wrong = {}
    for sign, right in meant.items():
        nearest = min(meant, key=lambda other: distance(sounds[sign], meant[other]))
        if nearest != sign or distance(sounds[sign], right) > A_DIFFERENCE:
            wrong[sign] = f"{sounds[sign]} for {right}, nearest to {nearest}"
    return wrong


def meant(code: str, table: dict[str, str], of: str) -> dict[str, str]:
    sounds = [plain(one, code) for one in table[code].split()]
    return dict(zip(of, sounds, strict=True))


@pytest.mark.parametrize("code", CLAIMED)
def test_every_digit_and_letter_sounds_as_the_language_has_it(code: str) -> None:
    assert judged(signs(code), meant(code, DIGITS, string.digits)) == {}
    assert judged(signs(code), meant(code, LETTERS, string.ascii_uppercase)) == {}


def test_the_judge_finds_hebrew_wrong_and_any_two_digits_exchanged() -> None:
    assert {"0", "1", "8"} <= set(judged(signs("he"), meant("he", DIGITS, string.digits)))
    for code in random.Random(SEED).sample(CLAIMED, 4):
        right = meant(code, DIGITS, string.digits)
        for one, other in itertools.pairwise(string.digits):
            mixed = {**right, one: right[other], other: right[one]}
            assert {one, other} <= set(judged(mixed, right)), f"{code}: {one} for {other}"


def labels() -> list[str]:
    """Every number from 0 to 999, with leading zeros and without, each letter in turn."""
    letters = itertools.cycle(string.ascii_uppercase)
    padded = [f"{next(letters)}{number:03}" for number in range(1_000)]
    return padded + [f"{next(letters)}{number}" for number in range(100)]


def some_or_all(code: str) -> list[object]:
    seeded = random.Random(f"{SEED}{code}").sample(labels(), SAMPLE)
    return [
        pytest.param(code, seeded, id=f"{code}-sample"),
        pytest.param(code, labels(), id=f"{code}-all", marks=pytest.mark.long),
    ]


TICKETS = [given for code in CLAIMED for given in some_or_all(code)]
RECORDED = [given for code in EVERY for given in some_or_all(code)]


@pytest.mark.parametrize(("code", "tickets"), TICKETS)
def test_a_call_says_its_number_sign_by_sign_then_its_counter(code: str, tickets: list[str]) -> None:
    sound = signs(code)
    calls = said(code, [short_line(CATALOGUES, ticket, ticket[-1], code).text for ticket in tickets])
    for ticket, clauses in zip(tickets, calls, strict=True):
        parts = [sound[sign] for sign in ticket]
        told = f"{code} {ticket}: {clauses}"
        assert distance(clauses[0][-len(parts[0]) :], parts[0]) <= A_DIFFERENCE, told
        assert clauses[1 : len(parts) - 1] == parts[1:-1], told
        # Chinese goes on after the last digit: "… 2号到4号窗口".
        last = clauses[len(parts) - 1]
        assert last == parts[-1] or (code == "zh" and last.startswith(parts[-1])), told
        assert _nearly_within(sound[ticket[-1]], clauses[-1]), told
        assert len(clauses) == len(parts) + (code != "zh"), told


@pytest.mark.parametrize(("code", "tickets"), TICKETS)
def test_a_group_says_each_number_whole(code: str, tickets: list[str]) -> None:
    sound = signs(code)
    groups = [grouped_lines(CATALOGUES, code, [("4", (one, other))])[0].text for one, other in _pairs(tickets)]
    for (one, other), clauses in zip(_pairs(tickets), said(code, groups), strict=True):
        told = f"{code} {one} {other}: {clauses}"
        assert len(clauses) == 5, told
        for ticket, letter, run in ((one, *clauses[1:3]), (other, *clauses[3:5])):
            assert letter == sound[ticket[0]], told
            alone = "".join(sound[sign] for sign in ticket[1:])
            assert distance(_without_liaison(run, code), _without_liaison(alone, code)) <= RUN_TOGETHER, told


def _without_liaison(sounds: str, code: str) -> str:
    """French binds "un un" with an n, and drops the ends of "huit" and "six" before a consonant."""
    return sounds.translate(dict.fromkeys(map(ord, "ntzs"))) if code == "fr" else sounds


def _pairs(tickets: list[str]) -> list[tuple[str, str]]:
    return list(zip(tickets[::2], tickets[1::2], strict=True))


def _nearly_within(part: str, whole: str) -> bool:
    """Whether `part` is in there, as its neighbours may change it."""
    size = len(part)
    return any(
        distance(whole[at : at + length], part) <= A_DIFFERENCE
        for at in range(len(whole))
        for length in (size - 1, size, size + 1)
    )


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For each language a pack of all that is needed; a clip is called by what is in it."""
    folder = tmp_path_factory.mktemp("clips")
    for code in EVERY:
        (folder / code).mkdir()
        clips = {}
        for number, phrase in enumerate(needed(CATALOGUES, code, CALLS)):
            file = clips[phrase] = f"{phrase}.wav" if phrase in SIGNS else f"phrase-{number}.wav"
            (folder / code / file).touch()
        (folder / code / "manifest.json").write_text(json.dumps({"clips": clips}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("code", "tickets"), RECORDED)
def test_recordings_say_every_call_by_the_right_clips(packs: Path, code: str, tickets: list[str]) -> None:
    pack = ClipPack(packs / code, code)
    for number, ticket in enumerate(tickets):
        sign = str(number % 99 + 1)
        files = pack.cover(short_line(CATALOGUES, ticket, sign, code).text)
        assert files is not None, ticket
        assert _signs_in(files) == ticket + sign
        grouped = pack.cover(grouped_lines(CATALOGUES, code, [(sign, (ticket, "R042"))])[0].text)
        assert grouped is not None, ticket
        assert _signs_in(grouped) == sign + ticket + "R042"


def _signs_in(files: Sequence[str]) -> str:
    return "".join(file.removesuffix(".wav") for file in files if not file.startswith("phrase-"))
