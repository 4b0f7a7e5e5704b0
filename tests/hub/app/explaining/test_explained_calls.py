"""Must show 7: over random histories, whoever recomputes a call from the printed figures alone calls the same visit."""

import json
import random
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from hub.app.explaining.figures import call_figures
from hub.app.explaining.reasons import reason_lines
from hub.app.explaining.sentences import Sentences
from hub.app.main import main
from hub.engine.commands import Actor, Command, OpenDay, ParkVisit
from hub.engine.events import Event
from hub.engine.refusal import Refusal
from hub.engine.state import State
from hub.engine.terms import PolicyName
from hub.face.texts import Catalogues
from hub.service.explain.story import Happened, Scene, scenes
from hub.store.times import from_wall_ms
from tests.hub.engine.desk import HUB, MANAGER, wall_ms
from tests.hub.engine.histories import History
from tests.hub.service.made_office import MadeOffice
from tests.hub.service.made_time import MadeTime
from tests.hub.service.town import TAXES, clerk, ticket

Figures = dict[str, Any]
EVENT_NAMES = {event.__name__ for event in get_args(Event)}


def recomputed(call: Figures) -> str:
    """By hand: from the figures that are printed, and the rule as its sentence says it. No code of the engine."""
    heads = [head for head in call["heads"] if not head["set_aside"]]

    def place(head: Figures) -> tuple[int, ...]:
        return tuple(int(part) for part in head["place"].split("/"))

    def share(head: Figures) -> Fraction:
        return Fraction(head["weight"] * head["waited_ms"], 100 * head["promised_ms"])

    def per_time(head: Figures) -> Fraction:
        return share(head) * share(head) / int(head["typical_ms"])

    def by_promise(key: Any, times: int, *, by_scarcity: bool) -> str:
        fewest = min(head["counters"] for head in heads)
        few = [head for head in heads if head["counters"] == fewest]
        among = few if by_scarcity and fewest <= 2 and len(few) < len(heads) else heads
        best = min(among, key=lambda head: (-key(head), place(head)))
        overdue = [head for head in heads if head["waited_ms"] > times * head["promised_ms"]]
        if overdue and not best["is_priority"]:
            best = min(overdue, key=place)
        return str(best["visit"])

    match call["why"]["policy"]:
        case "promise":
            return by_promise(share, 2, by_scarcity=True)
        case "promise-throughput":
            return by_promise(per_time, 3, by_scarcity=False)
        case "fifo":
            return str(min(heads, key=place)["visit"])
        case "strict":
            return str(min(heads, key=lambda head: (-head["rank"], place(head)))["visit"])
        case "ratio":
            round_of = call["ratio"]["priority"] + call["ratio"]["others"]
            owed = call["ratio"]["made"] % round_of < call["ratio"]["priority"]
            in_turn = [head for head in heads if head["is_priority"] is owed] or heads
            return str(min(in_turn, key=place)["visit"])
        case "listed":
            plain = {head["visit"]: Fraction(head["waited_ms"], head["promised_ms"]) for head in heads}
            return str(min(heads, key=lambda head: (head["listed"], -plain[head["visit"]], place(head)))["visit"])
        case other:
            raise AssertionError(other)


class Told(History):
    """A random history that remembers the wall time of its events."""

    def __init__(self, seed: int, policy: str) -> None:
        super().__init__(random.Random(seed).randrange, policy)
        desk = self.desk
        self.walls = [wall_ms(desk.date, desk.minute)] * len(desk.journal)
        real = desk.do

        def do(command: Command, actor: Actor = HUB) -> tuple[Event, ...] | Refusal:
            answer = real(command, actor)
            self.walls += [wall_ms(desk.date, desk.minute)] * (len(desk.journal) - len(self.walls))
            return answer

        desk.do = do  # type: ignore[method-assign]

    def run(self, steps: int) -> None:
        """Without the questions that others ask of each step."""
        for _ in range(steps):
            self.time_passes()
            if not self.desk.state.day.open and self.pick(2):
                self.desk.do(OpenDay(), MANAGER)
            command, actor = getattr(self.asking, self._groups[self.pick(len(self._groups))])()
            self.desk.do(command, actor)

    def calls(self) -> Iterator[Scene]:
        happened = (Happened(it, from_wall_ms(at)) for it, at in zip(self.desk.journal, self.walls, strict=True))
        return (scene for scene in scenes(State.empty(), happened, None) if scene.call is not None)


