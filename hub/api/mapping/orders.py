"""Requests of the wire as commands of the engine."""

from hub.engine import commands as c
from hub.engine import ids, terms
from hub.wire import requests as r
from hub.wire import terms as wt

Command = c.Command


def issue(body: r.IssueRequest, channel_role: wt.Role) -> c.Command:
    channel = terms.Channel.KIOSK if channel_role is wt.Role.KIOSK else terms.Channel.STAFF
    return c.IssueTicket(
        visit=ids.VisitId(str(body.id)),
        service=ids.ServiceId(body.service),
        language=body.language,
        channel=channel,
        priority=ids.ClassId(body.priority),
        link_hash=body.link_hash,
    )


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


def transfer(visit: str, body: r.TransferRequest) -> c.Command:
    return c.TransferVisit(ids.VisitId(visit), ids.ServiceId(body.service))


def park(visit: str, body: r.ParkRequest) -> c.Command:
    return c.ParkVisit(ids.VisitId(visit), body.minutes)


def remove(visit: str, body: r.RemoveRequest) -> c.Command:
    return c.RemoveVisit(ids.VisitId(visit), terms.RemoveReason(body.reason))


def open_counter(counter: str, body: r.OpenCounterRequest) -> c.Command:
    return c.OpenCounter(ids.CounterId(counter), body.take_over)


def pause_counter(counter: str, body: r.PauseRequest) -> c.Command:
    return c.PauseCounter(ids.CounterId(counter), ids.PauseId(body.reason))


def resume_counter(counter: str) -> c.Command:
    return c.ResumeCounter(ids.CounterId(counter))


def close_counter(counter: str) -> c.Command:
    return c.CloseCounter(ids.CounterId(counter))


def call_next(counter: str) -> c.Command:
    return c.CallNext(ids.CounterId(counter))


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
