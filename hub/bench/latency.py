"""How soon the hall knows: from a press to the first frame of a display and to the first sample of sound, beside the
hub's commit and a bare socket; a display's memory and what an idle board costs.

A press is the request that a terminal sends when its key goes down. It calls a ticket again that stands on the board
already: such a call is shown at once, where one that needs a row may have to wait for it. One display is the whole
program on a real window (offscreen); the others follow the hub as displays do, each on a connection of its own. Moments
are this computer's wall clock: the display writes down, after a frame that holds the call, that it is shown; a player
in `aplay`'s place when the first sample has come.
"""

import json
import os
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hub.bench.figures import Footprint, HallFigures, Spread, spread
from hub.bench.keypads import Clerk, Pressed, measure_keypads
from hub.bench.load import SUCCESS
from hub.bench.prepared import PIN, Prepared, prepare
from hub.bench.processes import NotReady, Running, free_port, running
from hub.bench.queue_loads import quiet_settings
from hub.bench.raw_http import RawClient
from hub.bench.screens import device_key, lines_of, wait_for
from hub.bench.streams import following_with

COMMIT_SECONDS = 0.010
DISPLAYS = (1, 8, 50)
TICKETS = 4
"""Called first, one for each row; then called again in turn."""
PACE_SECONDS = 0.35
KEYPAD_CLERKS = 6
WITHIN = 10.0
LOOK_EVERY = 0.005
PLAYER = """#!/bin/sh
# Notes when the first samples behind a WAV's head have come, and swallows the rest.
head -c 60 >/dev/null && date +%s.%N >> "$VESTIBULE_BENCH_HEARD"
cat >/dev/null
"""


def hall_figures(folder: Path, *, runs: int, presses: int, idle_seconds: float) -> tuple[HallFigures, list[Footprint]]:
    """`runs` with each number of displays, in turns; `presses` in each."""
    folder.mkdir(exist_ok=True)
    shown: dict[int, list[Spread]] = {count: [] for count in DISPLAYS}
    heard: list[float] = []
    bare: list[float] = []
    for number in range(runs):
        for count in DISPLAYS:
            with _Hall(folder / f"hall-{number}-{count}", count) as hall:
                shown[count].append(spread([hall.press() for _ in range(presses)]))
                heard += hall.first_samples()
            bare.append(_socket_seconds())
    with _Hall(folder / "hall-idle", 1) as hall:
        time.sleep(3.0)  # its start is over
        idle = hall.idle_percent(idle_seconds)
        feet = [Footprint("display", hall.display.ready_seconds, hall.display.memory_mb(), "bare QML window")]
    lamps = _lamps(folder / "keypads", presses)
    figures = HallFigures(
        commit_ms=1000 * COMMIT_SECONDS,
        socket_ms=round(1000 * statistics.median(bare), 3),
        shown=tuple((count, _middle(found)) for count, found in shown.items()),
        heard_ms=round(1000 * statistics.median(heard), 1) if heard else None,
        idle_percent=round(idle, 2),
        lamps=spread([one.above_ms / 1000 for one in lamps]),
    )
    return figures, feet