def check(scene: Scene) -> str:
    """Recompute one call; the policy by which it was made."""
    assert scene.call is not None
    printed = json.loads(json.dumps(call_figures(scene.call)))
    assert printed["agrees"], "choosing anew differs from what was recorded"
    if printed["how"] == "chosen":
        return "chosen"
    assert recomputed(printed) == scene.call.called.visit
    texts = Catalogues.load().texts("en", "explain")
    lines = "\n".join(reason_lines(texts, Sentences(texts, ZoneInfo("UTC")), scene.setup, scene.call))
    for head in printed["heads"]:
        assert head["set_aside"] or head["key"] in lines
    return str(printed["why"]["policy"])


@pytest.mark.parametrize("policy", PolicyName)
def test_every_call_can_be_recomputed_from_what_is_printed(policy: PolicyName) -> None:
    seen: Tally[str] = Tally()
    seed = 0
    while seen[policy] < 25 and seed < 12:
        history = Told(seed, policy.value)
        history.run(150)
        seen.update(check(scene) for scene in history.calls())
        seed += 1
    assert seen[policy] >= 25, seen


@pytest.mark.long
@pytest.mark.parametrize("policy", PolicyName)
def test_every_call_of_long_histories_can_be_recomputed(policy: PolicyName) -> None:
    seen: Tally[str] = Tally()
    for seed in range(500, 510):
        history = Told(seed, policy.value)
        history.run(1000)
        seen.update(check(scene) for scene in history.calls())
    assert seen[policy] > 100


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The folder of a running hub that has told a story: R002 was called twice, T001 in between."""
    office = MadeOffice(tmp_path, MadeTime(datetime(2026, 11, 23, 10, 0, tzinfo=UTC)))
    office.open_counter()
    office.ticket()
    office.pass_by(4)
    office.do(ticket(TAXES, visit="taxes-1"))
    office.pass_by(3)
    visit = office.ticket()
    office.called()
    office.pass_by(2)
    office.called()
    office.pass_by(1)
    assert office.called() == visit
    office.do(ParkVisit(visit, minutes=2), clerk(1))
    office.pass_by(3)
    office.called()
    office.time.pass_by(timedelta(minutes=1))
    office.finish(visit)
    yield tmp_path
    office.close()


def explain(data: Path, *words: str, code: int = 0) -> None:
    assert main(["--data", str(data), "explain", *words]) == code


def test_a_ticket_is_explained_beside_the_running_hub(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain(data, "t001", "--day", "2026-11-23")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Ticket T001, business day 2026-11-23, times of Etc/UTC"
    assert lines[1] == "10:04:00  Ticket T001 issued for Taxes, by way of: kiosk. People who stood before: 0."
    assert lines[2:4] == [
        "10:09:00  Called to counter 1.",
        "          Policy promise: the largest key = weight × waited / promised.",
    ]
    assert "100% × 300000/1200000 = 0.250000000000" in lines[5]
    assert "100% × 120000/1200000 = 0.100000000000" in lines[6]
    assert lines[5].lstrip().startswith("→ T001, Taxes, normal (weight 0), open counters: 1: key")
    assert lines[-1] == "10:10:00  Served at counter 1. The visit has ended: served."


def test_as_json_it_holds_every_figure(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain(data, "R002", "--json")
    story = json.loads(capsys.readouterr().out)
    calls = [event["call"] for event in story["events"] if "call" in event]
    assert (story["ticket"], story["day"], len(calls)) == ("R002", "2026-11-23", 2)
    assert [recomputed(call) for call in calls] == ["visit-2", "visit-2"]


@pytest.mark.parametrize("words", [("R999",), ("R001", "--day", "2026-11-22")])
def test_a_ticket_that_is_not_there_is_said_so(
    data: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    explain(data, *words, code=2)
    assert "There is no ticket" in capsys.readouterr().err


def test_without_a_journal_it_says_where_to_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain(tmp_path / "nowhere", "R001", code=2)
    assert "--data" in capsys.readouterr().err


def test_every_event_of_a_visit_has_its_sentence() -> None:
    texts = Catalogues.load().texts("es", "explain")
    sentences = Sentences(texts, ZoneInfo("UTC"))
    bare: set[str] = set()
    for seed in range(40, 43):
        history = Told(seed, "promise")
        history.run(400)
        happened = (Happened(it, from_wall_ms(at)) for it, at in zip(history.desk.journal, history.walls, strict=True))
        bare |= {sentences.of(scene) for scene in scenes(State.empty(), happened, None)} & EVENT_NAMES
    assert bare <= {"WalkUpStarted"}, "a walk-up has no ticket to ask for"
