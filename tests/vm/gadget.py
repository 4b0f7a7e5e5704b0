"""A USB printer made of kernel parts (configfs, usb_f_printer): what a virtual printer behind it gets has come over USB
and through the printer driver, and its cable can be pulled."""

import errno
import os
import select
import threading
from pathlib import Path

from hub.sim.printer.doors import Arrived
from tests.waiting import wait_until

CONFIG = Path("/sys/kernel/config")
GADGET = CONFIG / "usb_gadget" / "printer"
CONTROLLER = "dummy_udc.0"
NODE = Path("/dev/g_printer0")
LOOK_MS = 100


class GadgetLink:
    """The printer's end: a node that the gadget's driver made."""

    def __init__(self) -> None:
        # There is no device until the computer has configured it.
        wait_until(self._opens, 30, "the computer to see the USB printer")
        self._ended = threading.Event()

    def _opens(self) -> bool:
        try:
            self._node = os.open(NODE, os.O_RDWR | os.O_NONBLOCK)
        except OSError as error:
            if error.errno in (errno.ENODEV, errno.EBUSY):  # not yet; or the last one's end is still being closed
                return False
            raise
        return True

    def read(self) -> bytes:
        poll = select.poll()
        poll.register(self._node, select.POLLIN)
        while not self._ended.is_set():
            if poll.poll(LOOK_MS):
                try:
                    if data := os.read(self._node, 4096):
                        return data
                except OSError:  # nothing after all, or the cable is out: the end is told by `shut`
                    self._ended.wait(LOOK_MS / 1000)
        os.close(self._node)
        return b""

    def write(self, data: bytes) -> None:
        os.write(self._node, data)

    def hold(self) -> None:
        """USB makes the sender wait by itself."""

    def release(self) -> None:
        """As above."""

    def shut(self) -> None:
        self._ended.set()


class GadgetDoor:
    """Made on the first `open`; open and close are the cable put in and pulled."""

    powered = True
    conversations = False

    def __init__(self, serial: str = "G0001") -> None:
        self._serial = serial
        self._link: GadgetLink | None = None
        self._arrived: Arrived | None = None

    def open(self, arrived: Arrived) -> None:
        self._arrived = arrived
        if not GADGET.exists():
            self._make()
        (GADGET / "UDC").write_text(CONTROLLER)
        self._link = GadgetLink()
        arrived(self._link)

    def drop(self) -> None:
        arrived = self._arrived
        self.close()
        if arrived is not None:
            self.open(arrived)

    def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.shut()
            (GADGET / "UDC").write_text("\n")

    def _make(self) -> None:
        GADGET.mkdir(parents=True)
        texts, function = GADGET / "strings" / "0x409", GADGET / "functions" / "printer.0"
        configured = GADGET / "configs" / "c.1"
        for folder in (texts, function, configured):
            folder.mkdir(parents=True)
        for attribute, text in {"idVendor": "0x04b8", "idProduct": "0x0e28"}.items():
            (GADGET / attribute).write_text(text)
        for attribute, text in {"serialnumber": self._serial, "manufacturer": "Vestibule", "product": "Gadget"}.items():
            (texts / attribute).write_text(text)
        (function / "pnp_string").write_text("MFG:Vestibule;CMD:ESC/POS;MDL:Gadget printer;CLS:PRINTER;")
        (configured / "printer.0").symlink_to(function)
