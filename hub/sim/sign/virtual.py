"""A sign on a virtual line: bytes in, what it shows out."""

import threading
from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import Protocol

from hub.sim.sign.decoders import AlphaDecoder, EasyReaderDecoder, EdiDecoder, PoleDecoder, Shown, SignDecoder
from hub.sim.sign.registers import ModbusDecoder

MOST_SHOWN = 1000


class Kind(StrEnum):
    EDI = "edi-flex"
    EASYREADER = "easyreader"
    ALPHA = "alpha"
    MODBUS_NUMBER = "modbus-number"
    MODBUS_TEXT = "modbus-text"
    POLE = "cd5220"


class Make(Protocol):
    def __call__(self, address: str = ..., places: int = ...) -> SignDecoder: ...


DECODERS: Mapping[Kind, Make] = {
    Kind.EDI: EdiDecoder,
    Kind.EASYREADER: EasyReaderDecoder,
    Kind.ALPHA: AlphaDecoder,
    Kind.MODBUS_NUMBER: ModbusDecoder,
    Kind.MODBUS_TEXT: partial(ModbusDecoder, text=True),
    Kind.POLE: PoleDecoder,
}


class VirtualSign:
    """`now` is what its places show, `shown` all it has shown (the last 1,000), oldest first. Thread-safe to read."""

    def __init__(self, decoder: SignDecoder) -> None:
        self._decoder = decoder
        self._lock = threading.Lock()
        self._shown: list[Shown] = []
        self.now = Shown("")
        self.messages = 0

    @property
    def errors(self) -> list[str]:
        return list(self._decoder.errors)

    @property
    def shown(self) -> list[Shown]:
        with self._lock:
            return list(self._shown)

    @property
    def texts(self) -> list[str]:
        """What it showed, one entry per change."""
        texts: list[str] = []
        for one in self.shown:
            if not texts or texts[-1] != one.text:
                texts.append(one.text)
        return texts

    def heard(self, content: bytes) -> bytes:
        shown, answer = self._decoder.feed(content)
        with self._lock:
            for one in shown:
                self.messages += 1
                self.now = one
                self._shown.append(one)
            del self._shown[:-MOST_SHOWN]
        return answer

    def power_off(self) -> None:
        """It forgets what it showed."""
        with self._lock:
            self.now = Shown("")
