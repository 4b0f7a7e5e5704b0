"""The Internet Printing Protocol as far as a raw queue needs it (RFC 8010, 8011): requests and answers as bytes."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

VERSION = b"\x01\x01"
OPERATION, END = b"\x01", b"\x03"
URI, KEYWORD, NAME, CHARSET, LANGUAGE, MIME = 0x45, 0x44, 0x42, 0x47, 0x48, 0x49
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NUMBERS = frozenset({INTEGER, ENUM})
# What begins a group of attributes instead of an attribute.
GROUPS = range(0x10)


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B


class IppError(Exception):
    """The answer is no IPP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`attributes`: every value of each name; numbers as int, everything else as text."""

    status: int
    attributes: Mapping[str, tuple[int | str, ...]]

    @property
    def ok(self) -> bool:
        return self.status < 0x0100

    def number(self, name: str) -> int | None:
        value = self.attributes.get(name, (None,))[0]
        return value if isinstance(value, int) else None

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(str(value) for value in self.attributes.get(name, ()))


def request(
    operation: Operation, printer: str, *attributes: tuple[int, str, str | int], data: bytes = b"", number: int = 1
) -> bytes:
    """One request about the queue at this address; each attribute is (kind, name, value)."""
    head = VERSION + struct.pack(">HI", operation, number) + OPERATION
    first = (
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
        (URI, "printer-uri", printer),
    )
    return head + b"".join(_attribute(*one) for one in (*first, *attributes)) + END + data


def _attribute(kind: int, name: str, value: str | int) -> bytes:
    data = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    key = name.encode()
    return struct.pack(">BH", kind, len(key)) + key + struct.pack(">H", len(data)) + data


def answer(data: bytes) -> Answer:
    """Raises `IppError`."""
    try:
        status = struct.unpack_from(">H", data, 2)[0]
        return Answer(status, _attributes(data, 8))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppError(str(error)) from error


def _attributes(data: bytes, at: int) -> dict[str, tuple[int | str, ...]]:
    found: dict[str, tuple[int | str, ...]] = {}
    name = ""
    while data[at] != END[0]:
        kind, at = data[at], at + 1
        if kind in GROUPS:
            continue
        key, at = _counted(data, at)
        value, at = _counted(data, at)
        name = key.decode() or name  # no name: a further value of the one before
        made: int | str = struct.unpack(">i", value)[0] if kind in NUMBERS else value.decode("utf-8", "replace")
        found[name] = (*found.get(name, ()), made)
    return found


def _counted(data: bytes, at: int) -> tuple[bytes, int]:
    length = struct.unpack_from(">H", data, at)[0]
    end = at + 2 + length
    if end > len(data):
        raise IppError("an attribute is longer than the answer")
    return data[at + 2 : end], end
