"""The keys as they stand on the screen: words, pictogram, shortcut, and why one has nothing to act on."""

from counter.faces.sentences import off_sentence
from counter.keys import Key, Shortcuts
from counter.line import parked
from counter.scene import KeyFace, Keys
from counter.shift import Shift
from hub.face.texts import Texts

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
}


def keys(shift: Shift, shortcuts: Shortcuts, texts: Texts) -> Keys:
    plan = shift.plan
    if plan is None:
        return Keys()
    return Keys(
        main=_face(shift, shortcuts, texts, plan.main),
        side=_face(shift, shortcuts, texts, plan.side) if plan.side is not None else None,
        row=tuple(_face(shift, shortcuts, texts, key) for key in plan.row),
    )


def hint_words(texts: Texts, typed: str) -> str:
    """A key's name as printed on the keyboard."""
    return texts.t("Space") if typed == "Space" else texts.code(typed)


def _face(shift: Shift, shortcuts: Shortcuts, texts: Texts, key: Key) -> KeyFace:
    return KeyFace(
        key=key,
        label=_label(shift, texts, key),
        hint=hint_words(texts, shortcuts.hint(key)) if shortcuts.hint(key) else "",
        pictogram=ICONS[key],
        why_off=off_sentence(texts, shift.off_reason(key)),
    )


def _label(shift: Shift, texts: Texts, key: Key) -> str:
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
    }
    return words.get(key, texts.t("Back"))
