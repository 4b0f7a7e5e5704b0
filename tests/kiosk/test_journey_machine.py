"""Whatever people, hub and devices do, in whatever order: one wish makes at most one ticket, nothing of a former person
is left, the focus rests on something that is there, every screen can be said, left, and has help (K01, E03, E04, E07).
20 runs of up to 50 steps each time, 300 of up to 200 with `--long`."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from hub.sdk.io.keypad import KeypadKey
from hub.wire.office import KioskManners
from hub.wire.problem import Reason
from hub.wire.stream import KioskSnapshot
from hub.wire.terms import AppointmentState, PartState, ServiceClosed
from kiosk.orders import Order, Sought
from kiosk.person import Person, Voice
from kiosk.screens.content import (
    Attract,
    Closed,
    Languages,
    Notice,
    Services,
    TicketSafe,
    TicketShown,
)
from kiosk.touches import parse
from tests.kiosk.journeys import OPEN, Bench, booked, change, given, loads, problem, snapshot
from tests.kiosk.marstow import asking_marstow, marstow, marstow_snapshot

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much]
PLANTED = "zqx"
"""Typed by every person who types; it must be nowhere once they have gone."""
SNAPSHOTS: dict[str, KioskSnapshot] = {
    "asking": marstow_snapshot(OPEN, asking_marstow()),
    "straight": marstow_snapshot(),
    "one-language": snapshot(),
    "small": marstow_snapshot(OPEN, marstow(KioskManners(party=False, several=False))),
    "closed": marstow_snapshot(OPEN.model_copy(update={"taking": False})),
}
FRAMES = ("abcdefgh234567", "http://hub/t/abcdefghijklmnopqrstuvwxyz", "4006381333931", "", "BEGIN:VCARD\nN:X")
FORWARD = ("begin", "go-on", "take", "skip", "ok", "add-matter", "check-in", "way-code", "way-name", "search")
NOWHERE = ("back", "take", "choice-nothing", "match-3", "type-q", "more", "done", "again", "need-none")


class KioskMachine(RuleBasedStateMachine):
    """Times are virtual; what the hub says comes for wishes that are under way and for those long over alike."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench(has_bell=True, fit_services=4)
        self.journey = self.bench.journey()
        self.seq = 20

    @initialize(name=st.sampled_from(("asking", "asking", "small", "straight", "one-language", "closed")))
    def open(self, name: str) -> None:
        self.journey.heard(SNAPSHOTS[name])

    def touch_one(self, data: st.DataObject, wanted: Callable[[str], bool]) -> None:
        """One of those on the screen, when the finger has been lifted long enough."""
        self.bench.later(self.journey, 0.6)
        names = [stop.touch for stop in self.journey.face.stops if wanted(stop.touch)]
        if names:
            self.journey.touch(data.draw(st.sampled_from(names)))

    @rule(data=st.data())
    def touched(self, data: st.DataObject) -> None:
        self.touch_one(data, lambda name: True)

    @rule(data=st.data())
    def chosen(self, data: st.DataObject) -> None:
        self.touch_one(data, lambda name: not name.startswith(("aid-", "type-", "help", "pick-")))

    @rule(data=st.data())
    def gone_forward(self, data: st.DataObject) -> None:
        self.touch_one(data, lambda name: name in FORWARD or name.startswith(("choice-", "language-")))

    @rule(data=st.data())
    def gone_further_forward(self, data: st.DataObject) -> None:
        self.touch_one(data, lambda name: name in FORWARD or name.startswith("match-"))

    @rule(name=st.sampled_from(NOWHERE))
    def touched_in_haste(self, name: str) -> None:
        """Whether it is there or not, and maybe the same finger."""
        self.journey.touch(name)

    @rule()
    def typed(self) -> None:
        for letter in PLANTED:
            self.bench.later(self.journey, 0.6)
            there = {stop.touch for stop in self.journey.face.stops}
            name = next((name for name in (f"type-{letter}", f"type-{letter.upper()}") if name in there), None)
            if name is not None:
                self.journey.touch(name)

    @rule(key=st.sampled_from(list(KeypadKey)))
    def pressed(self, key: KeypadKey) -> None:
        self.bench.later(self.journey, 0.2)
        self.journey.press(key)

    @rule(data=st.data())
    def time_passes(self, data: st.DataObject) -> None:
        """Now and then long enough for the person to be gone."""
        self.bench.later(self.journey, data.draw(st.sampled_from((0.1, 0.6, 3.0, 3.0, 3.0, 31.0, 45.0, 130.0))))

    @rule(data=st.data())
    def the_hub_answers(self, data: st.DataObject) -> None:
        """Wishes under way, and such as are long over."""
        orders, sought = self.bench.asked[-3:], self.bench.sought[-2:]
        if orders:
            data.draw(st.sampled_from((self.gives, self.gives, self.refuses)))(data, data.draw(st.sampled_from(orders)))
        if sought:
            data.draw(st.sampled_from((self.finds, self.finds, self.finds_nothing)))(
                data, data.draw(st.sampled_from(sought))
            )

    def gives(self, data: st.DataObject, order: Order) -> None:
        self.journey.answered(order, given(order, ahead=data.draw(st.sampled_from((None, 0, 5)))))

    def refuses(self, data: st.DataObject, order: Order) -> None:
        reason = data.draw(st.sampled_from((None, *Reason)))
        if reason is None:
            self.journey.gave_up(order)
        else:
            self.journey.refused(order, problem(reason))

    def finds(self, data: st.DataObject, sought: Sought) -> None:
        times = ("10:30", "11:00", "14:15")[: data.draw(st.integers(0, 3))]
        state = data.draw(st.sampled_from((AppointmentState.BOOKED, *AppointmentState)))
        days = data.draw(st.sampled_from((0, 0, 2)))
        self.journey.found(sought, [booked(time, days=days, state=state) for time in times])

    def finds_nothing(self, data: st.DataObject, sought: Sought) -> None:
        reason = data.draw(st.sampled_from((None, Reason.NOT_FOUND, Reason.TOO_MANY_TRIES)))
        self.journey.find_failed(sought, problem(reason) if reason else None)

    @rule(data=st.data())
    def paper(self, data: st.DataObject) -> None:
        fault = data.draw(st.sampled_from((None, None, PartState.PAPER_OUT, PartState.HOT)))
        if self.bench.asked and fault is None:
            self.journey.printed(self.bench.asked[-1].visit)
        elif self.bench.asked and fault is not None:
            self.journey.unprinted(self.bench.asked[-1].visit, fault)

    @rule(data=st.data())
    def something_else_happens(self, data: st.DataObject) -> None:
        """Around the person, seldom."""
        data.draw(st.sampled_from((self.scans, self.hears, self.loses, self.holds, self.is_able, self.helps)))(data)

    def scans(self, data: st.DataObject) -> None:
        self.journey.scanned(data.draw(st.sampled_from(FRAMES)))

    def hears(self, data: st.DataObject) -> None:
        if data.draw(st.booleans()):
            self.journey.heard(SNAPSHOTS[data.draw(st.sampled_from(sorted(SNAPSHOTS)))])
            return
        self.seq += 1
        (load,) = loads(taxes=(3, 1))
        closed = data.draw(st.sampled_from((None, *ServiceClosed)))
        self.journey.changed(change(self.seq, [load.model_copy(update={"closed": closed})]))

    def loses(self, data: st.DataObject) -> None:
        (self.journey.lost if data.draw(st.booleans()) else self.journey.regained)()

    def holds(self, data: st.DataObject) -> None:
        numbers = data.draw(st.sampled_from((None, 0, 60)))
        self.journey.holding(numbers, timedelta(hours=2) if numbers else None)

    def is_able(self, data: st.DataObject) -> None:
        self.journey.can_speak(
            data.draw(st.sampled_from((frozenset(), frozenset({"en"}), frozenset({"en", "es", "ar"}))))
        )

    def helps(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from((self.journey.help_rung, self.journey.help_coming, self.journey.help_failed)))()

    @invariant()
    def a_wish_is_one_ticket(self) -> None:
        visits = [ticket.order.visit for ticket in self.bench.handed]
        assert len(visits) == len(set(visits))
        assert len({order.request for order in self.bench.asked}) == len(self.bench.asked)

    @invariant()
    def everything_is_said(self) -> None:
        face = self.journey.face
        assert face.spoken.strip()
        assert all(stop.spoken.strip() for stop in face.stops)
        assert "⁦" not in face.spoken
        assert "\n" not in face.spoken

    @invariant()
    def the_focus_rests_on_what_is_there(self) -> None:
        face = self.journey.face
        names = [stop.touch for stop in face.stops]
        assert len(names) == len(set(names)), names
        for name in names:
            parse(name)
        assert face.focus in names if self.journey.person.keypad and names else face.focus == ""

    @invariant()
    def there_is_a_way_on_a_way_back_and_help(self) -> None:
        face, person = self.journey.face, self.journey.person
        names = {stop.touch for stop in face.stops}
        assert "help" in names
        if person.waiting:
            return
        match face.screen:
            case Attract():
                assert "begin" in names
            case Languages():
                assert "back" in names or person.page == 0
            case Services():
                assert "back" in names or not person.category
            case TicketShown() | TicketSafe():
                assert {"done", "more-time"} <= names
            case Closed():
                pass
            case Notice(key=""):
                pass
            case _:
                assert "back" in names

    @invariant()
    def who_has_gone_leaves_nothing(self) -> None:
        face, person = self.journey.face, self.journey.person
        if person != Person():
            return
        assert isinstance(face.screen, Attract | Languages | Services | Closed | Notice)
        assert not any((face.bigger, face.contrast, face.lower, face.speaking, face.paused, face.focus))
        assert (face.volume, face.language) == (Voice().volume, "en")
        said = repr(face).casefold()
        assert PLANTED not in said
        assert "r042" not in said

    @invariant()
    def what_was_typed_is_held_by_nobody_after_the_ticket(self) -> None:
        person = self.journey.person
        if person.ticket is not None:
            assert (person.words, person.typed, person.draft.details, person.matches) == ("", "", (), ())


def run(examples: int, steps: int) -> None:
    bounds = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=SLOW, print_blob=True
    )
    run_state_machine_as_test(KioskMachine, settings=bounds)


def test_anything_may_happen_to_a_kiosk() -> None:
    run(20, 50)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_anything_may_happen_to_a_kiosk_for_long() -> None:
    run(300, 200)
