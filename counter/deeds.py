"""What a key means at a counter with a visit: an ask at once, or a sheet with a question."""

from collections.abc import Callable, Mapping

from counter import sheets
from counter.asks import (
    Ask,
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskRecall,
    AskResume,
    AskSignOut,
    AskStart,
)
from counter.keys import Key

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
}
"""Key -> the ask, given the counter and the visit there (empty when nobody is)."""

SHEETS: Mapping[Key, Callable[[str, str], sheets.Sheet]] = {
    Key.TRANSFER: lambda _, visit: sheets.TransferSheet(visit),
    Key.PARK: lambda _, visit: sheets.ParkSheet(visit),
    Key.REMOVE: lambda _, visit: sheets.RemoveSheet(visit),
    Key.PARKED: lambda *_: sheets.ParkedSheet(),
    Key.BREAK: lambda counter, _: sheets.BreakSheet(counter),
}
