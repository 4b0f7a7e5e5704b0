"""What a device lacks is said once, shown, told to the hub, and mended by itself when it is there again."""

import contextlib
import os
import random
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hub.sim.printer.condition import Fault
from hub.sim.printer.server import VirtualPrinter
from tests.hub.running import Hub, running_hub
from tests.office.programs import (
    BOARD,
    START_SECONDS,
    Program,
    at_work,
    checks,
    display,
    kiosk,
    kiosk_settings,
    program,
    ready,
    terminal,
)
from tests.waiting import wait_until

NO_SOUND = '[sound]\ndevice = "no_such_card"\n'
PORTRAIT = ("--rehearse", "--size", "1080x1920", "--diagonal", "21.5")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def takes(entrance: Program, wish: str) -> dict[str, object]:
    """A person takes a ticket; the kiosk's answer."""
    entrance.tell(do="take", id=wish, service="questions", language="en", stay=4)
    entrance.until(lambda: entrance.answer(wish) is not None, 60, f"to answer wish {wish}")
    return entrance.answer(wish) or {}


def read_code(entrance: Program) -> str:
    """What a phone reads off the kiosk's screen now; empty when there is no code."""
    entrance.picture()
    with Image.open(entrance.folder / "pictures" / "kiosk.png") as image:
        found = zxingcpp.read_barcodes(image)
    return found[0].text if found else ""


def part_is(hub: Hub, name: str, state: str) -> Callable[[], bool]:
    """Whether /health says so of a device's part."""

    def look() -> bool:
        check = checks(hub).get(name)
        return check is not None and check["ok"] == (state == "ok") and str(check["detail"]).partition(":")[0] == state

    return look


@pytest.mark.timeout(240)
def test_a_printer_at_a_wrong_address_that_then_comes_and_falls_silent(tmp_path: Path) -> None:
    port = free_port()
    with (
        running_hub(tmp_path) as hub,
        kiosk(tmp_path, hub, port, headless=False, words=PORTRAIT[1:]) as entrance,
        terminal(tmp_path, hub) as desk,
    ):
        at_work(desk, hub, "clerk-1", "counter-1")
        wait_until(part_is(hub, "Kiosk 1: printer", "unreachable"), 20, "the printer's trouble in /health")
        with_trouble = desk.picture()
        first = takes(entrance, "1")
        assert (first["did"], first["paper"], first["fault"]) == ("took", "failed", "unreachable")
        entrance.until(lambda: read_code(entrance) == first["url"], 20, "to have faded in its code")

        with VirtualPrinter(port=port) as printer:
            wait_until(part_is(hub, "Kiosk 1: printer", "ok"), 30, "the printer back in /health")
            desk.until(lambda: desk.picture() != with_trouble, 20, "the notice to go from the terminal")
            assert takes(entrance, "2")["paper"] == "printed"
            printer.suffer(Fault.SILENT)
            wait_until(part_is(hub, "Kiosk 1: printer", "silent"), 30, "the silence in /health")
            third = takes(entrance, "3")
            assert (third["paper"], third["fault"]) == ("failed", "silent")
            printer.recover()
            wait_until(part_is(hub, "Kiosk 1: printer", "ok"), 30, "the printer's voice in /health")
            assert takes(entrance, "4")["paper"] == "printed"
            # The two that were held came when the printer was well again, each once.
            wait_until(lambda: len(printer.tickets) == 4, 20, "the held papers")
        assert [one["event"] for one in entrance.entries() if str(one["event"]).startswith("printer_")][:4] == [
            "printer_gone",
            "printer_back",
            "printer_gone",
            "printer_back",
        ]
        assert entrance.stop() == 0


