"""The real terminal as a process against a real hub: real keys, kill -9, two screens, wrong PINs, bad starts."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.run.evidence import read_journal
from tests.counter.terminals import RealTerminal, running_terminal
from tests.hub.running import Hub, running_hub
from tests.waiting import wait_until

COUNTER = "counter-1"


def issue(hub: Hub, count: int) -> None:
    """People for the first counter's first service."""
    office = hub.get("/v1/office", hub.sign_in("clerk-6", "Counter 2")).json()
    service = next(one for one in office["counters"] if one["id"] == COUNTER)["services"][0]
    for number in range(count):
        body = {"id": f"0197a1c2-0000-7000-8000-{number:012}", "service": service, "language": "en"}
        assert hub.post("/v1/visits", hub.key("Kiosk 1"), body).status_code == 200


def sign_in(terminal: RealTerminal, hub: Hub, staff: str = "clerk-1", counter: str | None = COUNTER) -> None:
    terminal.tell(do="sign_in", staff=staff, pin=hub.pins[staff], counter=counter)


@pytest.mark.timeout(180)
def test_a_day_at_the_counter_through_a_kill_of_the_hub(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, running_terminal(tmp_path / "terminal", hub) as terminal:
        issue(hub, 4)
        sign_in(terminal, hub)
        terminal.wait_for(standing="idle")
        terminal.tell(key="Space")
        terminal.wait_for(standing="called")
        first = terminal.stands["label"]
        terminal.tell(key="R")
        terminal.tell(key="Space")
        terminal.wait_for(standing="serving")

        hub.kill()
        terminal.wait_for(connected=False)
        terminal.tell(key="Space")
        hub.start()
        terminal.wait_for(seconds=60, standing="called", connected=True)
        assert terminal.stands["label"] != first

        terminal.tell(key="P")
        terminal.tell(key="6")
        terminal.wait_for(standing="idle")
        terminal.tell(key="L")
        terminal.tell(touch="choice0")
        terminal.tell(key="B")
        terminal.tell(key="1")
        terminal.wait_for(standing="paused")
        terminal.tell(key="Space")
        terminal.wait_for(standing="idle")
        assert terminal.picture().read_bytes().startswith(b"\x89PNG")
        terminal.tell(key="C")
        terminal.wait_for(page="counters")
        terminal.tell(key="Q")
        terminal.wait_for(page="sign_in")
        assert terminal.stop() == 0

        journal = {entry.request: entry for entry in read_journal(hub.data / "vestibule.db")}
        acknowledged = terminal.lines("acknowledged")
        assert {line["request"] for line in acknowledged} <= journal.keys()
        asked = [line["what"] for line in acknowledged]
        assert asked == [
            "open",
            "call_next",
            "recall",
            "start",
            "call_next",
            "park",
            "return",
            "pause",
            "resume",
            "close",
        ]
        assert not any(hub.pins["clerk-1"] in json.dumps(line) for line in terminal.lines("asked"))


@pytest.fixture(scope="module")
def standing_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.mark.timeout(180)
def test_two_screens_and_two_people(tmp_path: Path, standing_hub: Hub) -> None:
    hub = standing_hub
    with (
        running_terminal(tmp_path / "one", hub, "Counter 1") as one,
        running_terminal(tmp_path / "two", hub, "Counter 2") as two,
    ):
        sign_in(one, hub)
        one.wait_for(standing="idle")
        sign_in(two, hub, counter=None)
        two.wait_for(standing="idle", counter=COUNTER)
        one.wait_for(standing="elsewhere")
        one.tell(key="Space")
        one.wait_for(standing="idle")
        two.wait_for(standing="elsewhere")
        two.tell(key="Q")
        two.wait_for(page="sign_in")
        sign_in(two, hub, "clerk-2")
        two.wait_for(standing="idle", counter=COUNTER)
        one.wait_for(page="counters", counter=None)


@pytest.mark.timeout(120)
def test_a_wrong_pin_is_said_and_a_terminal_may_be_bound_to_its_counter(tmp_path: Path, standing_hub: Hub) -> None:
    hub = standing_hub
    with running_terminal(tmp_path, hub, settings={"counter": '"counter-3"'}) as terminal:
        wrong = "0000" if hub.pins["clerk-3"] != "0000" else "1111"
        terminal.tell(do="sign_in", staff="clerk-3", pin=wrong)
        sign_in(terminal, hub, "clerk-3", counter=None)
        terminal.wait_for(standing="idle", counter="counter-3")
        assert {"did": "refused", "reason": "wrong_pin"} in terminal.said


@pytest.mark.parametrize(
    ("settings", "said"),
    [("colour = 1\n", "there is no such setting"), ("", "cannot be read"), ('theme = "darc"\n', 'did you mean "dark"')],
)
def test_a_bad_start_says_in_one_message_what_to_do(tmp_path: Path, settings: str, said: str) -> None:
    config = tmp_path / "counter.toml"
    config.write_text(settings)
    done = subprocess.run(
        [sys.executable, "-m", "counter", "--config", str(config), "--hub", "http://127.0.0.1:9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.long
@pytest.mark.timeout(180)
def test_a_hub_that_falls_silent_in_the_middle_of_a_call_is_said_and_the_press_acts_once(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, running_terminal(tmp_path / "terminal", hub) as terminal:
        issue(hub, 2)
        sign_in(terminal, hub)
        terminal.wait_for(standing="idle")
        terminal.tell(key="Space")
        terminal.wait_for(standing="called")
        assert hub.process is not None
        hub.process.send_signal(signal.SIGSTOP)
        terminal.wait_for(connected=False)
        terminal.tell(key="Space")
        wait_until(lambda: bool(terminal.lines("unanswered")), 60, "the press to be kept")
        assert terminal.stands["standing"] == "called"
        hub.process.send_signal(signal.SIGCONT)
        terminal.wait_for(seconds=60, connected=True, standing="serving")
        started = [entry for entry in read_journal(hub.data / "vestibule.db") if entry.type == "service_started"]
        assert len(started) == 1
