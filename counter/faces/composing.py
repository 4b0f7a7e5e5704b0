"""The whole screen of a shift at this moment."""

from counter.faces.band import band, notices, stale_words
from counter.faces.bar import bar
from counter.faces.entry import counters, entry
from counter.faces.keys import keys
from counter.faces.sentences import entry_trouble
from counter.faces.sheet import WHOLE, Narrowed, sheet
from counter.faces.side import side
from counter.faces.task import task
from counter.keys import Shortcuts
from counter.scene import Scene
from counter.sheet_scene import Choice
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.problem import Reason


def compose(shift: Stand, shortcuts: Shortcuts, texts: Texts, fit: int, narrowed: Narrowed = WHOLE) -> Scene:
    """`fit`: rows of the waiting list there is room for; `narrowed`: what is left of a sheet's answers."""
    work, pressed = task(shift, shortcuts, texts), keys(shift, shortcuts, texts)
    return Scene(
        page=shift.page,
        band=band(shift, texts),
        notices=notices(shift, shortcuts, texts),
        task=work,
        keys=pressed,
        side=side(shift, shortcuts, texts, fit),
        sheet=sheet(shift, texts, narrowed),
        entry=entry(shift, texts),
        counters=counters(shift, shortcuts, texts),
        starting=_starting(shift, texts),
        under_way=texts.t("One moment") if shift.pending.busy is not None else "",
        bar=bar(shift, shortcuts, work, pressed, stale_words(shift, texts), texts),
        alarm=shift.alarm,
        themes=themes(texts),
    )


def themes(texts: Texts) -> tuple[Choice, ...]:
    return (
        Choice(texts.t("Light"), id="light"),
        Choice(texts.t("Dark"), id="dark"),
        Choice(texts.t("High contrast"), id="contrast"),
    )


def _starting(shift: Stand, texts: Texts) -> str:
    if shift.room is not None:
        return ""
    if shift.key_refused:
        return entry_trouble(texts, Reason.UNAUTHENTICATED, {})
    return texts.t("Looking for the hub. This screen goes on by itself.")
