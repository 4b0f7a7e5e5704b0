"""Sign-in, and the list of counters to open."""

from counter.entry import MIN_PIN
from counter.faces.band import given
from counter.faces.sentences import entry_trouble
from counter.keys import Key, Shortcuts
from counter.room import Room
from counter.sheet_scene import Choice, CountersScene, EntryScene
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.office import CounterPlaceView
from hub.wire.terms import CounterState


def entry(shift: Stand, texts: Texts) -> EntryScene:
    room, form = shift.room, shift.entry
    if room is None:
        return EntryScene()
    names = tuple(
        Choice(
            one.name,
            hint=texts.code(str(one.number)) if one.number is not None else "",
            pictogram="person",
            chosen=one.id == form.staff,
            id=one.id,
        )
        for one in room.office.staff
    )
    chosen = next((one.label for one in names if one.chosen), "")
    return EntryScene(
        title=texts.t("Who works here today?"),
        names=names,
        names_empty="" if names else texts.t("No staff is set up yet. Ask a manager."),
        pin_title=_pin_title(chosen, form.number, texts),
        dots=len(form.pin),
        dots_name=texts.n("{count} digit typed", "{count} digits typed", len(form.pin)),
        trouble=entry_trouble(texts, form.reason, form.fields),
        submit=texts.t("Sign in"),
        why_off=_why_off(shift, texts),
        erase=texts.t("Delete the last digit"),
    )


def _pin_title(chosen: str, number: str, texts: Texts) -> str:
    if chosen:
        return texts.t("PIN of {staff}", staff=texts.code(chosen))
    return texts.t("Number {number}, then Enter", number=texts.code(number)) if number else _first(texts)


def _first(texts: Texts) -> str:
    return texts.t("Choose your name first")


def _why_off(shift: Stand, texts: Texts) -> str:
    if shift.pending.busy is not None or shift.who is not None:
        return texts.t("One moment")
    if shift.entry.staff is None:
        return texts.t("Choose your name first")
    return "" if shift.entry.ready else texts.t("A PIN has at least {digits} digits", digits=texts.code(str(MIN_PIN)))


def counters(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> CountersScene:
    """Free counters first, then one's own, then those of others, each in the order of the office."""
    room = shift.room
    if room is None or shift.who is None:
        return CountersScene()
    offered = [place for place in room.office.counters if shift.bound in (None, place.id)]
    ranked = sorted(offered, key=lambda place: _rank(shift, room, place))
    return CountersScene(
        title=texts.t("Which counter do you open?"),
        detail=texts.t("Signed in as {staff}", staff=texts.code(shift.who.name)),
        choices=tuple(_choice(room, place, texts) for place in ranked),
        empty="" if ranked else texts.t("This terminal's counter is not in the office's list. Tell the technician."),
        sign_out=texts.t("Sign out"),
        sign_out_hint=texts.code(shortcuts.hint(Key.SIGN_OUT)),
    )


def _rank(shift: Stand, room: Room, place: CounterPlaceView) -> int:
    present = room.counter(place.id)
    if present.state == CounterState.CLOSED:
        return 0
    return 1 if shift.who is not None and present.staff == shift.who.staff else 2


def _choice(room: Room, place: CounterPlaceView, texts: Texts) -> Choice:
    present = room.counter(place.id)
    if present.state == CounterState.CLOSED:
        detail = texts.t("Free")
    elif present.away:
        detail = texts.t("{staff}, away", staff=texts.code(room.staff_name(present.staff)))
    else:
        detail = texts.t("{staff} works here", staff=texts.code(room.staff_name(present.staff)))
    return Choice(given(room, place.services, texts), detail, plate=place.sign, id=place.id)
