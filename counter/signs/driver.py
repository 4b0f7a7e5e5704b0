"""What the protocols of signs have in common. A driver is pure: text in, bytes out; the line is somebody else's."""

from typing import Protocol

from counter.signs.letters import Letters


class SignFault(Exception):
    """What a driver's settings ask cannot be; the message says what can."""


class Driver(Protocol):
    """One sign. `flashes`: it flashes by itself when told; another one is sent text and blanks in turn. `marks`: it can
    show a point after the text."""

    @property
    def letters(self) -> Letters: ...
    @property
    def width(self) -> int:
        """Places for characters."""
        ...

    @property
    def flashes(self) -> bool: ...
    @property
    def marks(self) -> bool: ...
    def frame(self, text: str, *, flash: bool = False) -> bytes:
        """The bytes that show `text` (of `letters`, at most `width` and a point), alone and until the next ones."""
        ...

    def answer_bytes(self) -> int:
        """How many bytes the sign answers; 0: it only listens."""
        ...

    def agrees(self, sent: bytes, answer: bytes) -> bool:
        """Whether the answer says that the sign has taken what was sent."""
        ...


class Listening:
    """A sign that never answers."""

    __slots__ = ()

    def answer_bytes(self) -> int:
        return 0

    def agrees(self, sent: bytes, answer: bytes) -> bool:  # noqa: ARG002 - the protocol's form
        return True
