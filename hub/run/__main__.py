"""The launcher's Python: `./vestibule COMMAND …` prepares what the command needs and becomes it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from hub.run import commands, debian, setup
from hub.run.errors import RunError, UsageError

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code unless the process became the command."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(words)
    except RunError as error:
        print(f"vestibule: {error.message}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nvestibule: stopped.", file=sys.stderr)
        return INTERRUPTED


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in {"--help", "-h", "help"}:
        print(commands.help_text())
        return 0 if words else 2
    command = commands.find(words[0])
    if command is None:
        raise UsageError(commands.unknown(words[0]))
    module, rest = _module_of(command, words[1:])
    root = Path(os.environ.get("VESTIBULE_ROOT") or Path(__file__).resolve().parents[2])
    debian.refuse_unfit_machine(os.uname().machine, debian.read_os_release())
    debian.ensure(command.needs, _say)
    environment = setup.environment_of(root)
    setup.prepare(environment, _say)
    return _become(environment.python, root, module, rest)


def _module_of(command: commands.Command, rest: list[str]) -> tuple[str, list[str]]:
    """Return the module to run and its arguments."""
    if not command.inner:
        return command.module, rest
    if not rest or not rest[0].isidentifier():
        raise UsageError(f"Say which one: {command.line}")
    return f"{command.module}.{rest[0]}", rest[1:]


def _become(python: Path, root: Path, module: str, arguments: list[str]) -> NoReturn:
    """Replace this process by the command, so that signals and the exit code are the command's own."""
    environment = {
        # Our own code is compiled once for all programs and starts: a hub starts in half the time.
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(root),
        "VESTIBULE_ROOT": str(root),
        # Text is UTF-8 and font fallback does not prefer one language's glyphs (hardware: Chinese under C.UTF-8).
        "LC_ALL": "C.UTF-8",
        # The language of the computer is still known to who asks for it.
        "VESTIBULE_LANG": os.environ.get("LC_ALL") or os.environ.get("LANG") or "",
    }
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(python, [str(python), "-P", "-m", module, *arguments], environment)  # noqa: S606 - no shell is wanted


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
