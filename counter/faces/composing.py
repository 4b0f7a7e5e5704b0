"""The whole screen of a shift at this moment."""

from counter.faces.band import band, notices
from counter.faces.entry import counters, entry
from counter.faces.keys import keys
from counter.faces.sentences import entry_trouble
from counter.faces.sheet import sheet
from counter.faces.side import side
from counter.faces.task import task
from counter.keys import Shortcuts
from counter.scene import Scene
from counter.shift import Shift
from hub.face.texts import Texts
from hub.wire.problem import Reason


def compose(shift: Shift, shortcuts: Shortcuts, texts: Texts, fit: int) -> Scene:
    """`fit`: rows of the waiting list there is room for."""
    return Scene(
        page=shift.page,
        band=band(shift, texts),
        notices=notices(shift, shortcuts, texts),
        task=task(shift, texts),
        keys=keys(shift, shortcuts, texts),
        side=side(shift, texts, fit),
        sheet=sheet(shift, texts),
        entry=entry(shift, texts),
        counters=counters(shift, shortcuts, texts),
        starting=_starting(shift, texts),
        under_way=texts.t("One moment") if shift.pending.busy is not None else "",
    )


def _starting(shift: Shift, texts: Texts) -> str:
    if shift.room is not None:
        return ""
    if shift.key_refused:
        return entry_trouble(texts, Reason.UNAUTHENTICATED, {})
    return texts.t("Looking for the hub. This screen goes on by itself.")
