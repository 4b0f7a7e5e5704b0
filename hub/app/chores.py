"""What a technician does with the data folder while the hub is stopped: keys, secrets, PINs. The office
document has `office_chores`.

What is told once goes to standard output, or into a 0600 file; never into the log.
"""

import argparse
import json
import secrets
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hub.app.arguments import DEVICE_ROLES
from hub.app.errors import CannotStart
from hub.app.office_chores import do_office_chore
from hub.app.opening import Opened
from hub.app.secret_files import write_secret
from hub.engine.ids import DeviceId, StaffId
from hub.engine.terms import Role
from hub.service.people import BadPin

STAFF_FILE: Final = "staff.json"
MANAGER_FILE: Final = "manager.secret"
LONGEST_NAME: Final = 63
PIN_DIGITS: Final = 4
Say = Callable[[str], None]


def do_chore(arguments: argparse.Namespace, opened: Opened, say: Say) -> None:
    """Carry out the command line's chore. Raises CannotStart."""
    match arguments.chore:
        case "provision-device":
            provision_device(opened, arguments.role, arguments.name, arguments.key_file, say)
        case "equip":
            equip(opened, arguments.keys, arguments.devices, say)
        case "reset-manager":
            _tell(opened.house.people.new_manager_secret(), arguments.key_file, say, "The manager's secret")
        case "set-pin":
            set_pin(opened, arguments.staff, sys.stdin.readline().strip(), say)
        case "provision-staff":
            provision_staff(opened, arguments.key_file, everybody=arguments.all, say=say)
        case "office":
            do_office_chore(arguments, opened, say)
        case chore:
            raise CannotStart(f"There is no command {chore}.")


def provision_device(opened: Opened, role: str, name: str, key_file: Path | None, say: Say) -> None:
    """The name is the device's id: a replacement box that gets the same name takes its place (D03)."""
    plain = " ".join(name.split())
    if not 0 < len(plain) <= LONGEST_NAME or not plain.isprintable():
        raise CannotStart(f"A device's name has 1 to {LONGEST_NAME} letters.")
    key = opened.house.people.provision(DeviceId(plain), Role(role))
    _tell(key, key_file, say, f"The key of {plain}")


def equip(opened: Opened, keys: Path, devices: Sequence[str], say: Say) -> None:
    """Everything an office on one computer needs, in one go; what has its file keeps it."""
    for device in devices:
        file, role, name = [*device.split(":", 2), "", ""][:3]
        if not file or role not in DEVICE_ROLES:
            raise CannotStart(
                f"{device!r} is no device; write FILE:ROLE:NAME, the role one of {', '.join(DEVICE_ROLES)}."
            )
        if not (keys / f"{file}.key").exists():
            provision_device(opened, role, name, keys / f"{file}.key", say)
    if not (keys / STAFF_FILE).exists():
        provision_staff(opened, keys / STAFF_FILE, everybody=True, say=say)
    if not (keys / MANAGER_FILE).exists():
        _tell(opened.house.people.new_manager_secret(), keys / MANAGER_FILE, say, "The manager's secret")


def set_pin(opened: Opened, staff: str, pin: str, say: Say) -> None:
    known = _staff(opened)
    if staff not in known:
        raise CannotStart(f"The office has no member of staff {staff!r}; there are: {', '.join(sorted(known))}.")
    try:
        opened.house.people.set_pin(StaffId(staff), pin)
    except BadPin as error:
        raise CannotStart(str(error)) from error
    say(f"{known[staff]} has a new PIN.")


def provision_staff(opened: Opened, key_file: Path | None, *, everybody: bool, say: Say) -> None:
    """Random PINs; names and PINs are told once. The file is JSON: {"<id>": {"name": …, "pin": …}}."""
    people = opened.house.people
    have = frozenset[StaffId]() if everybody else people.staff_with_pin()
    given = {}
    for staff, name in _staff(opened).items():
        if StaffId(staff) not in have:
            pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
            people.set_pin(StaffId(staff), pin)
            given[staff] = {"name": name, "pin": pin}
    if key_file is not None:
        write_secret(key_file, json.dumps(given, ensure_ascii=False, indent=1))
        say(f"{len(given)} PINs are in {key_file}.")
        return
    for one in given.values():
        say(f"{one['name']}: {one['pin']}")
    say("Everybody has a PIN." if not given else "These PINs are not shown again.")


def _staff(opened: Opened) -> dict[str, str]:
    office = opened.house.board.office
    return {} if office is None else {one.id: one.name for one in office.staff}


def _tell(secret: str, key_file: Path | None, say: Say, what: str) -> None:
    if key_file is None:
        say(f"{what}, shown only now:\n{secret}")
        return
    write_secret(key_file, secret)
    say(f"{what} is in {key_file}.")
