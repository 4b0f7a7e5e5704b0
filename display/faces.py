"""From what stands to what is shown: one function for each face of the scene. Pure."""

from collections.abc import Sequence

from display import words
from display.calls import Calls, live
from display.office import Office
from display.scene import CounterFace, Emergency, Mark, NoticeFace, Row, Takeover
from display.schedule import Entry
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeKind


def row(office: Office, entry: Entry, now: int) -> Row:
    call, texts = entry.call, office.texts()
    fresh = live(entry, now)
    mark = Mark.WITHDRAWN if entry.withdrawn is not None else Mark.AGAIN if call.times > 1 and fresh else Mark.NONE
    return Row(
        call=call.call,
        label=call.label,
        sign=call.sign,
        arrow=str(call.arrow),
        way=words.direction(texts, str(call.arrow)),
        live=fresh,
        earlier=entry.earlier,
        mark=mark,
        mark_word=words.mark_word(texts, mark),
        name=office.name_of(call),
    )


def takeover(office: Office, calls: Calls, *, audible: bool) -> Takeover | None:
    call = calls.takeover
    if call is None:
        return None
    spoken = office.texts(call.language)
    return Takeover(
        call=call.call,
        label=call.label,
        sign=call.sign,
        arrow=str(call.arrow),
        way=office.said(call.way, call.language),
        counter_word=spoken.t("Counter"),
        language=spoken.language.autonym if audible else "",
        earlier=calls.earlier(call.label),
        name=office.name_of(call),
    )


def counter_face(office: Office, calls: Calls, counter: str, entries: Sequence[Entry], now: int) -> CounterFace:
    """The counter's sign and state, and the newest call that stands there."""
    state = office.state(counter)
    sign, word = office.sign(counter), words.counter_state(office.texts(), state)
    call = calls.at_counter(counter)
    if call is None:
        return CounterFace(sign, state, word)
    entry = next((one for one in entries if one.call.call == call.call), None)
    fresh = entry is None or live(entry, now)
    return CounterFace(sign, state, word, call.label, fresh, call=call.call, earlier=calls.earlier(call.label))


# --- notices


def notice_languages(office: Office, notice: NoticeView, further: Sequence[str]) -> tuple[str, ...]:
    """The screen's own, then those it was told; an emergency message in all that it has. In place of a language that
    it was not written in stands the office's, in whose words it is shown: no voice reads another language's words."""
    more = tuple(notice.texts) if notice.kind == NoticeKind.EMERGENCY else further
    own = notice.texts
    wanted = (office.language, *more)
    return tuple(dict.fromkeys(code if not own or own.get(code) else office.default for code in wanted))


def notice_page(
    office: Office, notices: Sequence[NoticeView], further: Sequence[str], at_once: int, turn: int
) -> tuple[NoticeFace, ...]:
    """So many at once, in turn: each in every language it is shown in."""
    faces = [
        NoticeFace(notice.id, text)
        for notice in notices
        for text in dict.fromkeys(office.notice(notice, code) for code in notice_languages(office, notice, further))
        if text
    ]
    pages = -(-len(faces) // at_once)
    number = turn % max(1, pages)
    return tuple(faces[number * at_once : (number + 1) * at_once])


def emergency(office: Office, notice: NoticeView, further: Sequence[str]) -> Emergency:
    said = {code: office.notice(notice, code) for code in notice_languages(office, notice, further)}
    title = office.texts().t("Attention, please")
    return Emergency(notice.id, title, tuple((code, text) for code, text in said.items() if text))
