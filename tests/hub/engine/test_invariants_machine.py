"""The ten invariants as a state machine of hypothesis over the real engine: all commands, shrinking to the few steps
that matter. 20 runs of up to 60 steps each time, 120 of up to 150 with `--long`."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.hub.engine.histories import History
from tests.hub.engine.random_commands import POLICIES

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much]


class OfficeMachine(RuleBasedStateMachine):
    """Each rule is a group of commands; what exactly is asked, by whom and when, is drawn inside; 0 is the plainest."""

    def __init__(self) -> None:
        super().__init__()
        self.history: History | None = None

    @initialize(policy=st.sampled_from(POLICIES))
    def open(self, policy: str) -> None:
        self.history = History(lambda n: 0, policy)

    def ask(self, data: st.DataObject, group: str) -> None:
        assert self.history is not None
        self.history.choose(lambda n: data.draw(st.integers(0, n - 1)))
        self.history.time_passes()
        self.history.step(group)

    @rule(data=st.data())
    def ticket(self, data: st.DataObject) -> None:
        self.ask(data, "ticket")

    @rule(data=st.data())
    def another_ticket(self, data: st.DataObject) -> None:
        self.ask(data, "ticket")

    @rule(data=st.data())
    def call(self, data: st.DataObject) -> None:
        self.ask(data, "call")

    @rule(data=st.data())
    def at_counter(self, data: st.DataObject) -> None:
        self.ask(data, "at_counter")

    @rule(data=st.data())
    def moved(self, data: st.DataObject) -> None:
        self.ask(data, "moved")

    @rule(data=st.data())
    def ended_or_revised(self, data: st.DataObject) -> None:
        self.ask(data, data.draw(st.sampled_from(("ended", "revised"))))

    @rule(data=st.data())
    def chosen_or_walk_up(self, data: st.DataObject) -> None:
        self.ask(data, data.draw(st.sampled_from(("call_chosen", "walk_up"))))

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self.ask(data, "undo")

    @rule(data=st.data())
    def numbers(self, data: st.DataObject) -> None:
        self.ask(data, "numbers")

    @rule(data=st.data())
    def worked(self, data: st.DataObject) -> None:
        self.ask(data, "worked")

    @rule(data=st.data())
    def booked(self, data: st.DataObject) -> None:
        self.ask(data, "booked")

    @rule(data=st.data())
    def hall(self, data: st.DataObject) -> None:
        self.ask(data, "hall")

    @rule(data=st.data())
    def time(self, data: st.DataObject) -> None:
        self.ask(data, data.draw(st.sampled_from(("time", "time", "device", "personal"))))

    @rule()
    def restart(self) -> None:
        assert self.history is not None
        self.history.restart()

    def teardown(self) -> None:
        if self.history is not None:
            self.history.finish()


def test_the_invariants_hold() -> None:
    run_state_machine_as_test(
        OfficeMachine,
        settings=settings(max_examples=20, stateful_step_count=60, deadline=None, suppress_health_check=SLOW),
    )


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_the_invariants_hold_in_many_long_runs() -> None:
    run_state_machine_as_test(
        OfficeMachine,
        settings=settings(max_examples=120, stateful_step_count=150, deadline=None, suppress_health_check=SLOW),
    )
