"""The pieces published with an event cover everything that it changed (architecture.md, "service/change")."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from hub.engine.commands import AcceptOffice, CloseDay, OpenDay, ParkVisit
from hub.engine.evolve import evolve
from hub.engine.ids import CounterId, ServiceId
from hub.engine.model import Day, ServiceLoad
from hub.engine.state import State
from hub.engine.touched import Touched, touched
from tests.hub.engine.desk import MANAGER, Desk, clerk, document, services
from tests.hub.engine.histories import History

Held = Mapping[Any, object]
Pieces = tuple[Held, Held, Held, Day, Held, Held]


def pieces(state: State) -> Pieces:
    leaves = state.setup.leaves() if state.setup is not None else []
    loads = {service: state.load(service) for service in leaves}
    return {**state.visits}, {**state.counters}, loads, state.day, {**state.parts}, {**state.tallies}


@pytest.mark.parametrize("seed", [11, 12])
def test_nothing_changes_without_being_published(seed: int) -> None:
    history = History(random.Random(seed).randrange)
    history.run(400)
    state = State.empty()
    before = pieces(state)
    for recorded in history.desk.journal:
        evolve(state, recorded)
        after, told = pieces(state), touched(state, recorded)
        assert changed(before[0], after[0]) <= {told.visit.id if told.visit else ""}
        assert changed(before[1], after[1]) <= {counter.id for counter in told.counters}
        assert changed(before[2], after[2]) <= {load.service for load in told.loads}
        assert before[3] == after[3] or told.day == after[3]
        assert changed(before[4], after[4]) <= ({(told.part.device, told.part.part)} if told.part else set())
        assert changed(before[5], after[5]) <= ({told.tally.staff} if told.tally else set())
        assert all(after[1].get(counter.id) == counter for counter in told.counters)
        before = after


def changed(before: Mapping[Any, object], after: Mapping[Any, object]) -> set[Any]:
    """Keys that are new or have another value; dropped ones are the day's opening, which is published."""
    return {key for key, value in after.items() if before.get(key) != value}


def test_a_new_set_up_touches_everything() -> None:
    desk = Desk()
    desk.must(AcceptOffice(document(walk_seconds=9)), MANAGER)
    told = desk.touches[-1]
    assert told.office is not None
    assert told.office.walk_seconds == 9
    assert [load.service for load in told.loads] == ["a", "b", "c"]
    assert len(told.counters) == 3


def test_what_is_gone_is_left_out() -> None:
    desk = Desk()
    desk.staffed(1)
    desk.ticket()
    desk.next(1)
    call = desk.journal[-1]
    desk.must(CloseDay(), MANAGER)
    desk.must(OpenDay(), MANAGER)
    told = touched(desk.state, call)
    assert told.visit is None
    assert [counter.id for counter in told.counters] == [CounterId("1")]
    assert touched(State.empty(), call) == Touched()
    assert touched(State.empty(), desk.journal[0]) == Touched()
    assert touched(State.empty(), desk.journal[2]) == Touched()


def test_a_load_says_who_waits_and_who_serves() -> None:
    desk = Desk()
    desk.staffed(1, 2)
    desk.ticket()
    assert desk.touches[-1].loads == (ServiceLoad(ServiceId("a"), 1, 2),)


def test_a_parked_visit_that_is_kept_overnight_joins_the_line_for_all_to_see() -> None:
    desk = Desk(services=services(a={"keep_overnight": True}))
    desk.staffed(1)
    visit = desk.ticket()
    desk.must(ParkVisit(visit), clerk(1))
    desk.must(CloseDay(), MANAGER)
    kept = next(told for told in desk.touches if told.visit is not None and told.visit.kept)
    assert [(load.service, load.waiting) for load in kept.loads] == [("a", 1)]