def test_a_display_without_sound(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, display(tmp_path, hub, settings=NO_SOUND) as board:
        wait_until(part_is(hub, "Display 1: sound", "missing"), 20, "the missing sound in /health, before any call")
        staff = hub.open_counter("counter-1")
        for _ in range(2):
            hub.issue("questions")
            called = hub.post("/v1/counters/counter-1/call-next", staff).json()["visit"]["call"]
            board.until(lambda call=called: call in _shown(board), 20, "the call on the screen")  # type: ignore[misc]
        assert len(board.entries("sound_gone")) == 1
        assert board.lines("spoken") == []
        assert board.stop() == 0


@pytest.mark.long
@pytest.mark.timeout(180)
def test_a_sound_device_that_comes_later_is_found_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`aplay` is the edge of our world: here it is a script that fails until its device is there."""
    device, player = tmp_path / "device", tmp_path / "bin" / "aplay"
    player.parent.mkdir()
    player.write_text(f"#!/bin/sh\ncat > /dev/null\n[ -e {device} ]\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(player.parent), prepend=os.pathsep)
    with running_hub(tmp_path) as hub, display(tmp_path, hub, settings="[sound]\n") as board:
        wait_until(part_is(hub, "Display 1: sound", "missing"), 20, "the missing sound in /health")
        device.touch()
        wait_until(part_is(hub, "Display 1: sound", "ok"), 60, "the sound back in /health, before any call")
        staff = hub.open_counter("counter-1")
        hub.issue("questions")
        called = hub.post("/v1/counters/counter-1/call-next", staff).json()["visit"]["call"]
        board.until(lambda: called in [line["call"] for line in board.lines("spoken")], 30, "to speak the call")
        assert [one["event"] for one in board.entries() if one["event"].startswith("sound_")] == [
            "sound_gone",
            "sound_back",
        ]


def _shown(board: Program) -> list[int]:
    return [line["call"] for line in board.lines("shown")]


@contextlib.contextmanager
def everybody(folder: Path, hub: Hub, url: str | None, extra: str = "") -> Iterator[list[Program]]:
    """Kiosk, display and counter, started before there is a hub; `extra` goes into each one's settings."""
    printing = kiosk_settings(folder / "kiosk", free_port())
    with ExitStack() as stack:
        started = [
            program("kiosk", folder / "kiosk", hub.key("Kiosk 1"), PORTRAIT, printing + extra, url),
            program("display", folder / "display", hub.key("Display 1"), BOARD, NO_SOUND + extra, url),
            program("counter", folder / "counter", hub.key("Counter 1"), ("--rehearse",), extra, url),
        ]
        yield [ready(stack.enter_context(one)) for one in started]


def have_found_it(hub: Hub, kiosk: Program, board: Program, desk: Program) -> None:
    """All three work with the hub, each by itself."""
    kiosk.until(lambda: {"did": "ready"} in kiosk.answers(), 30, "the hub's first news")
    board.until(lambda: bool(board.lines("connected")), 30, "the hub's first news")
    desk.wait_for(30, page="sign_in", connected=True)
    staff = hub.open_counter("counter-1", device="Counter 2")
    assert takes(kiosk, "1")["did"] == "took"
    called = hub.post("/v1/counters/counter-1/call-next", staff).json()["visit"]["call"]
    board.until(lambda: called in _shown(board), 20, "the call on the screen")


@pytest.mark.timeout(240)
def test_everybody_starts_before_the_hub_and_finds_it_when_it_comes(tmp_path: Path) -> None:
    with running_hub(tmp_path, start=False) as hub:
        port = str(free_port())
        hub.arguments = (*hub.arguments[:-1], port)
        with everybody(tmp_path, hub, f"http://127.0.0.1:{port}") as programs:
            before = [one.picture() for one in programs]
            hub.start()
            assert hub.post("/v1/day/open", hub.manager).status_code in {200, 409}
            have_found_it(hub, *programs)
            for one, picture in zip(programs, before, strict=True):
                assert len(one.entries("stream_lost")) == 1, one.module
                assert len(one.entries("stream_back")) == 1, one.module
                assert one.picture() != picture, one.module
            assert [one.stop() for one in programs] == [0, 0, 0]


@pytest.mark.timeout(240)
def test_everybody_finds_the_hub_it_is_bound_to_without_an_address(tmp_path: Path) -> None:
    """By mDNS on loopback, with another hub on the same network; a box that is bound to none waits and says so."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with (
        running_hub(one, announce=True, start=False) as hub,
        running_hub(other, announce=True, open_day=False),
    ):
        bound = f'[device.hub]\nid = "{(hub.data / "hub.id").read_text().strip()}"\n'
        unbound = program("display", tmp_path / "unbound", hub.key("Display 1"), BOARD, NO_SOUND)
        with everybody(one, hub, None, bound) as programs, unbound as lost:
            hub.start()
            assert hub.post("/v1/day/open", hub.manager).status_code in {200, 409}
            have_found_it(hub, *programs)
            lost.until(lambda: bool(lost.entries("several_hubs_found")), START_SECONDS, "to say that it cannot choose")
            assert lost.lines("connected") == []
            assert lost.stop() == 0


ALL_BOXES = frozenset({"kiosk", "display", "counter"})


@pytest.mark.parametrize(
    "unknown",
    [
        # Both kinds of wrong key in one office; who has which changes from day to day.
        pytest.param(None, id="of both kinds"),
        pytest.param(ALL_BOXES, id="unknown", marks=pytest.mark.long),
        pytest.param(frozenset(), id="of another kind of box", marks=pytest.mark.long),
    ],
)
def test_a_key_that_the_hub_refuses_is_said_once_and_tried_on(tmp_path: Path, unknown: frozenset[str] | None) -> None:
    """`unknown`: the boxes whose key no hub knows; the others have the key of another kind of box."""
    if unknown is None:
        day = random.Random(datetime.now(UTC).toordinal())
        unknown = frozenset(day.sample(sorted(ALL_BOXES), day.choice((1, 2))))
    with running_hub(tmp_path) as hub:
        keys = {"Kiosk 1": "Display 1", "Display 1": "Counter 1", "Counter 1": "Kiosk 1"}
        lost = {name for name in keys if name.split()[0].lower() in unknown}
        hub.keys = {name: "no-key-of-this-hub" if name in lost else hub.key(keys[name]) for name in keys}
        with everybody(tmp_path, hub, hub.url) as programs:
            for one in programs:
                one.until(lambda one=one: bool(one.entries("stream_not_allowed")), 20, "to say it")  # type: ignore[misc]
            board = programs[1]
            quiet = board.picture()
            assert [one.stop() for one in programs] == [0, 0, 0]
            for one in programs:
                said = [entry["reason"] for entry in one.entries("stream_not_allowed")]
                assert said == ["unauthenticated" if one.module in unknown else "forbidden"], (one.module, unknown)
            assert board.lines("connected") == []
            assert not quiet.isNull()


def test_everybody_can_be_stopped_while_looking_for_the_hub(tmp_path: Path) -> None:
    with running_hub(tmp_path, start=False) as hub, everybody(tmp_path, hub, "http://127.0.0.1:9") as programs:
        for one in programs:
            one.process.send_signal(signal.SIGTERM)
        assert [one.process.wait(20) for one in programs] == [0, 0, 0]
