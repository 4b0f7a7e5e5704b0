"""What an ask would change, as it stands: equal before and after means that nothing has happened to it.

Left out are figures that move by themselves (displays that have shown a call, people served).
"""

from typing import assert_never

from counter.asks import (
    Ask,
    AskAnswerHelp,
    AskCallNext,
    AskClose,
    AskFinish,
    AskNoShow,
    AskOpen,
    AskPark,
    AskPause,
    AskRecall,
    AskRemove,
    AskResume,
    AskReturn,
    AskSignIn,
    AskSignOut,
    AskStart,
    AskTransfer,
)
from counter.room import Room


def trace(room: Room | None, ask: Ask) -> tuple[object, ...]:
    if room is None:
        return ()
    match ask:
        case AskSignIn() | AskSignOut():
            return ()
        case AskAnswerHelp(device):
            return (room.help.get(device),)
        case AskOpen(counter) | AskPause(counter) | AskResume(counter) | AskClose(counter) | AskCallNext(counter):
            at = room.counter(counter)
            return at.state, at.session, at.visit, at.since
        case (
            AskRecall(visit)
            | AskNoShow(visit)
            | AskStart(visit)
            | AskFinish(visit)
            | AskTransfer(visit)
            | AskPark(visit)
            | AskReturn(visit)
            | AskRemove(visit)
        ):
            one = room.visits.get(visit)
            return (one.state, one.service, one.counter, one.calls, one.changed) if one is not None else ()
        case _:
            assert_never(ask)
