"""Which input device is meant: by what it is, never by its number (eventN changes with every plugging in).

Reads /sys/class/input and the links of /dev/input/by-id and by-path, so no device is opened to be looked at. Tests lay
out the same folders.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path

DEV = Path("/dev/input")
SYS = Path("/sys/class/input")
MOST_DEVICES = 256
AUTO = "auto"
OFF = "off"
WANTED = r"auto|off|[0-9a-fA-F]{4}:[0-9a-fA-F]{4}|(?!/dev/input/event).{3,200}"
WANTED_MEANS = (
    'auto, off, the numbers of maker and product such as 05f9:2214, a name with * such as "*Barcode*", or a link of '
    "/dev/input/by-id (not /dev/input/eventN: its number changes)"
)


class Sort(StrEnum):
    """What is looked for."""

    KEYPAD = "keypad"
    SCANNER = "scanner"
    HEADSET = "headset"


NAMES = {
    Sort.KEYPAD: ("*keypad*", "*numpad*", "*number pad*", "*numeric*pad*", "*navpad*", "*audionav*", "*nav-bar*"),
    Sort.SCANNER: ("*scanner*", "*barcode*", "*bar code*", "*imager*", "*datalogic*", "*honeywell*", "*newland*"),
    Sort.HEADSET: ("*headphone*", "*headset*"),
}
"""How makers call them, for `auto`: words in the device's own name, in lower case."""

_KEY_ENTER, _KEY_KPENTER, _KEY_1, _KEY_Z, _SW_HEADPHONE = 28, 96, 2, 44, 2


@dataclass(frozen=True, slots=True)
class Device:
    """`path` is to be opened now; `links` are its lasting names; `keys` and `switches` what it can send."""

    path: Path
    name: str
    vendor: str
    product: str
    links: tuple[Path, ...]
    keys: frozenset[int]
    switches: frozenset[int]

    def can(self, sort: Sort) -> bool:
        """Whether its capabilities fit: letters and digits, a few keys, or a socket's switch."""
        match sort:
            case Sort.SCANNER:
                return {_KEY_1, _KEY_Z} <= self.keys and not self.keys.isdisjoint({_KEY_ENTER, _KEY_KPENTER})
            case Sort.KEYPAD:
                return len(self.keys) >= 4
            case Sort.HEADSET:
                return _SW_HEADPHONE in self.switches


def find(wanted: str, sort: Sort, dev: Path = DEV, sys: Path = SYS) -> Path | None:
    """The device that `wanted` means, None while there is none. Of several the first by lasting name, so that it is
    the same one every day."""
    if wanted == OFF:
        return None
    if wanted.startswith("/"):
        path = Path(wanted)
        return path if path.exists() else None
    fitting = [device for device in devices(dev, sys) if device.can(sort) and _meant(device, wanted, sort)]
    fitting.sort(key=lambda device: (str(device.links[0]) if device.links else "~", device.name))
    return fitting[0].path if fitting else None


def devices(dev: Path = DEV, sys: Path = SYS) -> Iterator[Device]:
    """All that is plugged in now."""
    links = list(_links(dev))
    for number, entry in enumerate(sorted(sys.glob("event*"))):
        if number >= MOST_DEVICES:
            return
        path = dev / entry.name
        yield Device(
            path=path,
            name=_read(entry / "device" / "name"),
            vendor=_read(entry / "device" / "id" / "vendor").lower(),
            product=_read(entry / "device" / "id" / "product").lower(),
            links=tuple(link for link, target in links if target == path),
            keys=_bits(_read(entry / "device" / "capabilities" / "key")),
            switches=_bits(_read(entry / "device" / "capabilities" / "sw")),
        )


def _meant(device: Device, wanted: str, sort: Sort) -> bool:
    if wanted == AUTO:
        return _named(device, NAMES[sort])
    if wanted.lower() == f"{device.vendor}:{device.product}":
        return True
    return _named(device, (wanted.lower(),))


def _named(device: Device, patterns: Iterable[str]) -> bool:
    names = [device.name.lower(), *(link.name.lower() for link in device.links)]
    return any(fnmatch(name, pattern) for name in names for pattern in patterns)


def _links(dev: Path) -> Iterator[tuple[Path, Path]]:
    """(link, what it points to) of udev's by-id and by-path folders."""
    for folder in ("by-id", "by-path"):
        for link in sorted((dev / folder).glob("*")):
            yield link, dev / link.resolve().name


def _read(path: Path) -> str:
    """Empty when the device went away meanwhile, or never had it."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _bits(words: str) -> frozenset[int]:
    """The kernel's bitmaps: hexadecimal words of 64 bits, the highest first."""
    found: set[int] = set()
    for place, word in enumerate(reversed(words.split()[:32])):
        try:
            value = int(word, 16)
        except ValueError:
            return frozenset()
        found |= {place * 64 + bit for bit in range(64) if value >> bit & 1}
    return frozenset(found)
