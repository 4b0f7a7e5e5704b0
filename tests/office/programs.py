"""The real programs of an office as child processes, in a folder of their own each, against a hub of the test.

    with display(tmp_path, hub) as board, kiosk(tmp_path, hub, printer=port) as entrance:
        entrance.tell(do="take", id="1", service="taxes", language="en")
        wait_until(lambda: entrance.answer("1") is not None, 30)

What a program says is read from files, so that nothing is lost and nobody has to keep up: its log (`events`), its own
record (`lines`), its rehearsal's answers (`answers`), its screen (`picture`).
"""

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from tests.hub.running import Hub
from tests.waiting import wait_until

START_SECONDS = 45.0
PICTURE_SECONDS = 30.0
END_SECONDS = 30.0
BOARD = ("--size", "1920x1080", "--diagonal", "50", "--farthest-seat", "5")
"""Six rows."""


@dataclass(slots=True)
class Program:
    """One running program; `folder` holds all it writes."""

    module: str
    folder: Path
    process: "subprocess.Popen[bytes]"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def record(self) -> Path:
        return self.folder / f"{self.folder.name}.jsonl"

    def entries(self, event: str | None = None) -> list[dict[str, Any]]:
        """Its log, all of it or the entries of one event."""
        found = _json_lines(self.log)
        return [entry for entry in found if event is None or entry.get("event") == event]

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """Its own record: the lines of one kind."""
        return [line for line in _json_lines(self.record) if line["kind"] == kind]

    def answers(self) -> list[dict[str, Any]]:
        """What its rehearsal has answered so far."""
        return _json_lines(self.folder / "answers")

    def answer(self, wish: str) -> dict[str, Any] | None:
        """The answer to the line of that id."""
        return next((one for one in self.answers() if one.get("id") == wish), None)

    @property
    def stands(self) -> dict[str, Any]:
        """How a counter terminal last said that it stands."""
        return next((one["now"] for one in reversed(self.answers()) if "now" in one), {})

    def tell(self, **line: object) -> None:
        """Hand a line to its rehearsal."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()

    def wait_for(self, seconds: float = 30.0, **wanted: object) -> None:
        """Until a counter terminal stands like this."""
        self.until(
            lambda: all(self.stands.get(name) == value for name, value in wanted.items()), seconds, f"stand at {wanted}"
        )

    def until(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        """Wait; a program that has ended meanwhile fails at once, with its last words."""

        def look() -> bool:
            assert self.alive, f"{self.module} ended with {self.process.returncode}:\n{self.last_words()}"
            return holds()

        try:
            wait_until(look, seconds, f"{self.module}: {what}")
        except AssertionError as error:
            raise AssertionError(f"{error}\nanswers: {self.answers()[-3:]}\nlog: {self.last_words()}") from None

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8").splitlines()[-12:])

    def picture(self) -> QImage:
        """Its screen as it is now."""
        target = self.folder / "pictures" / f"{self.module}.png"
        target.unlink(missing_ok=True)
        self.process.send_signal(signal.SIGUSR1)
        self.until(target.exists, PICTURE_SECONDS, "a picture")
        image = QImage(str(target))
        assert not image.isNull()
        return image

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(END_SECONDS)

    @contextlib.contextmanager
    def stood_still(self) -> Iterator[None]:
        """Inside the block the process gets no time at all (SIGSTOP)."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@contextlib.contextmanager
def program(
    module: str, folder: Path, key: str, words: Sequence[str], settings: str = "", hub: str | None = None
) -> Iterator[Program]:
    """`python -m MODULE` until the block ends. `settings` is the text of its TOML file; without `hub` it has to find
    one by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    config, key_file = folder / "settings.toml", folder / "device.key"
    config.write_text(settings, encoding="utf-8")
    key_file.touch(mode=0o600)
    key_file.write_text(key, encoding="ascii")
    command = [sys.executable, "-m", module, "--config", str(config), "--key-file", str(key_file), *words]
    command += ["--pictures", str(folder / "pictures"), "--log", str(folder / f"{folder.name}.jsonl")]
    command += [] if hub is None else ["--hub", hub]
    with (folder / "log").open("wb") as log, (folder / "answers").open("wb") as answers:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=answers, stderr=log)
    running = Program(module, folder, process)
    try:
        yield running
    finally:
        if running.alive:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait(END_SECONDS)
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()


def ready(running: Program) -> Program:
    """Wait until it says that its screen is up."""
    running.until(lambda: bool(running.entries(f"{running.module}_ready")), START_SECONDS, "to be ready")
    return running


@contextlib.contextmanager
def display(
    folder: Path, hub: Hub, name: str = "Display 1", words: Sequence[str] = (), settings: str = ""
) -> Iterator[Program]:
    """A display that has heard from the hub; without sound unless the settings say otherwise."""
    text = settings or "[sound]\nenabled = false\n"
    with program("display", folder / _file(name), hub.key(name), (*BOARD, *words), text, hub.url) as running:
        running.until(lambda: bool(running.lines("connected")), START_SECONDS, "the hub's first news")
        yield ready(running)


@contextlib.contextmanager
def kiosk(
    folder: Path, hub: Hub, printer: int, *, name: str = "Kiosk 1", headless: bool = True, words: Sequence[str] = ()
) -> Iterator[Program]:
    """A rehearsed kiosk that has heard from the hub; its printer is at that port of loopback."""
    own = folder / _file(name)
    settings = kiosk_settings(own, printer)
    mode = "--headless" if headless else "--rehearse"
    with program("kiosk", own, hub.key(name), (mode, *words), settings, hub.url) as running:
        running.until(lambda: {"did": "ready"} in running.answers(), START_SECONDS, "the hub's first news")
        yield running


def kiosk_settings(folder: Path, printer: int) -> str:
    """`folder` is the kiosk's own."""
    return (
        f'data = "{folder / "spool"}"\n[printer]\nhost = "127.0.0.1"\nport = {printer}\n'
        "confirm_seconds = 10.0\npoll_seconds = 0.3\n"
    )


@contextlib.contextmanager
def terminal(folder: Path, hub: Hub, name: str = "Counter 1", words: Sequence[str] = ()) -> Iterator[Program]:
    """A rehearsed counter terminal at the names of the staff."""
    words = ("--rehearse", "--size", "1280x800", *words)
    with program("counter", folder / _file(name), hub.key(name), words, hub=hub.url) as running:
        running.wait_for(START_SECONDS, page="sign_in", connected=True)
        yield running


def at_work(running: Program, hub: Hub, staff: str, counter: str) -> Program:
    """Sign in and open a counter, by key and touch events."""
    running.tell(do="sign_in", staff=staff, pin=hub.pins[staff], counter=counter)
    running.wait_for(60.0, page="work", counter=counter, standing="idle")
    return running


def checks(hub: Hub) -> Mapping[str, Mapping[str, Any]]:
    """What /health says, by the name of the check."""
    return {one["name"]: one for one in hub.get("/health").json()["checks"]}


def _file(name: str) -> str:
    return name.lower().replace(" ", "-")


def _json_lines(file: Path) -> list[dict[str, Any]]:
    """Whole lines that are JSON objects; a program's refusal to start is plain text."""
    if not file.exists():
        return []
    whole = file.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    return [json.loads(line) for line in whole if line.startswith("{") and line.endswith("}\n")]
