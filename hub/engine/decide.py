"""The door to the rules: a command is answered with events, or refused. Nothing here or below changes the state."""

from typing import assert_never

from hub.engine import commands
from hub.engine.commands import Ask, Command
from hub.engine.deciding import (
    absent,
    appointments,
    calling,
    choosing,
    counters,
    days,
    devices,
    ending,
    handing_in,
    issuing,
    kiosks,
    leasing,
    messages,
    moving,
    notices,
    personal,
    revising,
    rolls,
    serving,
    staff_calls,
    steps,
    stopping,
    undoing,
    waiting_list,
    walk_ups,
    working,
)
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
    | commands.ChooseProfile
    | commands.EndWrapUp
)
CallCommand = (
    commands.CallNext
    | commands.CallVisit
    | commands.ServeWalkUp
    | commands.RecallVisit
    | commands.MarkNoShow
    | commands.StepBack
    | commands.UndoLast
)
VisitCommand = (
    commands.IssueTicket
    | commands.StartService
    | commands.FinishVisit
    | commands.TransferVisit
    | commands.ParkVisit
    | commands.ReturnVisit
    | commands.WithdrawVisit
    | commands.RemoveVisit
    | commands.ReactivateVisit
)
StepCommand = (
    commands.AddService
    | commands.DropService
    | commands.CorrectService
    | commands.RecordOutcome
    | commands.ReviseVisit
    | commands.AnswerAssistance
)
PersonalCommand = commands.KeepNote | commands.KeepDetails | commands.EraseDetails
BookingCommand = (
    commands.BookAppointment
    | commands.MoveAppointment
    | commands.CancelAppointment
    | commands.CheckIn
    | commands.KeepWish
    | commands.DropWish
    | commands.TakeOffer
    | commands.DeclineOffer
)
NumberCommand = commands.LeaseNumbers | commands.HandIn | commands.EnterRoll
KioskCommand = commands.CallHelp | commands.AnswerHelp | commands.AskReprint
HallCommand = (
    commands.RaiseNotice
    | commands.EndNotice
    | commands.StopService
    | commands.ResumeService
    | commands.RaiseStaffCall
    | commands.AnswerStaffCall
    | commands.SendMessage
    | commands.ReadMessage
)
DeviceCommand = commands.ConfirmPrint | commands.AcknowledgeShown | commands.AcknowledgeSpoken | commands.ReportPart


def decide(state: State, ask: Ask, command: Command) -> Answer:
    """Events (at least one, in order) or a refusal. The same state, ask and command give the same answer, always."""
    if isinstance(command, CallCommand):
        return _decide_call(state, ask, command)
    if isinstance(command, VisitCommand):
        return _decide_visit(state, ask, command)
    if isinstance(command, StepCommand):
        return _decide_step(state, ask, command)
    if isinstance(command, CounterCommand):
        return _decide_counter(state, ask, command)
    if isinstance(command, DeviceCommand):
        return _decide_device(state, ask, command)
    if isinstance(command, NumberCommand):
        return _decide_number(state, ask, command)
    if isinstance(command, KioskCommand):
        return _decide_kiosk(state, ask, command)
    if isinstance(command, HallCommand):
        return _decide_hall(state, ask, command)
    if isinstance(command, BookingCommand):
        return _decide_booking(state, ask, command)
    if isinstance(command, PersonalCommand):
        return _decide_personal(state, ask, command)
    return _decide_day(state, ask, command)


def _decide_call(state: State, ask: Ask, command: CallCommand) -> Answer:
    match command:
        case commands.CallNext():
            return calling.call_next(state, ask, command)
        case commands.CallVisit():
            return choosing.call_visit(state, ask, command)
        case commands.ServeWalkUp():
            return walk_ups.serve_walk_up(state, ask, command)
        case commands.RecallVisit():
            return absent.recall(state, ask, command)
        case commands.MarkNoShow():
            return absent.mark_no_show(state, ask, command)
        case commands.StepBack():
            return absent.step_back(state, ask, command)
        case commands.UndoLast():
            return undoing.undo_last(state, ask, command)
        case _:
            assert_never(command)


