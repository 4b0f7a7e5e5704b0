"""Paper, calls shown and spoken, parts: T03, T04, W06."""

from dataclasses import replace

from hub.engine.commands import (
    AcknowledgeShown,
    AcknowledgeSpoken,
    Actor,
    ConfirmPrint,
    FinishVisit,
    RecallVisit,
    ReportPart,
    Tick,
)
from hub.engine.events import CallShown, CallSpoken, PartReported, TicketPrinted
from hub.engine.evolve import evolve
from hub.engine.ids import DeviceId, Seq, VisitId
from hub.engine.model import Part
from hub.engine.refusal import Reason
from hub.engine.snapshot import encode_state
from hub.engine.state import CALLS_KEPT
from hub.engine.terms import DevicePart, PartState, PrintOutcome, Role
from tests.hub.engine.desk import HUB, KIOSK, SCREEN, Desk, clerk

OTHER_SCREEN = Actor(Role.DISPLAY, device=DeviceId("screen-2"))


def test_shown_and_spoken_are_told_once_per_device() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    call = desk.visit(visit).call
    assert call is not None
    assert desk.must(AcknowledgeShown(call), SCREEN) == (CallShown(visit, call, DeviceId("screen-1")),)
    assert desk.refused(AcknowledgeShown(call), SCREEN) is Reason.NO_CHANGE
    desk.must(AcknowledgeShown(call), OTHER_SCREEN)
    assert desk.must(AcknowledgeSpoken(call), SCREEN) == (CallSpoken(visit, call, DeviceId("screen-1")),)
    assert desk.refused(AcknowledgeSpoken(call), SCREEN) is Reason.NO_CHANGE
    assert desk.visit(visit).shown_by == ("screen-1", "screen-2")
    assert desk.visit(visit).spoken_by == ("screen-1",)


def test_a_recall_starts_anew_and_the_earlier_call_may_still_be_told() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    first = desk.visit(visit).call
    assert first is not None
    desk.must(AcknowledgeShown(first), SCREEN)
    desk.must(RecallVisit(visit), clerk(1))
    assert desk.visit(visit).shown_by == ()
    desk.must(AcknowledgeShown(first), OTHER_SCREEN)
    desk.must(AcknowledgeSpoken(first), OTHER_SCREEN)
    assert desk.visit(visit).shown_by == ()
    assert desk.visit(visit).spoken_by == ()
    second = desk.visit(visit).call
    assert second is not None
    desk.must(FinishVisit(visit), clerk(1))
    desk.must(AcknowledgeShown(second), SCREEN)
    assert desk.visit(visit).shown_by == ("screen-1",)


def test_a_call_nobody_made_is_unknown() -> None:
    desk = Desk()
    assert desk.refused(AcknowledgeShown(Seq(1)), SCREEN) is Reason.UNKNOWN_CALL
    assert desk.refused(AcknowledgeSpoken(Seq(1)), SCREEN) is Reason.UNKNOWN_CALL
    assert desk.refused(AcknowledgeShown(Seq(1)), HUB) is Reason.NOT_YOUR_SESSION


def test_the_newest_calls_are_kept_and_none_of_a_past_day() -> None:
    desk = Desk()
    desk.staffed(1)
    visit = desk.ticket()
    desk.next(1)
    oldest = desk.visit(visit).call
    assert oldest is not None
    for _ in range(CALLS_KEPT):
        desk.must(RecallVisit(visit), clerk(1))
        desk.state.put_visit(replace(desk.visit(visit), calls=1))  # or the limit of recalls would end it
    assert len(desk.state.calls) == CALLS_KEPT
    assert desk.refused(AcknowledgeShown(oldest), SCREEN) is Reason.UNKNOWN_CALL
    desk.later(9 * 60, "2026-11-24", 1)
    desk.must(Tick())
    assert desk.state.calls == {}


def test_paper_is_confirmed_once_and_a_failure_may_be_mended() -> None:
    desk = Desk()
    visit = desk.ticket()
    failed = ConfirmPrint(visit, PrintOutcome.FAILED, PartState.PAPER_OUT)
    assert desk.must(failed, KIOSK) == (
        TicketPrinted(visit, DeviceId("kiosk-1"), PrintOutcome.FAILED, PartState.PAPER_OUT),
    )
    assert desk.refused(failed, KIOSK) is Reason.NO_CHANGE
    desk.must(ConfirmPrint(visit, PrintOutcome.PRINTED), KIOSK)
    assert desk.refused(failed, KIOSK) is Reason.NO_CHANGE
    assert desk.visit(visit).paper is PrintOutcome.PRINTED
    assert desk.refused(ConfirmPrint(VisitId("nobody"), PrintOutcome.PRINTED), KIOSK) is Reason.UNKNOWN_VISIT
    assert desk.refused(failed, HUB) is Reason.NOT_YOUR_SESSION


def test_a_part_is_reported_when_it_changes() -> None:
    desk = Desk()
    report = ReportPart(DevicePart.PRINTER, PartState.PAPER_LOW)
    assert desk.must(report, KIOSK) == (PartReported(DeviceId("kiosk-1"), DevicePart.PRINTER, PartState.PAPER_LOW),)
    assert desk.refused(report, KIOSK) is Reason.NO_CHANGE
    desk.must(report, SCREEN)
    desk.must(ReportPart(DevicePart.PRINTER, PartState.OK), KIOSK)
    part = desk.state.parts[DeviceId("kiosk-1"), DevicePart.PRINTER]
    assert (part.state, part.since) == (PartState.OK, desk.now)
    assert desk.refused(report, HUB) is Reason.NOT_YOUR_SESSION
    assert isinstance(desk.touches[-1].part, Part)


def test_facts_about_calls_no_longer_kept_change_nothing() -> None:
    """A journal written when more calls were kept than now must still replay."""
    desk = Desk()
    visit = desk.ticket()
    desk.must(ConfirmPrint(visit, PrintOutcome.PRINTED), KIOSK)
    before = encode_state(desk.state)
    for event in (
        CallShown(visit, Seq(77), DeviceId("screen-1")),
        CallSpoken(visit, Seq(77), DeviceId("screen-1")),
        TicketPrinted(visit, DeviceId("kiosk-1"), PrintOutcome.FAILED, PartState.OK),
        TicketPrinted(VisitId("of a past day"), DeviceId("kiosk-1"), PrintOutcome.PRINTED, PartState.OK),
    ):
        evolve(desk.state, replace(desk.journal[-1], event=event))
    assert encode_state(desk.state) == before


def test_another_kiosk_cannot_say_that_a_paper_failed() -> None:
    """It has heard of the reprint, too, and has no such ticket."""
    desk = Desk()
    visit = desk.ticket()
    other = Actor(Role.KIOSK, device=DeviceId("kiosk-2"))
    assert desk.refused(ConfirmPrint(visit, PrintOutcome.FAILED, PartState.OK), other) is Reason.NO_CHANGE
    assert desk.visit(visit).paper is None
    desk.must(ConfirmPrint(visit, PrintOutcome.FAILED, PartState.PAPER_OUT), KIOSK)
    desk.must(ConfirmPrint(visit, PrintOutcome.PRINTED), other)
