"""From settings to what is to be run: lines with their keypads or signs, checked. Pure.

One wrong device is left out and told; the others work. What is told names the entry and says what to do.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from counter.keypads.bus import BusManners
from counter.keypads.feedback import Lamp
from counter.keypads.hand import Beep, Manners
from counter.keypads.keys import SERIAL_KEYS, USB_KEYS, PadKey, TableFault, code_table, serial_table, usb_table
from counter.keypads.settings import KeypadSettings, KeypadsSettings, LineSettings, Protocol, SignSettings
from counter.signs.alpha import Alpha
from counter.signs.cd5220 import Cd5220
from counter.signs.driver import Driver, SignFault
from counter.signs.easyreader import EasyReader
from counter.signs.edi_flex import EdiFlex
from counter.signs.letters import Letters
from counter.signs.modbus import Modbus
from hub.config.errors import Fault
from hub.sdk.io.serial_frames import ACK, CR, ENQ, EOT, NAK, FormatFault, FrameFormat
from hub.sdk.io.serial_line import LineShape

CONTROLS = {"ENQ": ENQ, "EOT": EOT, "ACK": ACK, "NAK": NAK, "CR": CR}


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a line's keypads are told things: templates and codes."""

    lamp: str
    lamps: Mapping[str, str]
    beep: str
    beeps: Mapping[str, str]
    text: str
    columns: int
    letters: Letters

    def wanted(self, lamp: Lamp, lines: tuple[str, str]) -> dict[str, str]:
        """Slot -> payload, the lamp first."""
        wanted: dict[str, str] = {}
        if self.lamp and lamp in self.lamps:
            wanted["lamp"] = self.lamp.replace("{lamp}", self.lamps[lamp])
        if self.text:
            for row, text in enumerate(lines, start=1):
                wanted[f"row{row}"] = self.text.replace("{row}", str(row)).replace("{text}", text.ljust(self.columns))
        return wanted

    def sound(self, beep: Beep | None) -> str | None:
        if beep is None or not self.beep or beep not in self.beeps:
            return None
        return self.beep.replace("{beep}", self.beeps[beep])


@dataclass(frozen=True, slots=True)
class SerialPad:
    counter: str
    address: str
    manners: Manners


@dataclass(frozen=True, slots=True)
class KeypadLine:
    name: str
    path: Path
    shape: LineShape
    manners: BusManners
    table: Mapping[str, PadKey]
    spoken: Spoken
    pads: tuple[SerialPad, ...]


@dataclass(frozen=True, slots=True)
class UsbPad:
    counter: str
    device: str
    table: Mapping[int, PadKey]
    manners: Manners


@dataclass(frozen=True, slots=True)
class SignsLine:
    name: str
    path: Path
    shape: LineShape
    signs: tuple[tuple[str, Driver], ...]


@dataclass(slots=True)
class Plan:
    """`faults`: what was left out, and why."""

    keypad_lines: list[KeypadLine] = field(default_factory=list)
    usb: list[UsbPad] = field(default_factory=list)
    sign_lines: list[SignsLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.keypad_lines or self.usb or self.sign_lines)


def plan(settings: KeypadsSettings) -> Plan:
    made = Plan()
    lines = _unique_lines(settings.lines, made.faults)
    for number, pad in enumerate(settings.keypads, start=1):
        key = f"keypads[{number}]"
        if not pad.counter:
            made.faults.append(Fault(f"{key}.counter", "say which counter it works, by its id in the office document"))
        elif not pad.line and pad.device:
            _attempt(made.faults, key, partial(_usb, pad, made))
        elif bool(pad.line) == bool(pad.device) or pad.line not in lines:
            made.faults.append(Fault(f"{key}.line", f"name a line ({_names(lines)}), or a device for a USB keypad"))
    for name, line in lines.items():
        pads = [(n, pad) for n, pad in enumerate(settings.keypads, start=1) if pad.line == name and pad.counter]
        signs = [(n, sign) for n, sign in enumerate(settings.signs, start=1) if sign.line == name]
        if pads and signs:
            made.faults.append(
                Fault(f"signs[{signs[0][0]}].line", f'keypads are polled on "{name}"; give signs a line of their own')
            )
        if pads:
            _attempt(made.faults, f'line "{name}"', partial(_keypad_line, line, pads, made))
        elif signs:
            _sign_line(line, signs, made)
    for number, sign in enumerate(settings.signs, start=1):
        if sign.line not in lines:
            made.faults.append(Fault(f"signs[{number}].line", f"name a line: {_names(lines)}"))
    return made


def _attempt(faults: list[Fault], key: str, act: Callable[[], object]) -> None:
    try:
        act()
    except (TableFault, FormatFault, SignFault) as fault:
        faults.append(Fault(key, str(fault)))


