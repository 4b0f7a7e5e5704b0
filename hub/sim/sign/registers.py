"""A Modbus RTU display: registers that are written by function 06 or 16, and what its digits make of them.

From "MODBUS Application Protocol Specification V1.1b3" (6.6, 6.12, 7) and "MODBUS over Serial Line Specification V1.02"
(2.5.1.1: messages are told apart by silence; here a message's length follows from its function). The CRC is taken by
table, so that it is not the driver's own computation.
"""

from hub.sim.sign.decoders import Shown, fail

ILLEGAL_FUNCTION, ILLEGAL_ADDRESS = 1, 2


def _table() -> tuple[int, ...]:
    values = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = (value >> 1) ^ (0xA001 if value & 1 else 0)
        values.append(value)
    return tuple(values)


TABLE = _table()


def checked(message: bytes) -> bytes:
    """The message with its CRC."""
    value = 0xFFFF
    for byte in message:
        value = value >> 8 ^ TABLE[(value ^ byte) & 0xFF]
    return message + bytes((value & 0xFF, value >> 8))


class ModbusDecoder:
    """Registers from `register` on; `text`: two characters each, else one number in one register."""

    def __init__(self, address: str = "1", places: int = 4, *, register: int = 0, text: bool = False) -> None:
        self.errors: list[str] = []
        self._address = int(address)
        self._places = places
        self._text = text
        self._first = register
        self._registers = [0] * (places + 2 >> 1 if text else 1)
        self._buffer = bytearray()

    def feed(self, content: bytes) -> tuple[list[Shown], bytes]:
        self._buffer += content
        shown: list[Shown] = []
        answer = b""
        while (size := self._size()) is not None and len(self._buffer) >= size:
            message = bytes(self._buffer[:size])
            if checked(message[:-2]) != message:
                fail(self.errors, f"wrong CRC: {message.hex()}")
                del self._buffer[0]
                continue
            del self._buffer[:size]
            if message[0] == self._address:
                answer += self._do(message[:-2])
                shown.append(self._shown())
        return shown, answer

    def _size(self) -> int | None:
        """Length of the message that stands first; None while it cannot be told."""
        if len(self._buffer) < 7:
            return None
        return 9 + self._buffer[6] if self._buffer[1] == 0x10 else 8

    def _do(self, message: bytes) -> bytes:
        function, register = message[1], int.from_bytes(message[2:4], "big")
        if function == 0x06:
            values = [int.from_bytes(message[4:6], "big")]
        elif function == 0x10:
            count = int.from_bytes(message[4:6], "big")
            data = message[7:]
            values = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
            if count != len(values) or len(data) != message[6]:
                fail(self.errors, f"counts disagree: {message.hex()}")
                return self._refuse(function, 3)
        else:
            fail(self.errors, f"function {function}")
            return self._refuse(function, ILLEGAL_FUNCTION)
        place = register - self._first
        if place < 0 or place + len(values) > len(self._registers):
            fail(self.errors, f"register {register}")
            return self._refuse(function, ILLEGAL_ADDRESS)
        self._registers[place : place + len(values)] = values
        return checked(message[:6])

    def _refuse(self, function: int, code: int) -> bytes:
        return checked(bytes((self._address, function | 0x80, code)))

    def _shown(self) -> Shown:
        if not self._text:
            return Shown(str(self._registers[0]) if self._registers[0] else "")
        raw = b"".join(value.to_bytes(2, "big") for value in self._registers)
        if any(not 0x20 <= byte <= 0x7E for byte in raw):
            fail(self.errors, f"no characters: {raw.hex()}")
        return Shown(raw.decode("ascii", errors="replace").strip())
