"""Printers are found by themselves, kept by their identity, and found again (D05, T02)."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from zeroconf import ServiceInfo, Zeroconf

from hub.sim.printer import Fault, SerialDoor, UsbDoor, VirtualPrinter
from kiosk.printing.__main__ import main
from kiosk.printing.auto import KEPT_FILE, Keeper
from kiosk.printing.connection import Auto, Tcp, Usb
from kiosk.printing.discovery import Places, by_network, by_serial, by_usb
from kiosk.printing.discovery_probe import browse, hardware_address, probe
from kiosk.printing.errors import BadConnection
from kiosk.printing.found import FoundPrinter, Means
from kiosk.printing.printer import Printer
from kiosk.printing.reach import printer_for
from kiosk.printing.status import PrinterState
from tests.kiosk.printing.rig import MODEL, places_in
from tests.waiting import wait_until

NAME = "Virtual ticket printer"


def usb(folder: Path, serial: str, name: str = "lp0") -> UsbDoor:
    return UsbDoor(folder / "usb", serial=serial, name=name)


def announced(port: int, name: str = "Entrance") -> FoundPrinter:
    return FoundPrinter(Tcp("127.0.0.1", port), f"name:{name}", name, Means.NETWORK)


def auto(places: Places, folder: Path) -> Printer:
    return printer_for(Auto(), MODEL, time.monotonic, folder, places)


def well(printer: Printer) -> bool:
    return printer.status().ready


@contextmanager
def advertised(port: int) -> Iterator[None]:
    """A printer that announces itself on loopback, as a network printer does on its network."""
    zeroconf = Zeroconf(interfaces=["127.0.0.1"])
    kind = "_pdl-datastream._tcp.local."
    info = ServiceInfo(kind, f"Entrance.{kind}", port, addresses=[socket.inet_aton("127.0.0.1")], server="e.local.")
    try:
        zeroconf.register_service(info)
        yield
    finally:
        zeroconf.close()


def test_a_usb_printer_is_found_with_its_name_and_number(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    assert by_usb(places) == []
    with VirtualPrinter(door=usb(tmp_path, "S1")):
        found = FoundPrinter(Usb("04b8", "0e28", "S1"), "usb:04b8:0e28:S1", f"Vestibule {NAME}", Means.USB, ticket=True)
        assert by_usb(places) == [found]
    assert by_usb(places) == []


def test_a_printer_on_a_serial_line_is_found_with_its_speed(tmp_path: Path) -> None:
    door = SerialDoor(tmp_path / "serial" / "usb-adapter-A1", 115_200)
    with VirtualPrinter(door=door), VirtualPrinter(door=SerialDoor(tmp_path / "serial" / "z-other")) as silent:
        silent.suffer(Fault.SILENT)
        found = by_serial(places_in(tmp_path))
    assert [(one.name, one.identity) for one in found] == [(NAME, f"serial:{door.path}")]


def test_a_network_printer_that_announces_itself_is_found_and_asked() -> None:
    with VirtualPrinter() as paper, advertised(paper.port):
        found = by_network(Places(), 1.5)
    mine = [one for one in found if one.connection == Tcp("127.0.0.1", paper.port)]
    assert [(one.name, one.ticket) for one in mine] == [("Entrance", True)]


def test_what_announces_itself_but_does_not_answer_is_no_ticket_printer(tmp_path: Path) -> None:
    with VirtualPrinter() as paper:
        paper.suffer(Fault.SILENT)
        places = replace(places_in(tmp_path), browse=lambda _: [announced(paper.port)])
        assert [one.ticket for one in by_network(places, 0)] == [False]


def test_a_network_is_probed_only_if_it_is_private_and_small() -> None:
    with pytest.raises(BadConnection, match="private network"):
        probe("8.8.8.0/24")
    with pytest.raises(BadConnection, match="at most 256"):
        probe("10.0.0.0/16")
    with pytest.raises(BadConnection, match="such as"):
        probe("everything")
    with VirtualPrinter() as paper:
        found = probe("127.0.0.0/29", paper.port)
    assert [(one.connection, one.name) for one in found] == [(Tcp("127.0.0.1", paper.port), NAME)]


def test_the_kernel_knows_network_cards(tmp_path: Path) -> None:
    table = tmp_path / "arp"
    head = "IP address       HW type     Flags       HW address            Mask     Device\n"
    table.write_text(head + "192.168.1.50     0x1  0x2  00:26:ab:01:02:03     *        eth0\n")
    assert hardware_address("192.168.1.50", table) == "00:26:ab:01:02:03"
    assert hardware_address("192.168.1.51", table) == ""
    assert hardware_address("192.168.1.50", tmp_path / "none") == ""


def test_auto_takes_the_first_and_keeps_to_it_among_others_and_after_a_restart(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    printer = auto(places, tmp_path)
    assert printer.status().state is PrinterState.UNREACHABLE
    with VirtualPrinter(door=usb(tmp_path, "OURS")) as ours:
        assert well(printer)
        with VirtualPrinter(door=usb(tmp_path, "OTHER", "lp1")) as other:
            ours.unplug()
            wait_until(lambda: printer.status().state is PrinterState.UNREACHABLE, what="the unplugging")
            other.suffer(Fault.COVER_OPEN)
            assert printer.status().state is PrinterState.UNREACHABLE, "the other one is not ours"
            ours.plug()
            wait_until(lambda: well(printer), what="our printer")
            printer.close()
            again = auto(places, tmp_path)
            assert well(again)
            again.close()
            Keeper(tmp_path / KEPT_FILE).forget()
            ours.unplug()
            assert again.status().state is PrinterState.COVER_OPEN, "once forgotten, the first that is there is taken"
            again.close()


def test_auto_finds_a_network_printer_again_at_its_new_address(tmp_path: Path) -> None:
    there: list[FoundPrinter] = []
    now = [0.0]
    places = replace(places_in(tmp_path), browse=lambda _: list(there))
    printer = printer_for(Auto(), MODEL, lambda: time.monotonic() + now[0], tmp_path, places)
    with VirtualPrinter() as first:
        there.append(announced(first.port))
        assert well(printer)
    with VirtualPrinter() as stranger, VirtualPrinter() as moved:
        there[:] = [announced(stranger.port, "Back office"), announced(moved.port)]
        now[0] += 60
        assert well(printer)
        kept = Keeper(tmp_path / KEPT_FILE).read()
        assert kept is not None
        assert kept.connection == Tcp("127.0.0.1", moved.port)
        printer.close()


def test_auto_asks_each_serial_line_once(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    silent = SerialDoor(tmp_path / "serial" / "scanner")
    with VirtualPrinter(door=silent) as other:
        other.suffer(Fault.SILENT)
        printer = auto(places, tmp_path)
        assert printer.status().state is PrinterState.UNREACHABLE
        began = time.monotonic()
        assert printer.status().state is PrinterState.UNREACHABLE
        assert time.monotonic() - began < 0.3, "the silent line is left alone"
        with VirtualPrinter(door=SerialDoor(tmp_path / "serial" / "printer")):
            assert well(printer)
            printer.close()


def test_a_kept_file_that_is_broken_counts_as_none(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / KEPT_FILE)
    for text in ("", "{}", "[]", '{"identity": "x", "connection": "auto"}', '{"identity": "x", "connection": "?"}'):
        (tmp_path / KEPT_FILE).write_text(text)
        assert keeper.read() is None


def test_a_technician_gets_the_list_for_eyes_and_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = places_in(tmp_path)
    assert main(["find"], places) == 1
    assert "No printer was found" in capsys.readouterr().out
    with VirtualPrinter(door=usb(tmp_path, "S1")):
        assert main(["find", "--no-serial"], places) == 0
        assert 'connection = "usb:04b8:0e28:S1"' in capsys.readouterr().out
        assert main(["find", "--json"], places) == 0
        assert json.loads(capsys.readouterr().out)[0]["identity"] == "usb:04b8:0e28:S1"
    assert main(["find", "--probe", "8.8.8.0/24"], places) == 2
    assert "private network" in capsys.readouterr().err
    assert main(["forget", "--data", str(tmp_path)]) == 0
    assert "No printer was kept" in capsys.readouterr().out


def test_without_a_network_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise OSError("no interface")

    monkeypatch.setattr("kiosk.printing.discovery_network.Zeroconf", none)
    assert browse(0.0) == []
