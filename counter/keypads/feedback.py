"""What a keypad shows of its shift: a lamp, sounds, two lines of text. Plain values, made anew after every change."""

from dataclasses import dataclass
from enum import StrEnum

from counter.entry import Entry
from counter.keypads.hand import Beep, Hand, Order
from counter.keys import Standing
from counter.line import line
from counter.notes import NoteKind
from counter.shift import Shift
from counter.signs.letters import Letters, latin, written
from counter.stand import Page
from hub.face.texts import Texts


class Lamp(StrEnum):
    """OFF: nobody is signed in here, or the counter is closed. WAITING: free, and somebody waits. OFFLINE: there is no
    connection to the hub."""

    OFF = "off"
    FREE = "free"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    OFFLINE = "offline"


_LAMPS = {Standing.CALLED: Lamp.CALLED, Standing.SERVING: Lamp.SERVING, Standing.PAUSED: Lamp.PAUSED}
_BAD = frozenset({NoteKind.REFUSED, NoteKind.UNSURE, NoteKind.NOT_DONE, NoteKind.TAKEN_OVER, NoteKind.CLOSED_ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Feedback:
    lamp: Lamp = Lamp.OFFLINE
    lines: tuple[str, str] = ("", "")
    beep: Beep | None = None


class Watching:
    """Compares each state with the one before, for what sounds once."""

    def __init__(self, shift: Shift, hand: Hand, words: "Words") -> None:
        self._shift = shift
        self._hand = hand
        self._words = words
        self._lamp = Lamp.OFFLINE
        self._note: object = None
        self._busy = False
        self._reason = ""

    def look(self, *, wrong: bool = False) -> Feedback:
        """`wrong`: a press has just not been taken."""
        shift = self._shift
        lamp, note, busy, reason = lamp_of(shift), shift.pending.note, shift.pending.busy, shift.entry.reason
        beep: Beep | None = None
        if (
            wrong
            or (reason and reason != self._reason)
            or (note is not None and note is not self._note and note.kind in _BAD)
        ):
            beep = Beep.WRONG
        elif self._busy and busy is None and (note is None or note.kind not in _BAD):
            beep = Beep.GOOD
        elif lamp is Lamp.WAITING and self._lamp is Lamp.FREE:
            beep = Beep.CALL
        self._lamp, self._note, self._busy, self._reason = lamp, note, busy is not None, reason
        return Feedback(lamp, self._words.lines(shift, self._hand), beep)


def lamp_of(shift: Shift) -> Lamp:
    if not shift.connected:
        return Lamp.OFFLINE
    if shift.page is not Page.WORK or shift.standing is None or shift.standing is Standing.ELSEWHERE:
        return Lamp.OFF
    return _LAMPS.get(shift.standing) or (Lamp.WAITING if waiting(shift) else Lamp.FREE)


def waiting(shift: Shift) -> int:
    """People whom this counter may call."""
    counter = shift.held or shift.bound
    if shift.room is None or counter is None or shift.who is None:
        return 0
    return len(line(shift.room, counter, shift.clock.instant()))


@dataclass(frozen=True, slots=True)
class Words:
    """The two lines, in `columns` characters of `letters`. A language that cannot be written with them (Chinese on a
    display of Latin letters) is replaced by English, `plain`."""

    texts: Texts
    plain: Texts
    columns: int = 16
    letters: Letters = Letters.ASCII

    def lines(self, shift: Shift, hand: Hand) -> tuple[str, str]:
        for texts in (self.texts, self.plain):
            raw = self._raw(texts, shift, hand)
            upper, lower = (written(text, self.letters).strip() for text in raw)
            whole = all(made or not text.strip() for made, text in zip((upper, lower), raw, strict=True))
            if whole and all(latin(text) for text in raw):
                break
        return upper[: self.columns], lower[: self.columns]

    def _raw(self, texts: Texts, shift: Shift, hand: Hand) -> tuple[str, str]:
        if not shift.connected or shift.page is Page.STARTING:
            return texts.t("No connection"), texts.t("Please wait")
        if shift.page is Page.SIGN_IN:
            return _entry(texts, shift.entry, hand)
        if shift.page is Page.COUNTERS:
            if shift.sheet is not None:
                return texts.t("Counter is taken"), texts.t("ENTER: take over")
            return texts.t("Counter closed"), ""
        return _standing(texts, shift), _typing(texts, hand) or _note(texts, shift) or _people(texts, shift)


def _entry(texts: Texts, entry: Entry, hand: Hand) -> tuple[str, str]:
    if not hand.named:
        return texts.t("Your number:"), hand.typed
    if entry.reason and not entry.pin:
        return texts.t("PIN:"), texts.t("Wrong PIN") if entry.reason == "wrong_pin" else texts.t("Not possible now")
    return texts.t("PIN:"), "*" * len(entry.pin)


def _standing(texts: Texts, shift: Shift) -> str:
    visit = shift.visit
    match shift.standing:
        case Standing.CALLED if visit is not None:
            return texts.t("{code} called", code=visit.label)
        case Standing.SERVING if visit is not None:
            return texts.t("{code} at counter", code=visit.label)
        case Standing.PAUSED:
            return texts.t("On a break")
        case Standing.ELSEWHERE:
            return texts.t("Open elsewhere")
        case _:
            return texts.t("Free")


def _people(texts: Texts, shift: Shift) -> str:
    return texts.n("{count} waiting", "{count} waiting", waiting(shift))


def _typing(texts: Texts, hand: Hand) -> str:
    if hand.order is Order.PARK:
        return texts.t("Minutes: {typed}", typed=hand.typed)
    if hand.order is Order.TRANSFER:
        return texts.t("Service: {typed}", typed=hand.typed)
    return hand.typed


def _note(texts: Texts, shift: Shift) -> str:
    note = shift.pending.note
    if note is None:
        return texts.t("Please wait") if shift.pending.unsure is not None else ""
    match note.kind:
        case NoteKind.KEY_OFF:
            return texts.t("Nobody waiting")
        case NoteKind.UNSURE | NoteKind.UNDER_WAY:
            return texts.t("Please wait")
        case NoteKind.NOT_DONE:
            return texts.t("Press again")
        case NoteKind.TOO_QUICK | NoteKind.LIST_MOVED:
            return ""
        case _:
            return texts.t("Not possible now")
