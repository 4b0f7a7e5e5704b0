"""The pane at the side: who waits, how much of the promise is used, and why somebody is next or was called."""

from counter.faces.sentences import MINUTE, minutes, service_name, share_sentence
from counter.faces.side_panes import appointments, day, day_figures, messages, tabs
from counter.faces.task import bar_tone
from counter.faces.why import why_sentence
from counter.keys import Shortcuts, Standing
from counter.line import Waiting, line, probable
from counter.room import Room
from counter.scene import Side, SideTab, WaitingRow
from counter.stand import Stand
from hub.face.texts import Texts

PROMISE_MARK = 0.83
"""Where on a row's bar the promise lies."""


def side(shift: Stand, shortcuts: Shortcuts, texts: Texts, fit: int) -> Side:
    """`fit`: rows there is room for; who does not fit is counted."""
    room, held = shift.room, shift.held
    if room is None or held is None:
        return Side()
    waiting = line(room, held, shift.clock.instant(), shift.me)
    first = probable(room, waiting)
    why_title, why = _why(shift, first, room, texts)
    left = len(waiting) - fit
    return Side(
        title=texts.n("{count} waiting", "{count} waiting", len(waiting)),
        legend=texts.t("promised time") if waiting else "",
        rows=tuple(_row(room, one, one is first and shift.connected, texts) for one in waiting[:fit]),
        more=texts.n("and {count} more", "and {count} more", left) if left > 0 else "",
        empty=texts.t("Nobody is waiting") if not waiting and shift.visit is not None else "",
        why_title=why_title,
        why=why,
        tab=shift.tab,
        tabs=tabs(shift, shortcuts, len(waiting), texts),
        appointments=appointments(shift, room, texts) if shift.tab is SideTab.APPOINTMENTS else (),
        day=day(shift, room, texts) if shift.tab is SideTab.DAY else (),
        day_figures=day_figures(shift, texts) if shift.tab is SideTab.DAY else (),
        messages=messages(shift, shortcuts, room, texts) if shift.tab is SideTab.MESSAGES else (),
    )


def _row(room: Room, one: Waiting, is_first: bool, texts: Texts) -> WaitingRow:
    service = service_name(texts, room, one.visit.service)
    late = one.waited_ms > one.promised_ms
    waited = (
        texts.t(
            "{waited} of {promised} min",
            waited=texts.code(str(one.waited_ms // MINUTE)),
            promised=texts.code(f"{one.promised_ms / MINUTE:g}"),
        )
        if late
        else minutes(texts, one.waited_ms)
    )
    return WaitingRow(
        code=one.visit.label,
        service=service,
        waited=waited,
        # Steps of a hundredth: a bar that creeps every second would redraw for nothing.
        share=min(1.0, round(one.share * PROMISE_MARK, 2)),
        mark=PROMISE_MARK,
        tone=bar_tone(one),
        probable=is_first,
        name=f"{texts.code(one.visit.label)}, {service}, {waited}",
        too_long=texts.t("too long") if late else "",
        id=one.visit.id,
    )


def _why(shift: Stand, first: Waiting | None, room: Room, texts: Texts) -> tuple[str, str]:
    visit = shift.visit
    if visit is not None and visit.why is not None:
        return texts.t("Why {ticket} was called", ticket=texts.code(visit.label)), why_sentence(texts, visit.why)
    if first is None or shift.standing is Standing.ELSEWHERE:
        return "", ""
    title = texts.t("Why {ticket} is probably next", ticket=texts.code(first.visit.label))
    if room.office.policy == "fifo":
        return title, texts.t("Waited longest: {minutes}.", minutes=minutes(texts, first.waited_ms))
    return title, share_sentence(texts, first.waited_ms, first.promised_ms, first.waited_ms * 100 // first.promised_ms)
