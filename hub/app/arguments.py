"""The hub's command line."""

import argparse
from pathlib import Path

from hub.config.hub import HubSettings
from hub.config.reader import Loaded, read_settings

DEVICE_ROLES = ("kiosk", "display", "counter")
DESCRIPTION = """\
The hub of an office: queue engine, journal, API. Without a command it serves.
The other commands work on the data folder while the hub is stopped; verify, explain, media add
and media list also while it runs."""


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vestibule hub", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    _add_box_settings(parser)
    parser.add_argument("--lan", action="store_true", help="let other boxes connect (links are not yet encrypted)")
    parser.add_argument("--port", type=int, metavar="N", help="TCP port; 0 takes a free one")
    parser.add_argument("--demo", action="store_true", help="tickets link to this computer itself, to try them out")
    chores = parser.add_subparsers(dest="chore", metavar="COMMAND")
    _add_people(chores)
    _add_office(chores)
    _add_media(chores)
    _add_maintenance(chores)
    return parser


def settings_of(arguments: argparse.Namespace) -> Loaded[HubSettings]:
    """The settings file with the command line on top. Raises ConfigError."""
    overrides: dict[str, object] = {}
    if arguments.data is not None:
        overrides["data"] = arguments.data.absolute()
    if arguments.port is not None:
        overrides["listen.port"] = arguments.port
    if arguments.lan:
        overrides["listen.lan"] = True
    return read_settings(HubSettings, arguments.config, overrides)


def _add_box_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings file (TOML), see hub/config/README.md")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the journal and the secrets")


def _add_people(chores: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    device = chores.add_parser("provision-device", help="give a device its key; one it had no longer works")
    device.add_argument("--role", choices=DEVICE_ROLES, required=True)
    device.add_argument("--name", required=True, help='what the box is called, for example "Kiosk 1"')
    device.add_argument(
        "--key-file", type=Path, metavar="FILE", help="write the key here (mode 0600), not to the screen"
    )
    equip = chores.add_parser(
        "equip", help="keys for devices, PINs and the manager's secret into a folder, all at once"
    )
    equip.add_argument("--keys", type=Path, required=True, metavar="DIR", help="a file that is there stays as it is")
    equip.add_argument(
        "devices", nargs="*", metavar="FILE:ROLE:NAME", help='for example "kiosk-1:kiosk:Kiosk 1" makes DIR/kiosk-1.key'
    )
    manager = chores.add_parser("reset-manager", help="make a new secret for the manager; the old one no longer works")
    manager.add_argument("--key-file", type=Path, metavar="FILE", help="write it here (mode 0600), not to the screen")
    pin = chores.add_parser("set-pin", help="give a member of staff a PIN, read from standard input")
    pin.add_argument("--staff", required=True, metavar="ID", help="as in the office document")
    staff = chores.add_parser("provision-staff", help="give everybody without a PIN a random one, shown once")
    staff.add_argument("--key-file", type=Path, metavar="FILE", help="write them here as JSON (mode 0600)")
    staff.add_argument("--all", action="store_true", help="new PINs for those who have one, too")


def _add_office(chores: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    office = chores.add_parser("office", help="the office document: import, export, versions, diff, rollback")
    verbs = office.add_subparsers(dest="verb", metavar="VERB", required=True)
    taken = verbs.add_parser("import", help="take an office document as the new version; shows what it changes")
    taken.add_argument("file", type=Path, metavar="FILE", help="TOML, or JSON when its name ends in .json")
    taken.add_argument("--check", action="store_true", help="only tell every fault, or what would change")
    _add_yes(taken)
    given = verbs.add_parser("export", help="write the office document that is in force, as TOML")
    given.add_argument("file", type=Path, metavar="FILE", nargs="?", help="without it, to the screen; .json for JSON")
    given.add_argument("--version", type=int, metavar="N", help="an earlier version")
    said = verbs.add_parser("texts", help="make or complete the file of texts in a language beside an office file")
    said.add_argument("file", type=Path, metavar="FILE", help="the office file; texts lie in the folder FILE.texts")
    said.add_argument("--language", required=True, metavar="CODE", help="for example fr")
    verbs.add_parser("versions", help="list the versions: number, event, time, who")
    differ = verbs.add_parser("diff", help="what changes from one version to another")
    differ.add_argument("before", metavar="A", help="number of a version, or a file")
    differ.add_argument("after", metavar="B", nargs="?", help="the same; without it, the version in force")
    back = verbs.add_parser("rollback", help="accept an earlier version once more, as a new one")
    back.add_argument("version", type=int, metavar="N")
    _add_yes(back)


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask, even when somebody sits at the terminal")


def _add_media(chores: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    media = chores.add_parser("media", help="pictures and videos for displays: add, list, remove")
    verbs = media.add_subparsers(dest="verb", metavar="VERB", required=True)
    added = verbs.add_parser("add", help="store a file; tells the name to write into the office document")
    added.add_argument("file", type=Path, metavar="FILE", help="PNG, JPEG, WebP, MP4 or WebM")
    verbs.add_parser("list", help="what is stored")
    removed = verbs.add_parser("remove", help="remove a file that the office does not use")
    removed.add_argument("name", metavar="NAME", help="as list tells it")


def _add_maintenance(chores: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = chores.add_parser("verify", help="look whether the journal is whole and unchanged; exit code 1 if not")
    verify.add_argument("--head", metavar="HASH", help="a head written down earlier: shows whether the end was cut off")
    verify.add_argument("--json", action="store_true", help="the report as JSON")
    explain = chores.add_parser("explain", help="tell a ticket's day, and why each of its calls fell as it did")
    explain.add_argument("ticket", metavar="TICKET", help="the number on the paper, for example R042")
    explain.add_argument("--day", metavar="DATE", help="the business day, for example 2026-11-24; else the newest one")
    explain.add_argument("--language", default="en", metavar="CODE", help="language of the sentences (en)")
    explain.add_argument("--json", action="store_true", help="the story as JSON, with every figure")
    chores.add_parser("rebuild", help="make the table of visits for lists and reports anew from the journal")