def _decide_visit(state: State, ask: Ask, command: VisitCommand) -> Answer:
    match command:
        case commands.IssueTicket():
            return issuing.issue_ticket(state, ask, command)
        case commands.StartService():
            return serving.start(state, ask, command)
        case commands.FinishVisit():
            return serving.finish(state, ask, command)
        case commands.TransferVisit():
            return moving.transfer(state, ask, command)
        case commands.ParkVisit():
            return moving.park(state, ask, command)
        case commands.ReturnVisit():
            return moving.bring_back(state, ask, command)
        case commands.WithdrawVisit():
            return ending.withdraw(state, ask, command)
        case commands.RemoveVisit():
            return ending.remove(state, ask, command)
        case commands.ReactivateVisit():
            return ending.reactivate(state, ask, command)
        case _:
            assert_never(command)


def _decide_step(state: State, ask: Ask, command: StepCommand) -> Answer:
    match command:
        case commands.AddService():
            return steps.add_service(state, ask, command)
        case commands.DropService():
            return steps.drop_service(state, ask, command)
        case commands.CorrectService():
            return steps.correct_service(state, ask, command)
        case commands.RecordOutcome():
            return steps.record_outcome(state, ask, command)
        case commands.ReviseVisit():
            return revising.revise(state, ask, command)
        case commands.AnswerAssistance():
            return revising.answer_assistance(state, command)
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
        case commands.ChooseProfile():
            return working.choose_profile(state, ask, command)
        case commands.EndWrapUp():
            return working.end_wrap_up(state, ask, command)
        case _:
            assert_never(command)


def _decide_number(state: State, ask: Ask, command: NumberCommand) -> Answer:
    match command:
        case commands.LeaseNumbers():
            return leasing.lease_numbers(state, ask, command)
        case commands.HandIn():
            return handing_in.hand_in(state, ask, command)
        case commands.EnterRoll():
            return rolls.enter_roll(state, ask, command)
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


def _decide_kiosk(state: State, ask: Ask, command: KioskCommand) -> Answer:
    match command:
        case commands.CallHelp():
            return kiosks.call_help(state, ask, command)
        case commands.AnswerHelp():
            return kiosks.answer_help(state, command)
        case commands.AskReprint():
            return kiosks.ask_reprint(state, command)
        case _:
            assert_never(command)


def _decide_hall(state: State, ask: Ask, command: HallCommand) -> Answer:
    match command:
        case commands.RaiseNotice():
            return notices.raise_notice(state, ask, command)
        case commands.EndNotice():
            return notices.end_notice(state, ask, command)
        case commands.StopService():
            return stopping.stop(state, ask, command)
        case commands.ResumeService():
            return stopping.resume(state, ask, command)
        case commands.RaiseStaffCall():
            return staff_calls.raise_call(state, ask, command)
        case commands.AnswerStaffCall():
            return staff_calls.answer_call(state, ask, command)
        case commands.SendMessage():
            return messages.send(state, ask, command)
        case commands.ReadMessage():
            return messages.read(state, ask, command)
        case _:
            assert_never(command)


def _decide_booking(state: State, ask: Ask, command: BookingCommand) -> Answer:
    match command:
        case commands.BookAppointment():
            return appointments.book(state, ask, command)
        case commands.MoveAppointment():
            return appointments.move(state, ask, command)
        case commands.CancelAppointment():
            return appointments.cancel(state, ask, command)
        case commands.CheckIn():
            return appointments.check_in(state, ask, command)
        case commands.KeepWish():
            return waiting_list.keep_wish(state, ask, command)
        case commands.DropWish():
            return waiting_list.drop_wish(state, ask, command)
        case commands.TakeOffer():
            return waiting_list.take_offer(state, ask, command)
        case commands.DeclineOffer():
            return waiting_list.decline_offer(state, ask, command)
        case _:
            assert_never(command)


def _decide_personal(state: State, ask: Ask, command: PersonalCommand) -> Answer:
    match command:
        case commands.KeepNote():
            return personal.keep_note(state, ask, command)
        case commands.KeepDetails():
            return personal.keep_details(state, ask, command)
        case commands.EraseDetails():
            return personal.erase_details(state, ask, command)
        case _:
            assert_never(command)


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
