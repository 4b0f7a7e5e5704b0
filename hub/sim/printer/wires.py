"""Printers on a wire, by pseudo-terminals: a serial line no faster than its baud rate, a USB printer's node.

A pseudo-terminal carries bytes like the real nodes, stops a writer whose reader does not read (as RTS/CTS does), obeys
XON/XOFF, and gives POLLHUP and EIO when its other end is gone. Two things it cannot show: the modem lines (DTR, DSR),
and the ENODEV that a pulled USB printer gives instead of EIO.
"""

import contextlib
import os
import select
import shutil
import threading
import tty
from pathlib import Path

from hub.sim.printer.doors import Arrived

XON, XOFF = b"\x11", b"\x13"
# One start bit, eight data bits, one stop bit.
BITS_PER_BYTE = 10
# Bytes are let through in steps of this time.
STEP_SECONDS = 0.01
USB_ID = "MFG:Vestibule;CMD:ESC/POS;MDL:Virtual ticket printer;CLS:PRINTER;"


class WireLink:
    """The printer's end of a pseudo-terminal. `baud` None is as fast as it goes."""

    def __init__(self, baud: int | None, *, software_flow: bool) -> None:
        self._master, self._slave = os.openpty()
        # Held open here so that the line stays when the computer lets go; raw, as a wire is.
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self._wake_read, self._wake = os.pipe()
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._baud, self._software_flow = baud, software_flow

    def read(self) -> bytes:
        ready, _, _ = select.select([self._master, self._wake_read], [], [])
        if self._wake_read in ready or self._ended.is_set():
            return self._let_go()
        step = 4096 if self._baud is None else max(1, int(self._baud / BITS_PER_BYTE * STEP_SECONDS))
        data = os.read(self._master, step)  # never at its end: the other end is held open here, too
        self._take_time(len(data))
        return data

    def write(self, data: bytes) -> None:
        self._take_time(len(data))
        with self._lock:
            if self._ended.is_set():
                raise BrokenPipeError
            _, writable, _ = select.select([], [self._master], [], 1.0)
            if not writable:
                raise TimeoutError("nobody takes the printer's answer")
            os.write(self._master, data)

    def hold(self) -> None:
        self._say(XOFF)

    def release(self) -> None:
        self._say(XON)

    def _say(self, sign: bytes) -> None:
        if self._software_flow:
            with contextlib.suppress(OSError):  # unplugged meanwhile: nobody to hold back
                self.write(sign)

    def shut(self) -> None:
        with self._lock:
            if not self._ended.is_set():
                self._ended.set()
                os.write(self._wake, b"x")

    def _take_time(self, count: int) -> None:
        if self._baud is not None and count:
            self._ended.wait(count * BITS_PER_BYTE / self._baud)

    def _let_go(self) -> bytes:
        with self._lock:
            for end in (self._master, self._slave, self._wake_read, self._wake):
                os.close(end)
        return b""


class SerialDoor:
    """A serial line; `path` is a stable name for its changing pseudo-terminal, like a link in /dev/serial/by-id."""

    powered = False
    conversations = False

    def __init__(self, path: Path, baud: int = 9600, *, software_flow: bool = False) -> None:
        self.path, self.baud = path, baud
        self._software_flow = software_flow
        self._link: WireLink | None = None
        self._arrived: Arrived | None = None

    def open(self, arrived: Arrived) -> None:
        self._arrived = arrived
        self._link = WireLink(self.baud, software_flow=self._software_flow)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.symlink_to(self._link.path)
        arrived(self._link)

    def drop(self) -> None:
        """The adapter is pulled out and put back."""
        arrived = self._arrived
        self.close()
        if arrived is not None:
            self.open(arrived)

    def close(self) -> None:
        self.path.unlink(missing_ok=True)
        link, self._link = self._link, None
        if link is not None:
            link.shut()


class UsbDoor:
    """A USB printer as the kernel shows it: a node `dev/usb/lp0` and its description under `sys`, both below `root`."""

    powered = True
    conversations = False

    def __init__(
        self, root: Path, *, vendor: str = "04b8", product: str = "0e28", serial: str = "V0001", name: str = "lp0"
    ) -> None:
        self.vendor, self.product, self.serial, self.name = vendor, product, serial, name
        self._node = root / "dev" / "usb" / name
        self._class = root / "sys" / "class" / "usbmisc" / name
        self._device = root / "sys" / "devices" / "usb1" / f"1-{name}"
        self._link: WireLink | None = None
        self._arrived: Arrived | None = None

    def open(self, arrived: Arrived) -> None:
        self._arrived = arrived
        self._describe()
        self._link = WireLink(None, software_flow=False)
        self._node.parent.mkdir(parents=True, exist_ok=True)
        self._node.symlink_to(self._link.path)
        arrived(self._link)

    def drop(self) -> None:
        """Pulled out and put back."""
        arrived = self._arrived
        self.close()
        if arrived is not None:
            self.open(arrived)

    def close(self) -> None:
        self._node.unlink(missing_ok=True)
        shutil.rmtree(self._class, ignore_errors=True)
        link, self._link = self._link, None
        if link is not None:
            link.shut()

    def _describe(self) -> None:
        interface = self._device / f"1-{self.name}:1.0"
        interface.mkdir(parents=True, exist_ok=True)
        self._class.mkdir(parents=True, exist_ok=True)
        link = self._class / "device"
        link.symlink_to(interface) if not link.is_symlink() else None
        texts = {"idVendor": self.vendor, "idProduct": self.product, "serial": self.serial}
        for attribute, text in texts.items():
            (self._device / attribute).write_text(text + "\n", encoding="ascii")
        (interface / "ieee1284_id").write_text(USB_ID + "\n", encoding="ascii")
