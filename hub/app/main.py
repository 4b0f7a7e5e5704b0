"""`python -m hub`: reads the command line, opens the house, serves or does a chore. Exit code 0 after a clean stop,
1 when `verify` found something, 2 with one message that says what to do when it cannot start."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog

from hub.app.arguments import build_parser, settings_of
from hub.app.chores import do_chore
from hub.app.errors import CannotStart
from hub.app.explaining.command import explain_ticket
from hub.app.library_logs import forward_library_logs
from hub.app.listening import listen
from hub.app.maintenance import rebuild_lists, verify_journal
from hub.app.media_chores import do_media_chore, media_store
from hub.app.memory import give_memory_back
from hub.app.opening import Opened, open_house, server_of
from hub.app.secret_files import write_secret
from hub.app.serving import serve
from hub.config.errors import ConfigError
from hub.config.hub import HubSettings
from hub.config.logs import start_logging
from hub.service.clock import SystemClock
from hub.store.errors import StoreError

SECRET_FILE = "manager.secret"  # noqa: S105  # the name of the file
REFUSED = 2
log = structlog.get_logger("hub.app")


def main(words: Sequence[str] | None = None) -> int:
    give_memory_back()
    arguments = build_parser().parse_args(words)
    try:
        loaded = settings_of(arguments)
        settings = loaded.settings
        start_logging("hub", settings.log_level)
        forward_library_logs()
        for fault in loaded.set_aside:
            log.warning("setting_set_aside", setting=fault.key, why=fault.message)
        match arguments.chore:
            case "verify":
                return verify_journal(settings, arguments.head, as_json=arguments.json, say=_say)
            case "explain":
                explain_ticket(
                    settings, arguments.ticket, arguments.day, arguments.language, as_json=arguments.json, say=_say
                )
                return 0
            case "rebuild":
                rebuild_lists(settings, _say)
                return 0
            case "media" if arguments.verb != "remove":
                do_media_chore(arguments, media_store(settings), None, _say)
                return 0
            case None:
                pass
            case _:
                _chore(arguments, settings)
                return 0
        opened = open_house(
            settings.data, SystemClock(), settings.office, server=server_of(settings), media=media_store(settings)
        )
        try:
            listening = listen(settings.listen)
            _first_secret(opened, settings.data)
        except BaseException:
            opened.house.close_blocking()
            raise
        with listening:
            serve(settings, opened, listening, loaded.set_aside, demo=arguments.demo)
    except (ConfigError, CannotStart) as error:
        print(error, file=sys.stderr)  # noqa: T201  # the one message
        return REFUSED
    return 0


def _chore(arguments: argparse.Namespace, settings: HubSettings) -> None:
    opened = open_house(
        settings.data,
        SystemClock(),
        settings.office,
        server=server_of(settings),
        chore=True,
        media=media_store(settings),
    )
    try:
        if arguments.chore not in {"equip", "reset-manager"}:
            _first_secret(opened, settings.data)
        if arguments.chore == "media":
            do_media_chore(arguments, opened.media, opened.house.board.office, _say)
        else:
            do_chore(arguments, opened, _say)
    finally:
        opened.house.close_blocking()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # what a chore tells is its result


def _first_secret(opened: Opened, data: Path) -> None:
    """Make the manager's secret, unless there is one, and tell it: to the person at the terminal, once; where nobody
    reads the screen (a service, whose output is a log), in a 0600 file of the data folder. Made when it can be told: a
    start that fails before would leave a secret that nobody knows. Raises CannotStart."""
    if opened.house.people.has_manager_secret():
        return
    try:
        secret = opened.house.people.new_manager_secret()
    except StoreError as error:
        raise CannotStart(error.detail) from error
    if sys.stdout.isatty():
        print(f"The manager's secret, shown only now:\n{secret}\n", flush=True)  # noqa: T201
        return
    file = data / SECRET_FILE
    write_secret(file, secret)
    print(f"The manager's secret is in {file}. Keep it elsewhere and delete the file.", file=sys.stderr)  # noqa: T201