def _lamps(folder: Path, presses: int) -> list[Pressed]:
    """Sixteen keypads on one line, six of them in use."""
    folder.mkdir()
    prepared = prepare(folder / "data", KEYPAD_CLERKS * presses, counters=KEYPAD_CLERKS)
    clerks = [Clerk(f"counter-{number}", number, PIN) for number in range(1, KEYPAD_CLERKS + 1)]
    with _hub(folder, prepared) as port:
        rounds = max(2, presses // KEYPAD_CLERKS)
        return measure_keypads(folder, f"http://127.0.0.1:{port}", prepared.counter, clerks, rounds)


class _Hall:
    """A hub, so many displays, and a few tickets that stand on the board."""

    def __init__(self, folder: Path, displays: int) -> None:
        self._folder, self._displays = folder, displays
        self._stack = ExitStack()
        self._record, self._heard = folder / "display.jsonl", folder / "heard"
        self._pressed: list[float] = []
        self._turn = 0

    def __enter__(self) -> "_Hall":
        self._folder.mkdir()
        prepared = self._prepared = prepare(self._folder / "data", TICKETS, counters=TICKETS)
        port = self._stack.enter_context(_hub(self._folder, prepared))
        self.display: Running = self._stack.enter_context(self._program(port, prepared))
        wait_for(self._record, "connected")
        self._stack.enter_context(following_with(port, [prepared.display] * (self._displays - 1)))
        self._link = RawClient(port)
        self._visits = [self._called(number) for number in range(TICKETS)]
        time.sleep(1.0)  # its first calls have been said
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()
        self._stack.close()

    def press(self) -> float:
        """Seconds until the display has shown it."""
        number = self._turn = (self._turn + 1) % TICKETS
        before = len(lines_of(self._record, "shown"))
        began = time.time()
        self._pressed.append(began)
        self._post(f"/v1/visits/{self._visits[number]}/recall", number)
        at = self._shown_after(before)
        time.sleep(PACE_SECONDS)
        return at - began

    def first_samples(self) -> list[float]:
        """Of the presses at which nothing was being said yet."""
        if not self._heard.exists():
            return []
        moments = [float(line) for line in self._heard.read_text("ascii").split()]
        found = []
        for began, following in zip(self._pressed, [*self._pressed[1:], float("inf")], strict=True):
            first = next((at for at in moments if at >= began), None)
            if first is not None and first < following:
                found.append(first - began)
        return found[:1]

    def idle_percent(self, seconds: float) -> float:
        before = self.display.cpu_seconds()
        time.sleep(seconds)
        return 100 * (self.display.cpu_seconds() - before) / seconds

    @contextmanager
    def _program(self, port: int, prepared: Prepared) -> Iterator[Running]:
        programs = self._folder / "programs"
        programs.mkdir()
        player = programs / "aplay"
        player.write_text(PLAYER, encoding="ascii")
        player.chmod(0o755)
        words = ["--hub", f"http://127.0.0.1:{port}", "--size", "1920x1080", "--diagonal", "65"]
        words += ["--farthest-seat", "8", "--log", str(self._record)]
        words += ["--key-file", device_key(self._folder, "display", prepared.display)]
        surroundings = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "VESTIBULE_BENCH_HEARD": str(self._heard),
        }
        with running("display", words, surroundings) as display:
            yield display

    def _called(self, number: int) -> str:
        before = len(lines_of(self._record, "shown"))
        body = self._post(f"/v1/counters/counter-{number + 1}/call-next", number)
        self._shown_after(before)
        visit: str = body["visit"]["id"]
        return visit

    def _post(self, path: str, number: int) -> dict[str, dict[str, str]]:
        status, body = self._link.post(path, self._prepared.staff[number])
        if status != SUCCESS:
            raise NotReady(f"{path} was refused: {body.decode('utf-8', 'replace')}")
        found: dict[str, dict[str, str]] = json.loads(body)
        return found

    def _shown_after(self, before: int) -> float:
        deadline = time.monotonic() + WITHIN
        while len(shown := lines_of(self._record, "shown")) <= before:
            if time.monotonic() > deadline:
                raise NotReady(f"a call was not shown within {WITHIN:.0f} s")
            time.sleep(LOOK_EVERY)
        return float(shown[before]["t"])


def _middle(found: list[Spread]) -> Spread:
    """The median run of each figure."""
    return Spread(
        sum(one.count for one in found),
        statistics.median(one.p50_ms for one in found),
        statistics.median(one.p95_ms for one in found),
        statistics.median(one.p99_ms for one in found),
    )


def _socket_seconds(rounds: int = 200) -> float:
    """A few bytes to another thread and back, over loopback: what any message takes here."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def echo() -> None:
            link, _ = door.accept()
            with link:
                while piece := link.recv(4096):
                    link.sendall(piece)

        thread = threading.Thread(target=echo, name="echo", daemon=True)
        thread.start()
        took = []
        with socket.create_connection(door.getsockname()) as link:
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _ in range(rounds):
                began = time.perf_counter()
                link.sendall(b"x" * 200)
                link.recv(4096)
                took.append(time.perf_counter() - began)
        thread.join(timeout=5)
    return statistics.median(took)


@contextmanager
def _hub(folder: Path, prepared: Prepared) -> Iterator[int]:
    port = free_port()
    words = [str(COMMIT_SECONDS), "--data", str(prepared.data), "--port", str(port)]
    with running("hub.bench.slow_hub", [*words, "--config", str(quiet_settings(folder))]):
        yield port
