"""Every command of the wire that staff may give is reached by a key of the terminal; every key means one thing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from pydantic import BaseModel

from counter import sheets
from counter.answers import Asker
from counter.asks import Ask, AskCall, AskCheckIn, AskMessage, AskRoll, AskSignIn, AskSignOut, AskWalkUp, Press
from counter.deeds import deed
from counter.door import carry_out
from counter.faces.sheet import Narrowed, sheet
from counter.forms import Unfit, fields_of, filled, is_sent
from counter.hall_asks import AskNotice
from counter.keys import ALARM_KEY, DEFAULT_SHORTCUTS, MAIN_KEYS, PLANS, Key, Shortcuts, Standing
from counter.pending import RESEND_SECONDS
from counter.sheet_scene import FieldKind
from hub.sdk.client import HubClient
from hub.sdk.errors import HubUnreachable
from hub.wire import hall, requests
from hub.wire.hall_terms import StaffCallKind
from hub.wire.terms import CounterState, VisitState
from tests.counter.busy_office import at
from tests.counter.staging import Stage

ON_NOTICES = (Key.ANSWER_HELP, Key.ANSWER_CALL, Key.READ_MESSAGE)
ELSEWHERE = {
    "/v1/visits": "tickets for others are given at reception's page and the kiosk",
    "/v1/appointments": "bookings are made at reception's page",
    "/v1/appointments/{id}/move": "as above",
    "/v1/appointments/{id}/cancel": "as above",
    "/v1/appointments/{id}/details": "as above",
    "/v1/appointments/find": "as above; it changes nothing",
    "/v1/waiting-list": "as above",
    "/v1/waiting-list/{id}/leave": "as above",
    "/v1/waiting-list/{id}/decline": "as above",
    "/v1/waiting-list/{id}/accept": "as above",
}
SOMEBODY = "0197a1c2-0000-7000-8000-000000000001"
TYPED = {FieldKind.TICKET: "P12", FieldKind.NUMBER: "2", FieldKind.NOTE: "words", FieldKind.TEXT: "0123 456"}
STANDINGS = [
    (None, CounterState.OPEN),
    (VisitState.CALLED, CounterState.OPEN),
    (VisitState.SERVING, CounterState.OPEN),
    (None, CounterState.PAUSED),
]


class Wire(HubClient):
    """Notes each route that is asked for, and answers nothing."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "key", patience=0.0)
        self.routes: set[str] = set()

    def _once(self, method: str, path: str, request_id: str | None, body: BaseModel | dict[str, Any] | None) -> bytes:
        self.routes.add(f"{method} {path}")
        raise HubUnreachable("on paper")


def staff_routes() -> Iterator[str]:
    """POST routes of the tables in the wire's own words that staff may use."""
    for text in (requests.__doc__ or "", hall.__doc__ or ""):
        for row in text.splitlines():
            cells = [cell.strip() for cell in row.strip("| ").split(" | ")]
            if len(cells) < 4 or not cells[0].startswith("POST") or "staff" not in cells[-1]:
                continue
            methods_and_paths = cells[0].split(", ")
            whole = next(one for one in methods_and_paths if "/v1/" in one)
            first = whole[whole.index("/v1/") :]
            yield first
            for other in methods_and_paths[methods_and_paths.index(whole) + 1 :]:
                yield first.rsplit("/", 1)[0] + other


def asks_of(stage: Stage, asked_by: sheets.Sheet, seen: set[sheets.Sheet]) -> Iterator[Ask]:
    """What a sheet and those behind it can ask."""
    if asked_by in seen:
        return
    seen.add(asked_by)
    room = stage.shift.room
    assert room is not None
    stage.shift.open(asked_by)
    offered = stage.shift.offered
    if is_sent(asked_by):
        values = {
            one.id: one.options[0] if one.options else TYPED[one.kind]
            for one in fields_of(asked_by, room)
            if one.id != "phone" or one.kind is FieldKind.TEXT
        }
        asked = filled(
            asked_by, room, Asker("s1", "c4", stage.shift.clock.instant(), stage.shift.sheeted.fresh, values)
        )
        assert not isinstance(asked, Unfit), (asked_by, asked)
        yield asked
    for offer in offered:
        if isinstance(offer, sheets.Sheet):
            yield from asks_of(stage, offer, seen)
        else:
            yield offer


def asks_by_key(stage: Stage, key: Key) -> Iterator[Ask]:
    before = len(stage.hub.asked)
    stage.shift.press(key)
    if len(stage.hub.asked) > before:
        yield stage.hub.asked[-1].ask
    elif stage.shift.sheet is not None:
        yield from asks_of(stage, stage.shift.sheet, set())


def test_every_command_for_staff_is_reached_by_a_key() -> None:
    wire = Wire()
    asked: list[Ask] = [AskSignIn("s1", "1234"), AskSignOut()]
    for here, state in STANDINGS:
        standing = at(here, state).standing()
        assert standing is not None
        for key in (*PLANS[standing].keys, *ON_NOTICES):
            asked += asks_by_key(at(here, state), key)
    stage = at()
    stage.shift.raise_alarm()
    asked.append(stage.hub.last)
    asked += asks_by_key(stage, Key.ANSWER_HELP)
    asked += [stage_open(at()).ask]
    for ask in asked:
        whole = replace(ask, visit=SOMEBODY) if isinstance(ask, AskCall) and ask.visit is not None else ask
        carry_out(wire, wire, Press(whole, "0197a1c2-0000-4000-8000-000000000001", 0.0))
    reached = {route.removeprefix("POST ") for route in wire.routes if route.startswith("POST ")}
    wanted = set(staff_routes())
    assert len(wanted) > 40
    missing = {route for route in wanted - ELSEWHERE.keys() if not any(_is(route, one) for one in reached)}
    assert not missing
    assert ELSEWHERE.keys() <= wanted
    wire.close()


