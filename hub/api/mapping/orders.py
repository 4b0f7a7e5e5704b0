"""Requests of the wire as commands of the engine."""

from collections.abc import Sequence

from hub.engine import commands as c
from hub.engine import ids, terms
from hub.engine.journey import PlannedStep
from hub.wire import requests as r
from hub.wire import terms as wt

Command = c.Command


def issue(body: r.IssueRequest, channel_role: wt.Role) -> c.Command:
    return c.IssueTicket(
        visit=ids.VisitId(str(body.id)),
        service=ids.ServiceId(body.service),
        language=body.language,
        channel=channel(channel_role),
        priority=ids.ClassId(body.priority),
        link_hash=body.link_hash,
        quantity=body.quantity,
        party=body.party,
        needs=tuple(map(ids.NeedId, body.needs)),
        more=steps(body.more),
    )


def channel(role: wt.Role) -> terms.Channel:
    return terms.Channel.KIOSK if role is wt.Role.KIOSK else terms.Channel.STAFF


def steps(asked: Sequence[r.PlannedStepRequest]) -> tuple[PlannedStep, ...]:
    return tuple(step(one) for one in asked)


def step(asked: r.PlannedStepRequest) -> PlannedStep:
    return PlannedStep(ids.ServiceId(asked.service), asked.quantity, asked.member)


def confirm_print(visit: str, body: r.PrintedRequest) -> c.Command:
    outcome = terms.PrintOutcome(body.outcome)
    return c.ConfirmPrint(ids.VisitId(visit), outcome, terms.PartState(body.fault))


def recall(visit: str) -> c.Command:
    return c.RecallVisit(ids.VisitId(visit))


def no_show(visit: str) -> c.Command:
    return c.MarkNoShow(ids.VisitId(visit))


def start(visit: str) -> c.Command:
    return c.StartService(ids.VisitId(visit))


def finish(visit: str) -> c.Command:
    return c.FinishVisit(ids.VisitId(visit))


def give_back(visit: str) -> c.Command:
    return c.ReturnVisit(ids.VisitId(visit))


def withdraw(visit: str) -> c.Command:
    return c.WithdrawVisit(ids.VisitId(visit))


def revise(visit: str, body: r.ReviseRequest) -> c.Command:
    return c.ReviseVisit(
        ids.VisitId(visit),
        priority=None if body.priority is None else ids.ClassId(body.priority),
        needs=None if body.needs is None else tuple(map(ids.NeedId, body.needs)),
        language=body.language,
        party=body.party,
    )


def answer_assistance(visit: str, body: r.AssistanceRequest) -> c.Command:
    return c.AnswerAssistance(ids.VisitId(visit), ids.NeedId(body.need))


def add_service(visit: str, body: r.AddServiceRequest) -> c.Command:
    return c.AddService(ids.VisitId(visit), step(body), body.first)


def drop_service(visit: str, body: r.DropServiceRequest) -> c.Command:
    return c.DropService(ids.VisitId(visit), ids.ServiceId(body.service), body.member)


def correct_service(visit: str, body: r.CorrectServiceRequest) -> c.Command:
    return c.CorrectService(ids.VisitId(visit), ids.ServiceId(body.service))


def record_outcome(visit: str, body: r.OutcomeRequest) -> c.Command:
    outcome = None if body.outcome is None else ids.OutcomeId(body.outcome)
    return c.RecordOutcome(ids.VisitId(visit), outcome, body.quantity)


def step_back(visit: str, body: r.StepBackRequest) -> c.Command:
    return c.StepBack(ids.VisitId(visit), body.places)


def reactivate(visit: str, body: r.ReactivateRequest) -> c.Command:
    return c.ReactivateVisit(ids.VisitId(visit), terms.ReactivateReason(body.reason))


def transfer(visit: str, body: r.TransferRequest) -> c.Command:
    return c.TransferVisit(
        ids.VisitId(visit),
        service=None if body.service is None else ids.ServiceId(body.service),
        counter=None if body.counter is None else ids.CounterId(body.counter),
        staff=None if body.staff is None else ids.StaffId(body.staff),
        placement=terms.Placement(body.placement),
        back=body.back,
    )


def park(visit: str, body: r.ParkRequest) -> c.Command:
    return c.ParkVisit(ids.VisitId(visit), body.minutes, body.to_counter, body.to_me)


def remove(visit: str, body: r.RemoveRequest) -> c.Command:
    return c.RemoveVisit(ids.VisitId(visit), terms.RemoveReason(body.reason))


def open_counter(counter: str, body: r.OpenCounterRequest) -> c.Command:
    return c.OpenCounter(ids.CounterId(counter), body.take_over, _profile(body.profile))


def choose_profile(counter: str, body: r.ProfileRequest) -> c.Command:
    return c.ChooseProfile(ids.CounterId(counter), _profile(body.profile))


def _profile(text: str | None) -> ids.ProfileId | None:
    return None if text is None else ids.ProfileId(text)


def end_wrap_up(counter: str) -> c.Command:
    return c.EndWrapUp(ids.CounterId(counter))


def undo(counter: str) -> c.Command:
    return c.UndoLast(ids.CounterId(counter))


def pause_counter(counter: str, body: r.PauseRequest) -> c.Command:
    return c.PauseCounter(ids.CounterId(counter), ids.PauseId(body.reason))


def resume_counter(counter: str) -> c.Command:
    return c.ResumeCounter(ids.CounterId(counter))


def close_counter(counter: str) -> c.Command:
    return c.CloseCounter(ids.CounterId(counter))


def call_next(counter: str, body: r.CallNextRequest | None) -> c.Command:
    service = None if body is None or body.service is None else ids.ServiceId(body.service)
    return c.CallNext(ids.CounterId(counter), service)


def call_visit(counter: str, visit: str, body: r.CallRequest) -> c.Command:
    reason = None if body.reason is None else terms.JumpReason(body.reason)
    return c.CallVisit(ids.CounterId(counter), ids.VisitId(visit), reason)


def walk_up(counter: str, body: r.WalkUpRequest) -> c.Command:
    return c.ServeWalkUp(
        ids.CounterId(counter),
        ids.VisitId(str(body.id)),
        ids.ServiceId(body.service),
        body.language,
        quantity=body.quantity,
        party=body.party,
        priority=ids.ClassId(body.priority),
    )


def shown(call: int) -> c.Command:
    return c.AcknowledgeShown(ids.Seq(call))


def spoken(call: int) -> c.Command:
    return c.AcknowledgeSpoken(ids.Seq(call))


def report_part(body: r.ReportPartRequest) -> c.Command:
    return c.ReportPart(terms.DevicePart(body.part), terms.PartState(body.state))


def open_day() -> c.Command:
    return c.OpenDay()


def close_day() -> c.Command:
    return c.CloseDay()


def accept_office(document: dict[str, object]) -> c.Command:
    return c.AcceptOffice(document)
