"""A whole check-in by the keypad alone with speech, and by the scanner alone (E03, E04, D05, K03)."""

import hashlib
import time
from pathlib import Path

import pytest

from hub.face.languages import LANGUAGES
from hub.face.numbers import grammar
from hub.face.spoken import VOICES, for_voice
from hub.sdk.io.keypad import KeypadKey
from kiosk.screens.content import (
    Documents,
    Languages,
    Needs,
    Notice,
    Services,
    TicketShown,
)
from tests.hub.running import new_visit_id
from tests.kiosk.without_touch import HEADSET, Visit, visit

NORMAL = {"en", "ar"}
COMPLETE = [one.code for one in LANGUAGES if one.complete]


def each(codes: list[str], normal: set[str] = NORMAL) -> list[object]:
    return [pytest.param(code, marks=[] if code in normal else [pytest.mark.long]) for code in codes]


def to_the_ticket(person: Visit, code: str, service: str) -> list[str]:
    """From rest, by keys alone; hears each screen. Returns the kinds of screens that came."""
    came = []
    person.press(KeypadKey.UP)
    person.until(lambda: person.face.speaking and bool(person.face.focus), "the keypad to wake")
    person.hears_the_screen()
    person.select(f"language-{code}")
    while not isinstance(person.screen, TicketShown):
        came.append(type(person.screen).__name__)
        person.hears_the_screen()
        match person.screen:
            case Services(busy=""):
                names = [stop.touch for stop in person.face.stops]
                person.select(f"choice-{service}" if f"choice-{service}" in names else "more")
            case Documents():
                person.select("go-on")
            case Needs():
                person.select("take")
            case Notice():  # this language cannot be spoken
                assert person.face.said_in != code
                person.select("back")
            case _:
                before = person.screen
                person.until(lambda before=before: person.screen != before, "the answer")  # type: ignore[misc]
        person.until(lambda: not getattr(person.screen, "busy", ""), "the hub's answer")
    person.hears_the_screen()
    return came


@pytest.mark.parametrize("code", each(COMPLETE))
def test_a_whole_check_in_by_the_keypad_alone_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    with visit(tmp_path, monkeypatch) as person:
        came = to_the_ticket(person, code, "taxes")
        assert "Services" in came
        said_in = person.face.said_in
        assert said_in == code or code == "he"
        ticket = person.screen
        assert isinstance(ticket, TicketShown)
        number = for_voice(grammar(said_in).spell(ticket.code), said_in)
        assert [text for voice, text in person.sound.said() if voice == VOICES[said_in] and number in text], number
        person.until(lambda: bool(person.printer.tickets), "the paper")
        heard = person.sound.heard()
        assert {to for to, _ in heard} <= {f"-q -D {HEADSET} -"}, "private"
        assert sum(seconds for _, seconds in heard) > 5
        assert len(person.hub.get("/v1/visits", person.hub.manager).json()) == 1


