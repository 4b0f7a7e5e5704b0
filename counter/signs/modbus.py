"""Digits on Modbus RTU: displays that show what is written into their registers.

Source: "MODBUS Application Protocol Specification V1.1b3", 6.6 (function 06, write single register) and 6.12 (function
16, write multiple registers); "MODBUS over Serial Line Specification V1.02", 2.5.1 (RTU frame: address, PDU, CRC with
its low byte first) and 6.2.2 (the CRC: polynomial 0xA001 reflected, start 0xFFFF). Which register shows what is the
display's own: see its manual.
"""

from dataclasses import dataclass
from enum import StrEnum

from counter.signs.driver import SignFault
from counter.signs.letters import Letters

WRITE_ONE, WRITE_SEVERAL = 0x06, 0x10
MOST_REGISTERS = 0x7B
"""6.12: one message writes at most so many."""


class Coding(StrEnum):
    """NUMBER: one register holds the number. TEXT: two characters in each register, the first in the high byte."""

    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Modbus:
    """`register` counts from 0, as in the message. `blank` is what is written into a number's register to show nothing:
    a number cannot say "closed", nor carry a mark, so it is blank then."""

    address: int
    register: int
    width: int
    coding: Coding = Coding.NUMBER
    blank: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.address <= 247:
            raise SignFault(f"a Modbus display has an address of 1 to 247, not {self.address}")
        if not 0 <= self.register <= 0xFFFF or not 0 <= self.blank <= 0xFFFF:
            raise SignFault("a Modbus register and what is written into it are 0 to 65535")
        if self.coding is Coding.TEXT and self._registers > MOST_REGISTERS:
            raise SignFault(f"one message writes at most {2 * MOST_REGISTERS} characters")

    @property
    def _registers(self) -> int:
        return (self.width + 2) // 2  # one place more than the text has: the mark, or a blank

    @property
    def letters(self) -> Letters:
        return Letters.DIGITS if self.coding is Coding.NUMBER else Letters.CAPITALS

    @property
    def flashes(self) -> bool:
        return False

    @property
    def marks(self) -> bool:
        return self.coding is Coding.TEXT

    def frame(self, text: str, *, flash: bool = False) -> bytes:  # noqa: ARG002 - it has no flash of its own
        if self.coding is Coding.NUMBER:
            value = int(text) if text.isdigit() and int(text) <= 0xFFFF else self.blank
            pdu = bytes((WRITE_ONE, *self.register.to_bytes(2, "big"), *value.to_bytes(2, "big")))
        else:
            content = text.encode("ascii").ljust(2 * self._registers)
            counts = (*self._registers.to_bytes(2, "big"), len(content))
            pdu = bytes((WRITE_SEVERAL, *self.register.to_bytes(2, "big"), *counts)) + content
        message = bytes((self.address,)) + pdu
        return message + crc(message).to_bytes(2, "little")

    def answer_bytes(self) -> int:
        """6.6: an echo; 6.12: address, function, register, count; with CRC eight bytes both."""
        return 8

    def agrees(self, sent: bytes, answer: bytes) -> bool:
        body, check = answer[:-2], answer[-2:]
        return body == sent[:6] and check == crc(body).to_bytes(2, "little")


def crc(message: bytes) -> int:
    """CRC-16 of a message."""
    value = 0xFFFF
    for byte in message:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value
