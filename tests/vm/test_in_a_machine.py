"""`./vestibule test --vm`: each file of `inside/` is run in a virtual machine with a kernel of its own."""

from pathlib import Path

import pytest

from tests.vm import machine

INPUT = ("evdev", "uinput", "uhid", "usbhid", "hid-generic")
USB = ("dummy_hcd", "libcomposite", "usb_f_printer", "usb_f_acm", "usblp", "cdc-acm")
CHECKS = sorted((Path(__file__).parent / "inside").glob("check_*.py"))


@pytest.mark.vm
@pytest.mark.timeout(900)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.stem.removeprefix("check_"))
def test_in_a_machine(check: Path) -> None:
    where = str(check.relative_to(machine.ROOT))
    outcome = machine.run(
        [*("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly"), *("-o", "python_files=check_*.py"), where],
        modules=(*INPUT, *USB),
        seconds=800,
    )
    assert outcome.code == 0, outcome.output[-6000:]
