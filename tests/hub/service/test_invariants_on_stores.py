"""The invariants as a state machine through the whole house, on SQLite and PostgreSQL by the same code: what the
journal holds is right, and a hub that starts from it has the state and the lists of the one that wrote it (M05)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.hub.cluster import Cluster
from tests.hub.engine.random_commands import GROUPS, POLICIES
from tests.hub.places import STORES, Place
from tests.hub.service.house_history import HouseHistory

RUNS = {"sqlite": 4, "postgresql": 2}
PHASES = {"sqlite": (Phase.generate, Phase.shrink), "postgresql": (Phase.generate,)}
"""What fails on both is shrunk on the quicker one."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
BUSY = [group for group, often in GROUPS.items() for _ in range(often) if group != "personal"]
"""What is personal needs values beside the command, and has tests of its own."""


@contextmanager
def new_place(store: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    """An empty database: in a folder, or on the server of the tests."""
    with TemporaryDirectory() as folder, ExitStack() as undo:
        if store == "sqlite":
            yield Place(Path(folder))
            return
        cluster: Cluster = request.getfixturevalue("cluster")
        yield Place(Path(folder), undo.enter_context(cluster.database()))


def machine_on(store: str, request: pytest.FixtureRequest) -> type[RuleBasedStateMachine]:
    class HouseMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.undo = ExitStack()
            self.history: HouseHistory

        @initialize(policy=st.sampled_from(POLICIES))
        def open(self, policy: str) -> None:
            place = self.undo.enter_context(new_place(store, request))
            self.history = HouseHistory(place, policy)
            self.undo.callback(self.history.close)

        @rule(data=st.data(), groups=st.lists(st.sampled_from(BUSY), min_size=1, max_size=6))
        def ask(self, data: st.DataObject, groups: list[str]) -> None:
            self.history.choose(lambda n: data.draw(st.integers(0, n - 1)))
            for group in groups:
                self.history.step(group)
            if data.draw(st.integers(0, 9)) == 9:
                self.history.restart()

        def teardown(self) -> None:
            self.undo.close()

    return HouseMachine


def run(store: str, request: pytest.FixtureRequest, runs: int, steps: int) -> None:
    run_state_machine_as_test(
        machine_on(store, request),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=SLOW,
            database=None,
            phases=PHASES[store],
        ),
    )


@pytest.mark.timeout(300)
@pytest.mark.parametrize("store", STORES)
def test_the_invariants_hold_on_both_stores(store: str, request: pytest.FixtureRequest) -> None:
    run(store, request, runs=RUNS[store], steps=20)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("store", STORES)
def test_the_invariants_hold_on_both_stores_in_many_runs(store: str, request: pytest.FixtureRequest) -> None:
    run(store, request, runs=40, steps=60)