@pytest.mark.long
def test_what_cannot_be_said_is_told_and_said_in_the_offices_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spanish gets the voice of Hebrew, which says no figures."""
    monkeypatch.setattr("hub.sdk.io.speech.espeak.VOICES", {**VOICES, "es": VOICES["he"]})
    with visit(tmp_path, monkeypatch) as person:
        person.press(KeypadKey.UP)
        person.until(lambda: bool(person.face.focus), "the keypad to wake")
        person.select("language-es")
        notice = person.screen
        assert isinstance(notice, Notice)
        assert "inglés" in notice.text
        assert person.face.language == "es"
        person.until(
            lambda: (VOICES["en"], "This screen cannot speak your language.") in person.sound.said(), "to be told"
        )


def test_without_a_headset_the_room_hears_nothing_but_short_sounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with visit(tmp_path, monkeypatch, device=None) as person:
        person.press(KeypadKey.UP)
        person.until(lambda: bool(person.face.focus), "the keypad to wake")
        person.select("language-en")
        assert not person.face.speaking
        person.until(lambda: bool(person.sound.heard()), "the tick")
        assert person.sound.said() == set()
        assert all(to == "-q -" and seconds < 1 for to, seconds in person.sound.heard())


@pytest.mark.long
def test_plugging_a_headset_in_begins_to_speak_and_pulling_it_out_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with visit(tmp_path, monkeypatch) as person:
        person.press(KeypadKey.HEADSET_IN)
        person.until(lambda: person.face.speaking, "speech")
        person.hears_the_screen()
        person.keypad.unplug()
        person.until(lambda: not person.face.speaking, "silence when the keypad is pulled out")
        person.keypad.plug()

        def speaks_again() -> bool:
            person.press(KeypadKey.HEADSET_IN)
            return person.face.speaking

        person.until(speaks_again, "speech after the keypad is back")


def booked(person: Visit, code: str) -> None:
    body = {
        "id": new_visit_id(),
        "service": "identity-apply",
        "language": "en",
        "date": "2026-11-23",
        "time": "10:15",
        "link_hash": hashlib.sha256(code.encode()).hexdigest(),
    }
    assert person.hub.post("/v1/appointments", person.hub.manager, body).status_code < 300


CODE = "k7q2m3n4p5r6s7t2k7q2m3n4"


@pytest.mark.parametrize("code", each(COMPLETE, NORMAL - {"en"}))
def test_a_whole_check_in_by_the_scanner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    with visit(tmp_path, monkeypatch) as person:
        booked(person, CODE)
        if code != "en":
            person.press(KeypadKey.UP)
            person.until(lambda: bool(person.face.focus), "the keypad to wake")
            person.select(f"language-{code}")
        person.scanner.scan(f"https://tickets.example/t/{CODE.upper()}")
        person.until(lambda: isinstance(person.screen, TicketShown), "the ticket")
        person.until(lambda: bool(person.printer.tickets), "the paper")
        assert person.face.language == code
        state = person.hub.get("/v1/appointments?date=2026-11-23", person.hub.manager).json()[0]["state"]
        assert state == "checked_in"


@pytest.mark.long
def test_a_strangers_barcode_gets_a_kind_answer_and_no_ticket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with visit(tmp_path, monkeypatch) as person:
        person.scanner.scan("4006381333931")
        person.until(lambda: isinstance(person.screen, Notice), "the answer")
        assert person.hub.get("/v1/visits", person.hub.manager).json() == []


@pytest.mark.parametrize("count", [10, pytest.param(1_000, marks=pytest.mark.long)])
def test_unplugging_lost_events_and_garbage_lead_to_no_wrong_visit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """10,000 random bytes (long: a million) from both devices, pulled out and back in between."""
    with visit(tmp_path, monkeypatch, device=None) as person:
        booked(person, CODE)
        link = f"https://tickets.example/t/{CODE.upper()}"
        for seed in range(count):
            person.keypad.garbage(1_000, seed)
            person.scanner.garbage(1_000, seed)
            person.scanner.type(link[:-5])
            if seed % 3 == 0:
                person.scanner.drop()
            if seed % 10 == 4:
                person.scanner.unplug()
                person.keypad.unplug()
                person.scanner.plug()
                person.keypad.plug()
            person.office.journey.tick()
        person.scanner.scan("nothing of ours!")
        deadline = time.monotonic() + 2
        person.until(lambda: time.monotonic() > deadline, "everything to be read")
        assert person.hub.get("/v1/visits", person.hub.manager).json() == []

        def read_at_last() -> bool:
            if not isinstance(person.screen, TicketShown):
                person.scanner.scan(link)
            return isinstance(person.screen, TicketShown)

        person.until(read_at_last, "the real code to be read")
        assert len(person.hub.get("/v1/visits", person.hub.manager).json()) == 1
        assert not isinstance(person.screen, Languages)
