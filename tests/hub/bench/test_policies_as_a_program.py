"""The policies over JSON lines give what the engine gives."""

import json
from typing import Any

import pytest

from hub.bench.policies import answers
from hub.engine.terms import PolicyName

HELLO = {
    "ev": "hello",
    "services": [{"id": "a", "sla": 600, "hist_mean": 300}, {"id": "b", "sla": 1200, "hist_mean": 60}],
}


def waiting(
    ticket: str, service: str, arrived: float, cls: str = "normal", appt: float | None = None
) -> dict[str, Any]:
    return {
        "ticket": ticket, "service": service, "cls": cls, "joined": arrived, "arrived": arrived, "appt": appt, "leg": 0,
    }  # fmt: skip


def choose(*tickets: dict[str, Any], t: float = 1000.0) -> str:
    counters = {f"c{number}": ["a", "b"] for number in range(4)}
    return json.dumps({"ev": "choose", "t": t, "counter": "c1", "waiting": [*tickets], "open": counters})


def told(policy: PolicyName, *lines: str) -> list[str]:
    return [json.loads(answer)["ticket"] for answer in answers(policy, [json.dumps(HELLO), *lines])]


@pytest.mark.parametrize(
    ("policy", "chosen"), [(PolicyName.FIFO, "T1"), (PolicyName.PROMISE, "T2"), (PolicyName.LISTED, "T2")]
)
def test_each_policy_chooses_by_its_own_key(policy: PolicyName, chosen: str) -> None:
    assert told(policy, choose(waiting("T1", "b", 400.0), waiting("T2", "a", 500.0))) == [chosen]


def test_booked_people_count_from_the_slot_and_priority_has_half_the_promise() -> None:
    booked = waiting("T3", "a", 100.0, "appointment", 900.0)  # 100 of 240 s
    urgent = waiting("T4", "b", 700.0, "priority")  # 300 of 600 s
    assert told(PolicyName.PROMISE, json.dumps({"ev": "day"}), choose(booked, urgent)) == ["T4"]
    assert told(PolicyName.PROMISE, choose(booked, urgent, t=1200.0)) == ["T3"]


def test_ratio_counts_its_turns() -> None:
    line = choose(waiting("T1", "a", 0.0), waiting("T2", "a", 10.0, "priority"))
    assert told(PolicyName.RATIO, line, line, line, line) == ["T2", "T2", "T1", "T2"]
