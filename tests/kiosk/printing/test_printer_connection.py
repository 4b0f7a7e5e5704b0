"""The setting `printer.connection`, and what is said of one that cannot be understood."""

import re
from dataclasses import fields

import pytest

from hub.config.fields import bounds_of
from kiosk.printing import PrinterSettings
from kiosk.printing.connection import Auto, Connection, Cups, Flow, Parity, Serial, Tcp, Usb, parse
from kiosk.printing.errors import BadConnection
from kiosk.printing.reach import connection_of

GOOD: list[tuple[str, Connection]] = [
    ("tcp://192.168.1.50:9100", Tcp("192.168.1.50")),
    ("tcp://printer.local", Tcp("printer.local", 9100)),
    ("tcp://[fe80::1]:9101", Tcp("fe80::1", 9101)),
    ("usb", Usb()),
    ("usb:04B8:0e28", Usb("04b8", "0e28")),
    ("usb:04b8:0e28:X2YZ", Usb("04b8", "0e28", "X2YZ")),
    ("usb:04b8:0e28:@1-1.2", Usb("04b8", "0e28", "@1-1.2")),
    ("serial:/dev/ttyUSB0", Serial("/dev/ttyUSB0")),
    (
        "serial:/dev/ttyS0?baud=115200&flow=xonxoff&parity=even",
        Serial("/dev/ttyS0", 115200, Flow.XONXOFF, Parity.EVEN),
    ),
    ("cups:Entrance_1", Cups("Entrance_1")),
    ("auto", Auto()),
]
BAD = [
    ("", "no connection"),
    ("lpt1", "no connection"),
    ("auto:x", "no connection"),
    ("tcp://", "no address"),
    ("tcp://host:0", "no address"),
    ("tcp://host:70000", "out of range"),
    ("tcp://host:9100/x", "no address"),
    ("tcp://[fe80", "tcp://"),
    ("usb:04b8", "four hex digits"),
    ("usb:04b8:xyzz", "four hex digits"),
    ("serial:ttyUSB0", "whole path"),
    ("serial:/dev/ttyS0?baud=fast", "fast"),
    ("serial:/dev/ttyS0?baud=9601", "speeds are"),
    ("serial:/dev/ttyS0?flow=both", "both"),
    ("serial:/dev/ttyS0?bits=7", "bits is not known"),
    ("cups:", "name of a queue"),
    ("cups:a b", "name of a queue"),
]


@pytest.mark.parametrize(("text", "meant"), GOOD)
def test_every_form_is_understood_and_written_back(text: str, meant: Connection) -> None:
    assert parse(text) == meant
    assert parse(str(meant)) == meant
    assert connection_of(PrinterSettings(connection=text)) == meant


@pytest.mark.parametrize(("text", "why"), BAD)
def test_anything_else_is_refused_with_what_can_be_written(text: str, why: str) -> None:
    with pytest.raises(BadConnection, match=re.escape(why)) as refused:
        parse(text)
    assert "tcp://host:9100" in refused.value.detail


def test_host_and_port_go_on_being_enough() -> None:
    assert connection_of(PrinterSettings(host="10.0.0.7", port=9101)) == Tcp("10.0.0.7", 9101)


def test_the_settings_file_lets_every_form_through_and_no_foreign_one() -> None:
    pattern = next(bounds_of(one.metadata).pattern for one in fields(PrinterSettings) if one.name == "connection")
    assert pattern is not None
    assert all(re.fullmatch(pattern, text) for text, _ in GOOD)
    assert not re.fullmatch(pattern, "lpt1")
