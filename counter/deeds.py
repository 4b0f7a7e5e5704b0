"""What a key means at a counter with a visit: an ask at once, or a sheet with a question."""

from collections.abc import Callable, Mapping

from counter import sheets
from counter.asks import (
    Ask,
    AskCallNext,
    AskClose,
    AskEndWrapUp,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskRecall,
    AskReprint,
    AskResume,
    AskSignOut,
    AskStaffCall,
    AskStart,
    AskUndo,
)
from counter.keys import Key
from hub.wire.hall_terms import StaffCallKind

ASKS: Mapping[Key, Callable[[str, str], Ask]] = {
    Key.CALL_NEXT: lambda counter, visit: AskCallNext(counter, visit or None),
    Key.FINISH_NEXT: lambda counter, visit: AskCallNext(counter, visit or None),
    Key.START: lambda _, visit: AskStart(visit),
    Key.FINISH: lambda _, visit: AskFinish(visit),
    Key.RECALL: lambda _, visit: AskRecall(visit),
    Key.NO_SHOW: lambda _, visit: AskNoShow(visit),
    Key.RESUME: lambda counter, _: AskResume(counter),
    Key.CLOSE: lambda counter, _: AskClose(counter),
    Key.CONTINUE_HERE: lambda counter, _: AskOpen(counter),
    Key.SIGN_OUT: lambda *_: AskSignOut(),
    Key.UNDO: lambda counter, _: AskUndo(counter),
    Key.END_WRAP_UP: lambda counter, _: AskEndWrapUp(counter),
    Key.SUPERVISOR: lambda counter, _: AskStaffCall(counter, StaffCallKind.SUPERVISOR),
}
"""Key -> the ask, given the counter and the visit there (empty when nobody is)."""

SHEETS: Mapping[Key, Callable[[str, str], sheets.Sheet]] = {
    Key.TRANSFER: lambda _, visit: sheets.TransferSheet(visit),
    Key.PARK: lambda _, visit: sheets.ParkSheet(visit),
    Key.REMOVE: lambda _, visit: sheets.RemoveSheet(visit),
    Key.PARKED: lambda *_: sheets.ParkedSheet(),
    Key.BREAK: lambda counter, _: sheets.BreakSheet(counter),
    Key.CALL_CHOSEN: lambda counter, _: sheets.ChosenSheet(counter),
    Key.CALL_SERVICE: lambda counter, visit: sheets.CallServiceSheet(counter, visit or None),
    Key.WALK_UP: lambda counter, _: sheets.WalkUpSheet(counter),
    Key.ADD_SERVICE: lambda _, visit: sheets.AddServiceSheet(visit),
    Key.CORRECT: lambda _, visit: sheets.CorrectSheet(visit),
    Key.OUTCOME: lambda _, visit: sheets.OutcomeSheet(visit),
    Key.NOTE: lambda _, visit: sheets.NoteSheet(visit) if visit else sheets.WhoSheet(sheets.About.NOTE),
    Key.DETAILS: lambda _, visit: sheets.DetailsSheet(visit) if visit else sheets.WhoSheet(sheets.About.DETAILS),
    Key.REPRINT: lambda *_: sheets.WhoSheet(sheets.About.REPRINT),
    Key.REACTIVATE: lambda *_: sheets.EndedSheet(),
    Key.APPOINTMENTS: lambda *_: sheets.AppointmentsSheet(),
    Key.MESSAGES: lambda *_: sheets.MessagesSheet(),
    Key.ROLL: lambda *_: sheets.RollSheet(),
    Key.HALL: lambda *_: sheets.HallSheet(),
    Key.PROFILE: lambda counter, _: sheets.ProfileSheet(counter),
}


def deed(key: Key, counter: str, visit: str) -> Ask | sheets.Sheet | None:
    """What pressing it begins; None for keys that only change what the screen shows. A ticket is printed again at once
    for the visit in front of one."""
    if key is Key.REPRINT and visit:
        return AskReprint(visit)
    if key in ASKS:
        return ASKS[key](counter, visit)
    return SHEETS[key](counter, visit) if key in SHEETS else None
