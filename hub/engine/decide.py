"""The door to the rules: a command is answered with events, or refused. Nothing here or below changes the state."""

from typing import assert_never

from hub.engine import commands
from hub.engine.commands import Ask, Command
from hub.engine.deciding import calling, counters, days, devices, issuing, serving
from hub.engine.deciding.answer import Answer
from hub.engine.state import State

DayCommand = commands.AcceptOffice | commands.OpenDay | commands.CloseDay | commands.Tick
CounterCommand = (
    commands.OpenCounter
    | commands.PauseCounter
    | commands.ResumeCounter
    | commands.CloseCounter
    | commands.LoseCounter
    | commands.RegainCounter
)
DeviceCommand = commands.ConfirmPrint | commands.AcknowledgeShown | commands.AcknowledgeSpoken | commands.ReportPart
VisitCommand = (
    commands.IssueTicket
    | commands.CallNext
    | commands.RecallVisit
    | commands.MarkNoShow
    | commands.StartService
    | commands.FinishVisit
    | commands.TransferVisit
    | commands.ParkVisit
    | commands.ReturnVisit
    | commands.WithdrawVisit
    | commands.RemoveVisit
)


def decide(state: State, ask: Ask, command: Command) -> Answer:
    """Events (at least one, in order) or a refusal. The same state, ask and command give the same answer, always."""
    match command:
        case commands.AcceptOffice() | commands.OpenDay() | commands.CloseDay() | commands.Tick():
            return _decide_day(state, ask, command)
        case (
            commands.OpenCounter()
            | commands.PauseCounter()
            | commands.ResumeCounter()
            | commands.CloseCounter()
            | commands.LoseCounter()
            | commands.RegainCounter()
        ):
            return _decide_counter(state, ask, command)
        case (
            commands.ConfirmPrint() | commands.AcknowledgeShown() | commands.AcknowledgeSpoken() | commands.ReportPart()
        ):
            return _decide_device(state, ask, command)
        case _:
            return _decide_visit(state, ask, command)


def _decide_day(state: State, ask: Ask, command: DayCommand) -> Answer:
    match command:
        case commands.AcceptOffice():
            return days.accept_office(state, command)
        case commands.OpenDay():
            return days.open_day(state, ask)
        case commands.CloseDay():
            return days.close_day(state)
        case commands.Tick():
            return days.tick(state, ask)
        case _:
            assert_never(command)


def _decide_counter(state: State, ask: Ask, command: CounterCommand) -> Answer:
    match command:
        case commands.OpenCounter():
            return counters.open_counter(state, ask, command)
        case commands.PauseCounter():
            return counters.pause_counter(state, ask, command)
        case commands.ResumeCounter():
            return counters.resume_counter(state, ask, command)
        case commands.CloseCounter():
            return counters.close_counter(state, ask, command)
        case commands.LoseCounter():
            return counters.lose_counter(state, ask, command)
        case commands.RegainCounter():
            return counters.regain_counter(state, ask, command)
        case _:
            assert_never(command)


def _decide_device(state: State, ask: Ask, command: DeviceCommand) -> Answer:
    match command:
        case commands.ConfirmPrint():
            return devices.confirm_print(state, ask, command)
        case commands.AcknowledgeShown():
            return devices.acknowledge_shown(state, ask, command)
        case commands.AcknowledgeSpoken():
            return devices.acknowledge_spoken(state, ask, command)
        case commands.ReportPart():
            return devices.report_part(state, ask, command)
        case _:
            assert_never(command)


def _decide_visit(state: State, ask: Ask, command: VisitCommand) -> Answer:
    match command:
        case commands.IssueTicket():
            return issuing.issue_ticket(state, ask, command)
        case commands.CallNext():
            return calling.call_next(state, ask, command)
        case commands.RecallVisit():
            return calling.recall(state, ask, command)
        case commands.MarkNoShow():
            return calling.mark_no_show(state, ask, command)
        case commands.StartService():
            return serving.start(state, ask, command)
        case commands.FinishVisit():
            return serving.finish(state, ask, command)
        case commands.TransferVisit():
            return serving.transfer(state, ask, command)
        case commands.ParkVisit():
            return serving.park(state, ask, command)
        case commands.ReturnVisit():
            return serving.bring_back(state, ask, command)
        case commands.WithdrawVisit():
            return serving.withdraw(state, ask, command)
        case commands.RemoveVisit():
            return serving.remove(state, ask, command)
        case _:
            assert_never(command)
