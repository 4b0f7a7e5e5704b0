"""What the terminal knows and whom it may call; the probable next against the engine's own policy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counter.asks import AskCallNext, AskRecall, AskSignIn
from counter.line import line, parked, probable, promise_ms
from counter.room import Room
from counter.trace import trace
from hub.engine.giving import Giving
from hub.engine.ids import BusinessDay, ClassId, CounterId, Instant, Seq, SeriesId, ServiceId, VisitId
from hub.engine.journey import Place
from hub.engine.lines import Line, LineFacts, LineKey, line_key
from hub.engine.model import Visit
from hub.engine.policy.candidate import Moment
from hub.engine.policy.promise import promise
from hub.engine.terms import Channel
from hub.engine.terms import VisitState as EngineState
from hub.wire.terms import ChangeType, CounterState, PartState, Priority, VisitState
from hub.wire.views import CounterAnswer, PartView, StaffVisit, VisitAnswer
from tests.counter.staging import MINUTE, NOW, QUEUE, at_counter, change, snapshot, visit


def test_a_change_that_is_already_contained_changes_nothing() -> None:
    room = Room.of(snapshot(seq=100))
    assert room.after(change(100, ChangeType.TICKET_ISSUED, visit=visit("Z1", "birth", 0))) is room


def test_changes_carry_the_room_forward() -> None:
    room = Room.of(snapshot(seq=100))
    part = PartView(device="k1", device_name="Kiosk 1", part="printer", state="paper_out", since=5)
    room = room.after(change(101, ChangeType.TICKET_ISSUED, visit=visit("Z1", "birth", 0)))
    room = room.after(change(103, ChangeType.COUNTER_OPENED, counters=[at_counter()]))
    room = room.after(change(104, ChangeType.PART_REPORTED, part=part))
    assert room.seq == 104
    assert list(room.visits)[-1] == "v-Z1"
    assert room.counter("c4").staff == "s1"
    assert room.troubled_parts() == (part,)
    room = room.after(change(105, ChangeType.PART_REPORTED, part=part.model_copy(update={"state": PartState.OK})))
    assert room.troubled_parts() == ()


def test_a_visit_that_has_ended_is_dropped() -> None:
    room = Room.of(snapshot())
    ended = visit("A017", "birth", 18, VisitState.SERVED)
    assert "v-A017" not in room.after(change(101, ChangeType.VISIT_SERVED, visit=ended)).visits


def test_an_answer_is_taken_over_without_moving_the_sequence() -> None:
    room = Room.of(snapshot())
    called = visit("A017", "birth", 18, VisitState.CALLED, counter="c4")
    finished = visit("R043", "address", 15, VisitState.SERVED)
    answer = CounterAnswer(seq=120, counter=at_counter(visit="v-A017"), visit=called, finished=finished)
    told = room.told(answer)
    assert told.seq == room.seq
    assert told.counter("c4").visit == "v-A017"
    assert told.visits["v-A017"].state == VisitState.CALLED
    assert "v-R043" not in told.visits
    again = told.told(VisitAnswer(seq=121, visit=visit("A017", "birth", 18, VisitState.SERVING)))
    assert again.visits["v-A017"].state == VisitState.SERVING


def test_texts_fall_back_to_the_office_s_language() -> None:
    room = Room.of(snapshot())
    assert room.words({"en": "House", "ar": "بيت"}, "ar") == "بيت"
    assert room.words({"en": "House"}, "ar") == "House"
    assert room.words({}, "ar") == ""
    assert room.service("nothing") is None
    assert room.place("nothing") is None
    assert room.staff_name("s3") == "Clerk 3"
    assert room.staff_name("gone") == "gone"
    assert room.staff_name(None) == ""


def test_the_line_holds_who_waits_for_this_counter_in_order_of_arrival() -> None:
    served = visit("R001", "address", 90, VisitState.SERVING, counter="c5")
    labels = [one.visit.label for one in line(Room.of(snapshot([served, *reversed(QUEUE)])), "c4", NOW)]
    assert labels[:4] == ["A017", "R043", "R044", "R045"]
    assert "I001" not in labels
    assert len(labels) == 11
    assert line(Room.of(snapshot()), "unknown", NOW) == ()


def test_the_priority_class_is_promised_half() -> None:
    waiting = {one.visit.label: one for one in line(Room.of(snapshot()), "c4", NOW)}
    assert waiting["R043"].promised_ms == 20 * MINUTE
    assert waiting["R045"].promised_ms == 10 * MINUTE
    assert waiting["R045"].share == 0.9


def test_a_service_the_office_has_dropped_still_has_a_promise() -> None:
    assert promise_ms(Room.of(snapshot()), visit("Z1", "dropped", 5)) == MINUTE


def test_nobody_waits_nobody_is_next() -> None:
    assert probable(Room.of(snapshot(())), ()) is None


def test_first_come_is_first_where_the_office_says_so() -> None:
    room = Room.of(
        snapshot([visit("A1", "birth", 5), visit("R1", "address", 4, priority=Priority.PRIORITY)], policy="fifo")
    )
    found = probable(room, line(room, "c4", NOW))
    assert found is not None
    assert found.visit.label == "A1"


def test_parked_come_in_order_of_their_return() -> None:
    visits = [
        visit("P1", "birth", 9, VisitState.PARKED),
        visit("P2", "birth", 9, VisitState.PARKED, until=NOW + 9),
        visit("P3", "birth", 9, VisitState.PARKED, until=NOW + 3),
    ]
    assert [one.label for one in parked(Room.of(snapshot(visits)))] == ["P3", "P2", "P1"]


def test_the_trace_of_an_ask_changes_only_with_what_it_is_about() -> None:
    room = Room.of(snapshot(counters=[at_counter()]))
    assert trace(None, AskRecall("v-A017")) == ()
    assert trace(room, AskSignIn("s1", "1111")) == ()
    assert trace(room, AskRecall("gone")) == ()
    before = trace(room, AskCallNext("c4"))
    shown = QUEUE[0].model_copy(update={"shown": 3})
    assert trace(room.after(change(101, ChangeType.CALL_SHOWN, visit=shown)), AskRecall("v-A017")) == trace(
        room, AskRecall("v-A017")
    )
    busy = room.after(change(101, ChangeType.VISIT_CALLED, counters=[at_counter(visit="v-A017")]))
    assert trace(busy, AskCallNext("c4")) != before


WAITS = st.lists(
    st.tuples(
        st.sampled_from(["address", "certificate", "birth", "local-tax"]),
        st.sampled_from(list(Priority)),
        st.integers(0, 90 * MINUTE),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(waits=WAITS, others=st.sets(st.sampled_from(["c1", "c2", "c3", "c5", "c6"])))
def test_the_probable_next_is_whom_the_hub_would_call(waits: list[tuple[str, Priority, int]], others: set[str]) -> None:
    """The terminal reimplements the rule, because it may not import it; here both decide the same lines."""
    visits = [
        visit(f"V{place}", key, waited / MINUTE, priority=priority)
        for place, (key, priority, waited) in enumerate(sorted(waits, key=lambda one: -one[2]))
    ]
    counters = [at_counter(), *(at_counter(key, staff=f"s-{key}", session=key) for key in others)]
    room = Room.of(snapshot(visits, counters))
    found = probable(room, line(room, "c4", NOW))
    assert found is not None
    assert found.visit.id == _hub_choice(room, visits)


def _hub_choice(room: Room, visits: list[StaffVisit]) -> str:
    lines: dict[LineKey, Line] = {}
    for place, one in enumerate(visits):
        service = room.service(one.service)
        assert service is not None
        open_counters = [
            it.id
            for it in room.office.counters
            if one.service in it.services and room.counter(it.id).state == CounterState.OPEN
        ]
        joins = _engine_visit(one, place)
        is_priority = one.priority == Priority.PRIORITY
        promised = service.target_minutes * MINUTE // (2 if is_priority else 1)
        facts = LineFacts(promised, MINUTE, int(is_priority), is_priority, len(open_counters))
        lines.setdefault(line_key(joins), Line(line_key(joins), facts)).join(joins)
    return promise(list(lines.values()), Moment(Instant(NOW), len(visits), Giving(CounterId("4")))).visit


def _engine_visit(one: StaffVisit, place: int) -> Visit:
    return Visit(
        id=VisitId(one.id),
        seq=Seq(place),
        day=BusinessDay("2026-11-24"),
        series=SeriesId("a"),
        number=place,
        label=one.label,
        service=ServiceId(one.service),
        language="en",
        channel=Channel.KIOSK,
        priority=ClassId(one.priority),
        arrived=Instant(one.arrived),
        link_hash=None,
        state=EngineState.WAITING,
        changed=Instant(one.arrived),
        place=Place(Instant(one.arrived), Seq(place)),
    )