def _unique_lines(lines: Iterable[LineSettings], faults: list[Fault]) -> dict[str, LineSettings]:
    found: dict[str, LineSettings] = {}
    for number, line in enumerate(lines, start=1):
        if not line.id or line.id in found or any(line.path == other.path for other in found.values()):
            faults.append(Fault(f"lines[{number}]", "each line needs an id and a device of its own"))
        else:
            found[line.id] = line
    return found


def _names(lines: Mapping[str, LineSettings]) -> str:
    return ", ".join(f'"{name}"' for name in lines) or "there is none yet, write one as [[lines]]"


def _shape(line: LineSettings) -> LineShape:
    return LineShape(int(line.baud), line.bits, line.parity, line.stop_bits, line.rs485, line.echo)


def _keypad_line(line: LineSettings, entries: list[tuple[int, KeypadSettings]], made: Plan) -> None:
    form = FrameFormat(line.framing, line.check, line.address_digits, line.sequence, line.length)
    manners = BusManners(
        form, line.poll, line.poll_ms, line.reply_ms, line.acknowledge, _said(line.ask), _said(line.nothing)
    )
    table = serial_table(line.keys or SERIAL_KEYS)
    spoken = Spoken(
        line.lamp,
        _codes(line.lamps, Lamp),
        line.beep,
        _codes(line.beeps, Beep),
        line.text,
        line.columns,
        line.letters,
    )
    pads: list[SerialPad] = []
    for number, pad in entries:
        address = form.address(pad.address)
        if any(other.address == address for other in pads):
            made.faults.append(
                Fault(f"keypads[{number}].address", f"another keypad of this line has {pad.address} too")
            )
            continue
        _attempt(
            made.faults,
            f"keypads[{number}]",
            partial(_serial_pad, pad, address, pads),
        )
    if pads:
        made.keypad_lines.append(KeypadLine(line.id, line.path, _shape(line), manners, table, spoken, tuple(pads)))


def _said(text: str) -> str:
    """A control character by its name, or the text as it is."""
    return CONTROLS.get(text, text)


def _serial_pad(pad: KeypadSettings, address: str, pads: list[SerialPad]) -> None:
    pads.append(SerialPad(pad.counter, address, _manners(pad)))


def _usb(pad: KeypadSettings, made: Plan) -> None:
    made.usb.append(UsbPad(pad.counter, pad.device, usb_table(pad.keys or USB_KEYS), _manners(pad)))


def _manners(pad: KeypadSettings) -> Manners:
    services: dict[str, str] = {}
    for row in pad.services:
        number, equals, service = (part.strip() for part in row.partition("="))
        if not equals or not number.isdecimal() or not service:
            raise TableFault(f'"{row}": write a number and the id of a service, such as "1 = passport"')
        services[number] = service
    return Manners(pad.next_starts, services, code_table(pad.codes))


def _codes(rows: Iterable[str], kinds: type[Lamp] | type[Beep]) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for row in rows:
        name, equals, given = (part.strip() for part in row.partition("="))
        if not equals or name not in set(kinds):
            raise TableFault(f'"{row}": {name!r} is none of {", ".join(kinds)}')
        codes[name] = given
    return codes


def _sign_line(line: LineSettings, entries: list[tuple[int, SignSettings]], made: Plan) -> None:
    signs: list[tuple[str, Driver]] = []
    first = entries[0][1].protocol
    for number, sign in entries:
        if sign.protocol is not first:
            made.faults.append(Fault(f"signs[{number}].protocol", f"the signs of one line speak one protocol, {first}"))
            continue
        if not sign.counter:
            made.faults.append(Fault(f"signs[{number}].counter", "say which counter it hangs above"))
            continue
        _attempt(made.faults, f"signs[{number}]", partial(_sign, sign, signs))
    if signs:
        made.sign_lines.append(SignsLine(line.id, line.path, _shape(line), tuple(signs)))


def _sign(sign: SignSettings, signs: list[tuple[str, Driver]]) -> None:
    signs.append((sign.counter, driver(sign)))


def driver(sign: SignSettings) -> Driver:
    """The sign's driver; `SignFault`."""
    if sign.protocol is Protocol.EASYREADER:
        return EasyReader(sign.address, sign.places)
    if sign.address and not sign.address.isdecimal():
        raise SignFault(f'"{sign.address}" is no number')
    number = int(sign.address or 0)
    match sign.protocol:
        case Protocol.EDI_FLEX:
            return EdiFlex(number, sign.places, sign.ends_with_cr)
        case Protocol.ALPHA:
            return Alpha(number, sign.places, sign.checked)
        case Protocol.MODBUS:
            return Modbus(number, sign.register, sign.places, sign.coding, sign.blank)
        case Protocol.CD5220:
            return Cd5220(sign.below)
