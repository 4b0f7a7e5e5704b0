"""Every state of the terminal's screen, each made the way it comes about."""

from collections.abc import Callable

from counter.asks import NoAnswer, NotKnown
from counter.keys import Key
from hub.sdk.errors import HubUnreachable
from hub.wire.terms import ChangeType, CounterState, PrintOutcome, Priority, VisitState
from hub.wire.views import DayView, HelpView, PartView, StaffVisit
from tests.counter.staging import MINUTE, NOW, QUEUE, WALL, WHY, Stage, at_counter, change, snapshot, visit

Make = Callable[[Stage], None]


def called(shown: int = 1, spoken: int = 1, calls: int = 1) -> StaffVisit:
    return visit(
        "A017",
        "birth",
        18.4,
        VisitState.CALLED,
        language="es",
        counter="c4",
        called=NOW - 21_000,
        calls=calls,
        shown=shown,
        spoken=spoken,
        why=WHY,
    )


def serving() -> StaffVisit:
    return visit(
        "R042",
        "address",
        25,
        VisitState.SERVING,
        language="ar",
        priority=Priority.PRIORITY,
        counter="c4",
        called=NOW - 276_000,
        started=NOW - 252_000,
        calls=1,
        why=WHY,
    ).model_copy(update={"paper": PrintOutcome.FAILED})


PAPER_OUT = PartView(device="k1", device_name="Kiosk 1", part="printer", state="paper_out", since=1)


def starting(stage: Stage) -> None:
    """Nothing heard yet."""


def sign_in(stage: Stage) -> None:
    stage.shift.snapshot(snapshot(()))


def pin_typed(stage: Stage) -> None:
    sign_in(stage)
    stage.shift.pick_staff("s1")
    for digit in "1222":
        stage.shift.digit(digit)


def wrong_pin(stage: Stage) -> None:
    pin_typed(stage)
    stage.shift.sign_in()
    stage.answer(NotKnown("wrong_pin", {"tries_left": "3"}))


def counters(stage: Stage) -> None:
    away = at_counter("c2", staff="s3", session="y", away=True)
    stage.sign_in([at_counter("c1", staff="s2", session="x"), away])


def take_over(stage: Stage) -> None:
    counters(stage)
    stage.shift.pick_counter("c1")


def idle(stage: Stage) -> None:
    stage.at_work()


def idle_after_a_visit(stage: Stage) -> None:
    at_work_serving(stage)
    served = serving().model_copy(update={"state": VisitState.SERVED, "changed": NOW})
    stage.tell(change(102, ChangeType.VISIT_SERVED, visit=served, counters=[at_counter()]))


def nobody_waiting(stage: Stage) -> None:
    stage.at_work(())


def day_closed(stage: Stage) -> None:
    stage.sign_in()
    closed = DayView(day=None, open=False, taking=False, next_opening=WALL)
    stage.shift.snapshot(snapshot((), [at_counter()], day=closed, seq=101))


def at_work_called(stage: Stage) -> None:
    stage.at_work([called(), *QUEUE[1:]], at_counter(visit="v-A017"))


def not_shown(stage: Stage) -> None:
    stage.at_work([called(0, 0, 2), *QUEUE[1:]], at_counter(visit="v-A017"), [PAPER_OUT])


def at_work_serving(stage: Stage) -> None:
    stage.at_work([serving(), *QUEUE], at_counter(visit="v-R042"))


def serving_with_late_people(stage: Stage) -> None:
    late = [visit("A001", "birth", 44, language="es"), visit("R002", "address", 19.2), *QUEUE[2:]]
    stage.at_work([serving(), *late], at_counter(visit="v-R042"))


def serving_and_nobody_waits(stage: Stage) -> None:
    stage.at_work([serving()], at_counter(visit="v-R042"))


def under_way(stage: Stage) -> None:
    at_work_serving(stage)
    stage.shift.press(Key.FINISH_NEXT)
    stage.wait(1)
    stage.shift.press(Key.FINISH_NEXT)


def transfer(stage: Stage) -> None:
    at_work_serving(stage)
    stage.shift.press(Key.TRANSFER)


def park(stage: Stage) -> None:
    at_work_serving(stage)
    stage.shift.press(Key.PARK)


def remove(stage: Stage) -> None:
    at_work_serving(stage)
    stage.shift.press(Key.REMOVE)


def parked(stage: Stage) -> None:
    by_itself = visit("R040", "address", 50, VisitState.PARKED, until=NOW + 4 * MINUTE)
    soon = visit("R039", "address", 50, VisitState.PARKED, until=NOW + 4_000)
    stage.at_work([*QUEUE, by_itself, soon, visit("R041", "address", 50, VisitState.PARKED)])
    stage.shift.press(Key.PARKED)


def pause(stage: Stage) -> None:
    idle(stage)
    stage.shift.press(Key.BREAK)


def on_a_break(stage: Stage) -> None:
    stage.at_work(here=at_counter(state=CounterState.PAUSED, pause="break"))


def elsewhere(stage: Stage) -> None:
    at_work_serving(stage)
    there = at_counter(visit="v-R042", session="other")
    stage.shift.snapshot(snapshot([serving(), *QUEUE], [there], seq=103))


def taken_over(stage: Stage) -> None:
    at_work_serving(stage)
    theirs = at_counter(visit="v-R042", staff="s2", session="other")
    stage.shift.snapshot(snapshot([serving(), *QUEUE], [theirs], seq=103))


def hub_lost(stage: Stage) -> None:
    at_work_serving(stage)
    stage.shift.lost(HubUnreachable("gone"))


def unsure(stage: Stage) -> None:
    hub_lost(stage)
    stage.shift.press(Key.FINISH_NEXT)
    stage.answer(NoAnswer())


def help_called(stage: Stage) -> None:
    at_work_called(stage)
    for seq, device, minutes in ((104, "Kiosk 1", 2), (105, "Kiosk 2", 1)):
        call = HelpView(device=device, device_name=device, since=NOW - minutes * MINUTE)
        stage.shift.change(change(seq, ChangeType.HELP_CALLED, help_call=call))


def help_called_at_the_list(stage: Stage) -> None:
    counters(stage)
    call = HelpView(device="Kiosk 1", device_name="Kiosk 1", since=NOW)
    stage.shift.change(change(104, ChangeType.HELP_CALLED, help_call=call))


SCENES: dict[str, Make] = {
    make.__name__: make
    for make in (
        starting,
        sign_in,
        pin_typed,
        wrong_pin,
        counters,
        take_over,
        idle,
        idle_after_a_visit,
        nobody_waiting,
        day_closed,
        at_work_called,
        not_shown,
        at_work_serving,
        serving_with_late_people,
        serving_and_nobody_waits,
        under_way,
        transfer,
        park,
        remove,
        parked,
        pause,
        on_a_break,
        elsewhere,
        taken_over,
        hub_lost,
        unsure,
        help_called,
        help_called_at_the_list,
    )
}
