"""The board's own words: what stands under an arrow, in the head, on the empty board, in the band of lost news."""

from datetime import datetime

from display.scene import Band, Mark
from hub.face.texts import Texts
from hub.wire.terms import Arrow, CounterState


def direction(texts: Texts, arrow: str) -> str:
    """The word under the arrow; empty where there is none, and for an arrow of a newer hub."""
    words = {
        Arrow.LEFT: texts.t("left"),
        Arrow.RIGHT: texts.t("right"),
        Arrow.UP: texts.t("straight on"),
        Arrow.DOWN: texts.t("behind you"),
        Arrow.UP_LEFT: texts.t("ahead left"),
        Arrow.UP_RIGHT: texts.t("ahead right"),
        Arrow.DOWN_LEFT: texts.t("back left"),
        Arrow.DOWN_RIGHT: texts.t("back right"),
    }
    return next((word for known, word in words.items() if known == arrow), "")


def mark_word(texts: Texts, mark: Mark) -> str:
    """What is said beside a marked number."""
    match mark:
        case Mark.NONE:
            return ""
        case Mark.AGAIN:
            return texts.t("called again")
        case Mark.WITHDRAWN:
            return texts.t("called by mistake")


def counter_state(texts: Texts, state: CounterState) -> str:
    match state:
        case CounterState.OPEN:
            return texts.t("Open")
        case CounterState.CLOSED:
            return texts.t("Closed")
        case CounterState.PAUSED:
            return texts.t("Back soon")


def quiet(texts: Texts, *, known: bool, open_day: bool) -> str:
    """The friendly sentence of a board without calls; `known`: the hub has been heard."""
    if not known:
        return texts.t("One moment, please")
    return texts.t("Welcome") if open_day else texts.t("The office is closed")


def quiet_hint(texts: Texts, *, known: bool, refused: bool, open_day: bool, audible: bool) -> str:
    if not known:
        if refused:
            return texts.t("The hub does not accept this screen's key. It needs a new one.")
        return texts.t("This screen is looking for its hub.")
    if not open_day:
        return texts.t("Numbers are called here when it opens.")
    return texts.t("Your number appears here and is spoken.") if audible else texts.t("Your number appears here.")


def band(texts: Texts, since: datetime, desk: str) -> Band:
    """No news since that moment (local); `desk`: where people ask."""
    return Band(
        title=texts.t("Not connected since {time}", time=texts.time(since)),
        hint=texts.t("Staff call by voice. Questions: {desk}", desk=desk),
    )
