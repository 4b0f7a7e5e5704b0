"""`./vestibule run`: a whole office on this computer, as processes that are kept running."""

import argparse
import fcntl
import json
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hub.run import chores, finish, programs
from hub.run.crowd_plan import write_crowd_plan
from hub.run.errors import RunError, SetupError
from hub.run.folders import Folders
from hub.run.programs import Printer, Wish
from hub.run.supervise import Child, Program, RefusalToStart, end_all
from hub.run.welcome import welcome

DEFAULT_PORT = 7410
HUB_WITHIN = 30.0
END_WITHIN = 12.0
LOOK_EVERY = 0.2
DEMO_KIOSKS = 3


class Office:
    """The running programs of one office; `run` returns the exit code."""

    def __init__(self, folders: Folders, wish: Wish, out: Path | None, seconds: float | None) -> None:
        self._folders = folders
        self._wish = wish
        self._out = out
        self._seconds = seconds
        self._url = f"http://127.0.0.1:{wish.port}"
        self._children: list[Child] = []
        self._stopping = False

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._folders.make()
        people, secret, fresh = self._prepare()
        try:
            screens, crowd = self._start(people)
            self._open_day(secret)
            say(welcome(self._url, self._folders, self._wish, people, secret if fresh else None))
            self._watch()
            return self._finish(screens, crowd)
        finally:
            # Whoever listens first, then the hub, then the printers: nobody loses a connection at the end.
            for names in (("crowd", "counter", "display", "kiosk"), ("hub",), ("",)):
                ending = [child for child in self._children if child.program.name.startswith(names)]
                self._children = [child for child in self._children if child not in ending]
                end_all(ending, END_WITHIN)

    def _stop(self, _number: int, _frame: object) -> None:
        self._stopping = True

    def _prepare(self) -> tuple[list[chores.Person], str, bool]:
        """Keys for this office's own devices, PINs for its staff, the manager's secret."""
        say("Preparing the office …")
        devices = {name: ("kiosk", programs.shown_name(name)) for name in programs.kiosk_names(self._wish.kiosks)}
        devices |= {"display-1": ("display", "Display 1"), "counter-1": ("counter", "Counter 1")}
        if self._wish.demo:
            devices[programs.CROWD_KEY] = ("counter", "Crowd")
        fresh = chores.equip(self._folders, devices)
        return chores.staff(self._folders), self._folders.manager.read_text(encoding="utf-8").strip(), fresh

    def _start(self, people: list[chores.Person]) -> tuple[dict[str, Child], Child | None]:
        """Start everything; returns the screens by program, and the crowd."""
        folders, wish, url = self._folders, self._wish, self._url
        names = programs.kiosk_names(wish.kiosks)
        printers = {name: Printer(free_port(), free_port()) for name in names}
        for name in names:
            self._child(programs.printer(folders, name, printers[name]))
        hub = self._child(programs.hub(folders, wish))
        self._await_hub(hub)
        kiosks = [
            self._child(programs.kiosk(folders, name, printers[name], wish, url, headless=name != names[0]))
            for name in names
        ]
        screens = {
            "kiosk": kiosks[0],
            "display": self._child(programs.display(folders, wish, url)),
            "counter": self._child(programs.counter(folders, wish, url)),
        }
        if not wish.demo:
            return screens, None
        return screens, self._child(programs.crowd(folders, write_crowd_plan(folders, wish, people, url)))

    def _child(self, program: Program) -> Child:
        child = Child(program, say)
        self._children.append(child)
        child.start()
        return child

    def _await_hub(self, hub: Child) -> None:
        deadline = time.monotonic() + HUB_WITHIN
        own = (self._folders.hub / "hub.id").read_text(encoding="ascii").strip()
        # Another hub may answer on a port that is taken, while ours is about to say so.
        while (chores.health(self._wish.port) or {}).get("hub") != own:
            hub.look()
            if self._stopping or time.monotonic() > deadline:
                raise SetupError(f"The hub did not answer within {HUB_WITHIN:.0f} s: {hub.last_words()}")
            time.sleep(LOOK_EVERY / 2)

    def _open_day(self, secret: str) -> None:
        """An example office is to be tried at any hour."""
        if chores.open_day(self._wish.port, secret):
            say("It is outside the example office's hours; its day was opened by hand.")

    def _watch(self) -> None:
        end = None if self._seconds is None else time.monotonic() + self._seconds
        while not self._stopping and (end is None or time.monotonic() < end):
            self._look()
            time.sleep(LOOK_EVERY)

    def _look(self) -> None:
        for child in self._children:
            child.look()

    def _finish(self, screens: dict[str, Child], crowd: Child | None) -> int:
        """The crowd first, then what is under way, then pictures and figures; 0 when all is right."""
        if crowd is not None:
            say("The crowd goes home …")
            self._children.remove(crowd)
            crowd.ask_to_end()
            crowd.end(END_WITHIN)
        if self._out is None:
            return 0
        finish.drain(self._folders, self._look)
        missing = finish.take_pictures(self._folders, screens, self._out)
        if self._wish.demo and not finish.bring_ticket(
            self._folders, programs.kiosk_names(1)[0], self._wish.language, self._out
        ):
            missing.append("ticket.png")
        summary = finish.leave_figures(self._folders, self._out)
        say(figures(self._out))
        for fault in summary.faults:
            say(f"  wrong: {fault}")
        for name in missing:
            say(f"  missing: {name}")
        return 0 if summary.clean and not missing else 1


