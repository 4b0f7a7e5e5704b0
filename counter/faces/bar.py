"""The compact bar: the same shift in one line beside other programs."""

from counter.faces.keys import key_face
from counter.faces.sentences import minutes, service_name
from counter.keys import Key, Shortcuts, Standing
from counter.line import line, probable
from counter.scene import BarScene, Keys, Task
from counter.stand import Page, Stand
from hub.face.texts import Texts

ROW = {
    Standing.IDLE: (Key.BREAK,),
    Standing.CALLED: (Key.RECALL, Key.NO_SHOW),
    Standing.SERVING: (Key.TRANSFER, Key.PARK),
    Standing.PAUSED: (),
    Standing.ELSEWHERE: (),
}
"""Keys that stand on the bar beside the main one; all others are reached by their letters, or in the whole terminal."""


def bar(stand: Stand, shortcuts: Shortcuts, task: Task, keys: Keys, stale: str, texts: Texts) -> BarScene:
    """`stale`: what is said while there is no hub; empty while there is."""
    room, held, standing = stand.room, stand.held, stand.standing
    opens = texts.t("Open the whole terminal")
    if room is None or held is None or standing is None or stand.page is not Page.WORK:
        return BarScene(line=stale or texts.t("Sign in first"), open_label=opens, stale=bool(stale))
    place = room.place(held)
    waiting = line(room, held, stand.clock.instant(), stand.me)
    undo = (Key.UNDO,) if stand.undo is not None else ()
    return BarScene(
        sign=place.sign if place is not None else "",
        code=task.code,
        calling=task.calling,
        timer=task.timer,
        line=stale or _line(stand, task, texts),
        line_icon="linkLost" if stale else "tick" if task.calling and task.ticks and task.ticks[0].done else "",
        waiting=texts.code(str(len(waiting))),
        waiting_name=texts.n("{count} waiting", "{count} waiting", len(waiting)),
        main=keys.main,
        keys=tuple(key_face(stand, shortcuts, texts, key) for key in (*ROW[standing], *undo)),
        open_label=opens,
        stale=bool(stale),
        refill=stand.refill,
    )


def _line(stand: Stand, task: Task, texts: Texts) -> str:
    room, held = stand.room, stand.held
    if task.calling:
        return " · ".join(tick.text for tick in task.ticks if tick.done) or texts.t("Not shown yet")
    if task.code:
        return task.service
    if room is None or held is None:
        return ""
    first = probable(room, line(room, held, stand.clock.instant(), stand.me))
    if stand.standing is not Standing.IDLE or first is None:
        return task.headline
    return texts.t(
        "next: {ticket}, {service}, waits {waited} of {promised}",
        ticket=texts.code(first.visit.label),
        service=service_name(texts, room, first.visit.service),
        waited=minutes(texts, first.waited_ms),
        promised=minutes(texts, first.promised_ms),
    )
