"""The keys as they stand on the screen: words, pictogram, shortcut, and why one has nothing to act on."""

from counter.faces.sentences import off_sentence
from counter.keys import Key, Shortcuts
from counter.line import parked
from counter.scene import KeyFace, Keys, Undo
from counter.stand import Stand
from hub.face.texts import Texts
from hub.wire.terms import UndoneAct

ICONS = {
    Key.CALL_NEXT: "bell",
    Key.START: "tick",
    Key.FINISH_NEXT: "tick",
    Key.RESUME: "arch",
    Key.FINISH: "",
    Key.RECALL: "bell",
    Key.NO_SHOW: "notHere",
    Key.TRANSFER: "transfer",
    Key.PARK: "park",
    Key.PARKED: "people",
    Key.REMOVE: "cross",
    Key.BREAK: "break",
    Key.CLOSE: "lock",
    Key.SIGN_OUT: "signOut",
    Key.CONTINUE_HERE: "arch",
    Key.BACK: "back",
    Key.ANSWER_HELP: "help",
    Key.CALL_CHOSEN: "ticket",
    Key.CALL_SERVICE: "bell",
    Key.WALK_UP: "person",
    Key.ADD_SERVICE: "plus",
    Key.CORRECT: "transfer",
    Key.OUTCOME: "stamp",
    Key.NOTE: "document",
    Key.DETAILS: "idcard",
    Key.UNDO: "undo",
    Key.SUPERVISOR: "people",
    Key.REACTIVATE: "undo",
    Key.END_WRAP_UP: "tick",
    Key.APPOINTMENTS: "calendar",
    Key.DAY: "chart",
    Key.MESSAGES: "document",
    Key.REPRINT: "printer",
    Key.ROLL: "ticket",
    Key.PROFILE: "people",
    Key.LINE: "people",
    Key.HALL: "speaker",
    Key.MORE: "more",
    Key.ANSWER_CALL: "people",
    Key.READ_MESSAGE: "tick",
}


def keys(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> Keys:
    plan = shift.plan
    if plan is None:
        return Keys()
    return Keys(
        main=key_face(shift, shortcuts, texts, plan.main),
        side=key_face(shift, shortcuts, texts, plan.side) if plan.side is not None else None,
        row=tuple(key_face(shift, shortcuts, texts, key) for key in plan.row),
        undo=_undo(shift, shortcuts, texts) if Key.UNDO in plan.keys else None,
        more=tuple(key_face(shift, shortcuts, texts, key) for key in plan.more),
        more_label=texts.t("More") if plan.more else "",
        more_open=shift.more_open,
    )


def _undo(shift: Stand, shortcuts: Shortcuts, texts: Texts) -> Undo:
    face, undo = key_face(shift, shortcuts, texts, Key.UNDO), shift.undo
    room = shift.room
    if undo is None or room is None:
        return Undo(face)
    left = undo.until - shift.clock.instant()
    given = max(1, room.office.undo_seconds * 1000)
    return Undo(face, undo_words(texts, undo.act), -(-left // 1000), round(min(1.0, left / given), 2))


def undo_words(texts: Texts, act: str) -> str:
    """What would be taken back."""
    words = {
        UndoneAct.CALL: texts.t("Undo the call"),
        UndoneAct.START: texts.t("Undo: is here"),
        UndoneAct.FINISH: texts.t("Undo: finished"),
        UndoneAct.NO_SHOW: texts.t("Undo: not here"),
        UndoneAct.TRANSFER: texts.t("Undo the transfer"),
        UndoneAct.PARK: texts.t("Undo: parked"),
        UndoneAct.RETURN: texts.t("Undo: returned"),
        UndoneAct.REMOVE: texts.t("Undo: removed"),
        UndoneAct.WITHDRAW: texts.t("Undo: left"),
        UndoneAct.CHANGE: texts.t("Undo the change"),
    }
    return next((word for known, word in words.items() if known == act), texts.t("Undo"))


def hint_words(texts: Texts, typed: str) -> str:
    """A key's name as printed on the keyboard."""
    return texts.t("Space") if typed == "Space" else texts.code(typed)


def key_face(shift: Stand, shortcuts: Shortcuts, texts: Texts, key: Key) -> KeyFace:
    return KeyFace(
        key=key,
        label=_label(shift, texts, key),
        hint=hint_words(texts, shortcuts.hint(key)) if shortcuts.hint(key) else "",
        pictogram=ICONS[key],
        why_off=off_sentence(texts, shift.off_reason(key)),
    )


def _label(shift: Stand, texts: Texts, key: Key) -> str:
    if key is Key.PARKED and shift.room is not None:
        return texts.n("Parked: {count}", "Parked: {count}", len(parked(shift.room)))
    words = {
        Key.CALL_NEXT: texts.t("Call next"),
        Key.START: texts.t("Is here"),
        Key.FINISH_NEXT: texts.t("Finish and call next"),
        Key.RESUME: texts.t("Go on"),
        Key.FINISH: texts.t("Finish only"),
        Key.RECALL: texts.t("Call again"),
        Key.NO_SHOW: texts.t("Not here"),
        Key.TRANSFER: texts.t("Transfer"),
        Key.PARK: texts.t("Park"),
        Key.REMOVE: texts.t("Remove"),
        Key.BREAK: texts.t("Break"),
        Key.CLOSE: texts.t("Close counter"),
        Key.SIGN_OUT: texts.t("Sign out"),
        Key.CONTINUE_HERE: texts.t("Work here"),
        Key.CALL_CHOSEN: texts.t("Call a ticket"),
        Key.CALL_SERVICE: texts.t("Call for a service"),
        Key.WALK_UP: texts.t("Without ticket"),
        Key.ADD_SERVICE: texts.t("Add service"),
        Key.CORRECT: texts.t("Other service"),
        Key.OUTCOME: texts.t("Outcome"),
        Key.NOTE: texts.t("Note"),
        Key.DETAILS: texts.t("Details"),
        Key.UNDO: texts.t("Undo"),
        Key.SUPERVISOR: texts.t("No supervisor needed") if shift.own_call is not None else texts.t("Supervisor"),
        Key.REACTIVATE: texts.t("Bring back"),
        Key.END_WRAP_UP: texts.t("Papers done"),
        Key.APPOINTMENTS: texts.t("Appointments"),
        Key.DAY: texts.t("My day"),
        Key.MESSAGES: texts.t("Messages"),
        Key.REPRINT: texts.t("Print again"),
        Key.ROLL: texts.t("From the roll"),
        Key.PROFILE: texts.t("Work profile"),
        Key.LINE: texts.t("Line"),
        Key.HALL: texts.t("Tell the hall"),
        Key.MORE: texts.t("More"),
        Key.READ_MESSAGE: texts.t("Read"),
    }
    return words.get(key, texts.t("Back"))
