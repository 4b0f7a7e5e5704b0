"""The launcher's commands: one table that the help, the dispatch and the nearest-name hint all read."""

import difflib
from dataclasses import dataclass

from hub.run.debian import SCREENS, Need

PROGRAM_NEEDS = SCREENS | {Need.SOUND, Need.INPUT}
INPUT = frozenset({Need.INPUT})


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `./vestibule`.

    `module` is what runs with Python's -m; with `inner` the first argument is part of the module's name
    (`sim printer` is hub.sim.printer). `needs` are the Debian packages wanted first.
    """

    name: str
    line: str
    module: str
    needs: frozenset[Need] = frozenset()
    inner: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("run", "a whole office on this computer: hub, kiosk, display, counter", "hub.run.office", PROGRAM_NEEDS),
    Command("test", "every check and test of this checkout", "hub.run.checks", PROGRAM_NEEDS | {Need.TESTS}),
    Command("bench", "measure speed, start time and memory on this computer", "hub.bench", PROGRAM_NEEDS),
    Command("hub", "the queue engine and its API; one per office", "hub"),
    Command("kiosk", "the screen that gives tickets, with its printer", "kiosk", PROGRAM_NEEDS),
    Command("display", "the lobby screen that shows and speaks calls", "display", PROGRAM_NEEDS),
    Command("counter", "the terminal of a member of staff", "counter", PROGRAM_NEEDS),
    Command("keypads", "keypads at counters without a PC, and the signs above counters", "counter.keypads", INPUT),
    Command(
        "sim",
        "simulated devices: sim printer, sim keypad, sim keypad_bus, sim sign, sim scanner, sim crowd",
        "hub.sim",
        inner=True,
    ),
)

EXAMPLES = (
    ("./vestibule run", "try it: one office with example services; it says what to press"),
    ("./vestibule run --demo", "the same with simulated citizens and staff"),
    ("./vestibule run --demo --seconds 90 --out out", "90 seconds, then pictures and figures in the folder out"),
    ("./vestibule hub --data /srv/vestibule --lan", "only the hub, reachable by other boxes"),
    ("./vestibule kiosk --config kiosk.toml", "only a kiosk, set up by that file"),
    ("./vestibule hub --data /srv/vestibule reset-manager", "make a new secret for the manager"),
)


def help_text() -> str:
    """Return what `./vestibule --help` prints."""
    width = max(len(command.name) for command in COMMANDS)
    example_width = max(len(example) for example, _ in EXAMPLES)
    lines = [
        "Vestibule: tickets, calls and screens for a public office, on computers the office owns.",
        "",
        "Usage:  ./vestibule COMMAND [options]        ./vestibule COMMAND --help tells more",
        "",
        "Commands:",
        *(f"  {command.name:<{width}}  {command.line}" for command in COMMANDS),
        "",
        "Examples:",
        *(f"  {example:<{example_width}}  {meaning}" for example, meaning in EXAMPLES),
        "",
        "The first start installs what is needed into the folder .venv here (a few minutes, needs a package index);",
        "later starts are quick and need no network. Exit code 0: all right; 1: something was wrong, it is said;",
        "2: it could not start, and the message says what to do.",
    ]
    return "\n".join(lines)


def find(name: str) -> Command | None:
    return next((command for command in COMMANDS if command.name == name), None)


def unknown(name: str) -> str:
    """Return what to say about a word that is no command, naming the nearest one."""
    names = [command.name for command in COMMANDS]
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
    hint = f"Did you mean:  ./vestibule {near[0]}" if near else "The commands are: " + ", ".join(names)
    return f"There is no command {name!r}. {hint}"