def figures(out: Path) -> str:
    """The figures of summary.json in one line."""
    numbers = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return "Figures: " + ", ".join(f"{name} {value}" for name, value in numbers.items() if name != "faults")


def free_port() -> int:
    """A port of this computer that is free now; the program that gets it keeps it over its restarts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def say(line: str) -> None:
    print(line, flush=True)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./vestibule run",
        description="Starts a whole office on this computer: hub, kiosk with a simulated printer, display, counter. "
        "In windows where there is a screen, else without (with --out it leaves pictures). Ctrl-C ends it.",
    )
    parser.add_argument("--demo", action="store_true", help="also simulated citizens and staff, in a fresh office")
    parser.add_argument("--seconds", type=float, metavar="N", help="stop after N seconds")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave pictures, summary.json and the journal there")
    parser.add_argument("--language", metavar="CODE", help="language of the screens and most citizens, such as ar")
    parser.add_argument("--lan", action="store_true", help="let other boxes and phones connect (not yet encrypted)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help=f"port of the hub ({DEFAULT_PORT})")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the office (default: .vestibule/ here)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed is another crowd")
    parser.add_argument("--pace", type=float, default=1.0, metavar="X", help="2: the crowd is twice as quick")
    options = parser.parse_args(arguments)
    if options.seconds is not None and options.seconds <= 0:
        parser.error("--seconds: give a number above 0")
    if not 0.1 <= options.pace <= 100:
        parser.error("--pace: give a number from 0.1 to 100")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(sys.argv[1:] if arguments is None else arguments)
    root = Path(os.environ.get("VESTIBULE_ROOT") or Path(__file__).resolve().parents[2])
    home = options.data or root / ".vestibule" / ("demo" if options.demo else "office")
    try:
        if options.demo and options.data is None and home.exists():
            _forget(home)
        if options.out is not None:
            options.out.mkdir(parents=True, exist_ok=True)
        wish = Wish(
            port=options.port or free_port(),
            lan=options.lan,
            demo=options.demo,
            language=options.language,
            screen=bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")),
            kiosks=DEMO_KIOSKS if options.demo else 1,
            seed=options.seed,
            pace=options.pace,
        )
        out = None if options.out is None else options.out.resolve()
        return Office(Folders(home.resolve()), wish, out, options.seconds).run()
    except RunError as error:
        print(f"vestibule run: {error.message}", file=sys.stderr)
    except RefusalToStart as refusal:
        print(f"vestibule run: the {refusal.program} does not start: {refusal.said}", file=sys.stderr)
    return 2


def _forget(home: Path) -> None:
    """A demonstration begins with an empty office; the one before is deleted, unless it is still running."""
    lock = home / "hub" / "hub.lock"
    if lock.exists() and _is_held(lock):
        raise SetupError("A demonstration is running in this checkout already. End it, or name another folder: --data")
    shutil.rmtree(home)


def _is_held(lock: Path) -> bool:
    with lock.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
