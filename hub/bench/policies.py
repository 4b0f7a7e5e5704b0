"""The engine's own policies as a program over JSON lines, so that an office simulator can judge them (Q08).

    python -m hub.bench.policies promise

Reads `hello` (services with `id`, `sla`, `hist_mean`; seconds), then at each `choose` (t, waiting, open counters with
their skills) answers with the ticket that the policy calls; other lines are passed over. Priority people have half the
promise, booked ones 40 % of it, counted from the slot when that is later than the arrival.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hub.engine.giving import Giving
from hub.engine.ids import NORMAL, CounterId, Instant, Seq, ServiceId, VisitId
from hub.engine.journey import ANYONE
from hub.engine.lines import LineFacts, LineKey
from hub.engine.policy.candidate import Entry, Moment
from hub.engine.policy.table import POLICIES
from hub.engine.terms import PRIORITY, PolicyName

MS = 1_000
PERCENT = {"normal": 100, "priority": 50, "appointment": 40}


class Head:
    """A ticket as a policy sees it."""

    def __init__(self, first: Entry, service: str, facts: LineFacts) -> None:
        self.first = first
        self.service = ServiceId(service)
        self.promised_ms, self.typical_ms, self.rank, self.is_priority, self.counters = facts


class Office:
    """What is known from `hello`, and the turns of the policy `ratio`."""

    def __init__(self, policy: PolicyName, hello: Mapping[str, Any]) -> None:
        self._policy = policy
        self._services = {each["id"]: each for each in hello["services"]}
        self._order = {ServiceId(each["id"]): place for place, each in enumerate(hello["services"], 1)}
        self._turns: dict[str, int] = {}

    def choose(self, asked: Mapping[str, Any]) -> str:
        counter = asked["counter"]
        giving = Giving(CounterId(counter), order=self._order, policy=self._policy)
        heads = [*self._heads(asked)]
        moment = Moment(_ms(asked["t"]), len(asked["waiting"]), giving, self._turns.get(counter, 0))
        choice = POLICIES[self._policy](heads, moment)
        if choice.turn is not None:
            self._turns[counter] = choice.turn % sum(giving.ratio)
        return choice.visit

    def _heads(self, asked: Mapping[str, Any]) -> Iterator[Head]:
        """The first of each service and class, as in the engine's lines."""
        firsts: dict[LineKey, Head] = {}
        for place, each in enumerate(sorted(asked["waiting"], key=lambda one: (one["arrived"], one["joined"]))):
            head = self._head(each, place, asked["open"])
            key = LineKey(
                head.service, PRIORITY if head.is_priority else NORMAL, each["appt"] is not None, ANYONE, None
            )
            if key not in firsts or head.first < firsts[key].first:
                firsts[key] = head
        yield from firsts.values()

    def _head(self, ticket: Mapping[str, Any], place: int, counters: Mapping[str, list[str]]) -> Head:
        service = self._services[ticket["service"]]
        is_booked = ticket["appt"] is not None and ticket["leg"] == 0
        at = _ms(max(ticket["joined"], ticket["appt"]) if is_booked else ticket["arrived"])
        is_priority = ticket["cls"] == "priority"
        givers = sum(ticket["service"] in skills for skills in counters.values())
        facts = LineFacts(
            promised_ms=max(1, int(service["sla"] * MS) * PERCENT.get(ticket["cls"], 100) // 100),
            typical_ms=max(1, int(service["hist_mean"] * MS)),
            rank=int(is_priority),
            is_priority=is_priority,
            counters=givers,
        )
        return Head((at, Seq(place), 0, Seq(place), VisitId(ticket["ticket"])), ticket["service"], facts)


def answers(policy: PolicyName, lines: Iterable[str]) -> Iterator[str]:
    """One answer per `choose`."""
    office: Office | None = None
    for line in lines:
        said = json.loads(line)
        if said["ev"] == "hello":
            office = Office(policy, said)
        elif said["ev"] == "choose" and office is not None:
            yield json.dumps({"ticket": office.choose(said)})


def _ms(seconds: float) -> Instant:
    return Instant(round(seconds * MS))


def main(arguments: list[str]) -> int:
    policy = PolicyName(arguments[0]) if arguments else PolicyName.PROMISE
    for answer in answers(policy, sys.stdin):
        print(answer, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
