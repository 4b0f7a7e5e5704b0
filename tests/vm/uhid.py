"""A USB-style keyboard made by a program through the kernel's uhid (linux/uhid.h): the kernel's own HID driver reads
its reports and makes an input device of it, as it does for a scanner that poses as a keyboard."""

import os
import struct
import time

_CREATE2, _DESTROY, _INPUT2 = 11, 1, 12
_BUS_USB = 3
_CREATE = struct.Struct("<I128s64s64sHHIIII4096s")
_INPUT = struct.Struct("<IH4096s")

_BOOT_KEYBOARD = bytes.fromhex(
    "05010906a101"  # usage page generic desktop, usage keyboard, collection application
    "050719e029e715002501750195088102"  # eight modifier bits
    "95017508810195067508150026ff000507190029ff8100"  # a reserved byte, six keys at once
    "c0"
)
"""Report descriptor of a boot keyboard (Device Class Definition for HID 1.11, appendix B), without its lamps."""

_SHIFT = 0x02
POLLED_SECONDS = 0.008


class HidKeyboard:
    """Plugged in from the start; `close` unplugs it."""

    def __init__(self, name: str, vendor: int, product: int) -> None:
        self._fd = os.open("/dev/uhid", os.O_RDWR)
        descriptor = _BOOT_KEYBOARD
        made = _CREATE.pack(
            *(_CREATE2, name.encode(), b"", b"", len(descriptor), _BUS_USB, vendor, product, 0, 0, descriptor)
        )
        os.write(self._fd, made)

    def type(self, text: str) -> None:
        """Letters, digits, some signs, and "\\n", each as a report down and a report up (HID usage tables, page 7)."""
        for sign in text:
            usage, modifier = _usage(sign)
            self._report(modifier, usage)
            self._report(0, 0)

    def close(self) -> None:
        os.write(self._fd, struct.pack("<I", _DESTROY))
        os.close(self._fd)

    def _report(self, modifier: int, usage: int) -> None:
        """A full-speed USB device is asked every 8 ms; faster, the kernel's buffer would run over."""
        time.sleep(POLLED_SECONDS)
        report = bytes((modifier, 0, usage, 0, 0, 0, 0, 0))
        os.write(self._fd, _INPUT.pack(_INPUT2, len(report), report))


def _usage(sign: str) -> tuple[int, int]:
    if sign.isalpha():
        return 4 + ord(sign.lower()) - ord("a"), _SHIFT if sign.isupper() else 0
    if sign.isdigit():
        return 30 + (int(sign) - 1) % 10, 0
    return {"\n": (40, 0), "-": (45, 0), "/": (56, 0), ".": (55, 0), ":": (51, _SHIFT)}[sign]
