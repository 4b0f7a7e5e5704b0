"""USB printers that are plugged in now, as the kernel's printer driver (usblp) shows them in sysfs.

Each has a node /dev/usb/lpN; its interface's folder holds `ieee1284_id` (maker, model, command set as text), the
device's folder above it idVendor, idProduct and, if the maker gave one, `serial`.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.printing.connection import Usb


@dataclass(frozen=True, slots=True)
class UsbPlaces:
    """Where the kernel shows USB printers."""

    nodes: Path = Path("/dev/usb")
    described: Path = Path("/sys/class/usbmisc")


@dataclass(frozen=True, slots=True)
class UsbNode:
    """`port`: where it is plugged in, such as "1-1.2"; stands for a serial number that the maker left out."""

    node: Path
    usb: Usb
    port: str
    name: str
    commands: str

    @property
    def identity(self) -> str:
        return f"usb:{self.usb.vendor}:{self.usb.product}:{self.usb.serial or '@' + self.port}"

    @property
    def lasting(self) -> Usb:
        """What names this one printer, also among equal ones."""
        return Usb(self.usb.vendor, self.usb.product, self.usb.serial or "@" + self.port)

    def fits(self, wanted: Usb) -> bool:
        """What is left empty fits all."""
        return (
            wanted.vendor in ("", self.usb.vendor)
            and wanted.product in ("", self.usb.product)
            and wanted.serial in ("", self.usb.serial, "@" + self.port)
        )


def usb_nodes(places: UsbPlaces) -> list[UsbNode]:
    """Every USB printer there is; one that vanishes while it is read is left out."""
    if not places.described.is_dir():
        return []
    found = []
    for entry in sorted(places.described.glob("lp*")):
        node = places.nodes / entry.name
        try:
            found.append(_described(node, (entry / "device").resolve(strict=True)))
        except OSError:
            continue
    return [one for one in found if one.node.exists()]


def _described(node: Path, interface: Path) -> UsbNode:
    device = interface.parent
    words = _words(_text(interface / "ieee1284_id"))
    maker = words.get("MFG") or words.get("MANUFACTURER") or _text(device / "manufacturer")
    model = words.get("MDL") or words.get("MODEL") or _text(device / "product")
    usb = Usb(
        (device / "idVendor").read_text(encoding="ascii").strip().lower(),
        (device / "idProduct").read_text(encoding="ascii").strip().lower(),
        _text(device / "serial"),
    )
    commands = words.get("CMD") or words.get("COMMAND SET") or ""
    return UsbNode(node, usb, device.name, f"{maker} {model}".strip() or str(usb), commands)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # the maker gave none
        return ""


def _words(text: str) -> dict[str, str]:
    """IEEE 1284: KEY:value; pairs."""
    pairs = (pair.split(":", 1) for pair in text.split(";") if ":" in pair)
    return {key.strip().upper(): value.strip() for key, value in pairs}