def stage_open(stage: Stage) -> Press:
    """A counter is opened from the list, by its number."""
    free = Stage()
    free.sign_in()
    free.desk.type("4", repeat=False)
    assert stage.shift.page != free.shift.page
    return free.hub.asked[-1]


def _is(route: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(route)), path) is not None


@pytest.mark.parametrize("standing", Standing)
def test_no_two_keys_of_a_standing_share_a_letter(standing: Standing) -> None:
    shortcuts = Shortcuts()
    stand = [*PLANS[standing].keys, *ON_NOTICES]
    for one, other in combinations(stand, 2):
        assert shortcuts.hint(one).casefold() != shortcuts.hint(other).casefold(), (one, other)
    assert all(shortcuts.hint(key) for key in stand)
    assert ALARM_KEY not in {shortcuts.hint(key) for key in stand}


def test_every_key_has_a_letter_of_its_own_and_the_main_ones_share_theirs() -> None:
    letters = [typed.casefold() for typed in DEFAULT_SHORTCUTS.values()]
    assert len(letters) == len(set(letters))
    assert {key for key in Key if key not in MAIN_KEYS and key is not Key.BACK} == DEFAULT_SHORTCUTS.keys() - {"main"}


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize(("here", "state"), STANDINGS)
def test_every_question_and_each_of_its_answers_has_words(
    here: VisitState | None, state: CounterState, language: str
) -> None:
    stage = at(here, state, language)
    standing = stage.standing()
    assert standing is not None
    visit = stage.shift.visit
    seen: set[sheets.Sheet] = set()
    for key in PLANS[standing].keys:
        opened = deed(key, "c4", visit.id if visit is not None else "")
        if isinstance(opened, sheets.Sheet):
            list(asks_of(stage, opened, seen))
    assert len(seen) > 8
    for one in seen:
        stage.shift.open(one)
        pages = 1
        page = 0
        while page < pages:
            page += 1
            scene = sheet(stage.shift, stage.desk.texts, Narrowed(page=page))
            assert scene is not None
            pages = scene.pages
            assert scene.title
            assert scene.choices or scene.fields or scene.empty, one
            assert all(choice.label and choice.hint for choice in scene.choices), (one, scene.choices)
            assert all(field.label for field in scene.fields)


def test_a_press_that_the_wire_cannot_take_is_said_and_not_lost() -> None:
    """A quantity of nought, beside the answers, is said at its field; anything else by the door."""
    wire = Wire()
    stage = at(VisitState.SERVING)
    room = stage.shift.room
    assert room is not None
    several = [one.model_copy(update={"most_quantity": 9}) for one in room.office.services]
    object.__setattr__(room, "office", room.office.model_copy(update={"services": several}))
    stage.shift.press(Key.OUTCOME)
    stage.shift.fill("quantity", "0")
    stage.shift.choose(0)
    assert not stage.busy()
    scene = stage.desk.scene().sheet
    assert scene is not None
    assert scene.fields[0].trouble
    stage.shift.fill("quantity", "3")
    stage.shift.choose(0)
    assert stage.busy()
    wire.close()


def test_the_alarm_needs_two_strokes_and_says_nothing_aloud() -> None:
    stage = at()
    before = stage.desk.scene().notices
    stage.desk.type(ALARM_KEY, repeat=False)
    assert not stage.hub.asked[1:]
    stage.wait(5)
    stage.desk.type(ALARM_KEY, repeat=False)
    assert not stage.hub.asked[1:]
    stage.desk.type(ALARM_KEY, repeat=True)
    assert not stage.hub.asked[1:]
    stage.wait(1)
    stage.desk.type(ALARM_KEY, repeat=False)
    press = stage.hub.asked[-1]
    assert getattr(press.ask, "kind", None) is StaffCallKind.ALARM
    assert not stage.busy()
    scene = stage.desk.scene()
    assert scene.alarm
    assert scene.notices == before


def test_whatever_is_pressed_keeps_its_id_until_it_is_known_to_be_done() -> None:
    """No answer, the hub is heard again: sent once more with its own id; long after, the same press still has it."""
    asked: list[Ask] = []
    for here, state in STANDINGS:
        standing = at(here, state).standing()
        assert standing is not None
        for key in (*PLANS[standing].keys, *ON_NOTICES):
            asked += asks_by_key(at(here, state), key)
    kinds = {type(ask): ask for ask in asked}
    assert len(kinds) > 35
    stage = at(VisitState.SERVING)
    pending, room = stage.shift.pending, stage.shift.room
    for ask in kinds.values():
        pending.end()
        pending.send(room, ask)
        first = stage.hub.asked[-1]
        pending.no_answer(first, "hub_unreachable")
        pending.resolve(room)
        assert stage.hub.asked[-1] is first
        pending.no_answer(first, "hub_unreachable")
        stage.seconds.pass_by(RESEND_SECONDS + 1)
        count = len(stage.hub.asked)
        pending.resolve(room)
        assert len(stage.hub.asked) == count
        again = ask
        if isinstance(ask, AskWalkUp | AskRoll | AskCheckIn | AskMessage | AskNotice):
            again = replace(ask, id="0197a1c2-0000-7000-8000-000000000009")
        pending.send(room, again)
        assert stage.hub.asked[-1].request == first.request
        assert stage.hub.asked[-1].ask == first.ask
