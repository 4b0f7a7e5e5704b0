"""Server-sent events, as much of the format (WHATWG HTML, 9.2.6) as the hub speaks: a pure line parser."""

from dataclasses import dataclass

LONGEST_DATA = 8 * 1024 * 1024
"""A snapshot of an office with 10,000 people waiting is about 4 MB."""


@dataclass(frozen=True, slots=True)
class ServerEvent:
    event: str
    data: str
    id: str | None


class OversizedEvent(ValueError):
    pass


class Parser:
    """Feed it lines without their end; an empty line completes an event."""

    def __init__(self) -> None:
        self._event = "message"
        self._data: list[str] = []
        self._size = 0
        self._id: str | None = None

    def line(self, line: str) -> ServerEvent | None:
        if not line:
            return self._complete()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "event":
                self._event = value
            case "data":
                self._size += len(value)
                if self._size > LONGEST_DATA:
                    raise OversizedEvent(f"an event of more than {LONGEST_DATA} characters")
                self._data.append(value)
            case "id":
                self._id = value
            case _:
                pass  # comments and fields the hub does not use
        return None

    def _complete(self) -> ServerEvent | None:
        done = ServerEvent(self._event, "\n".join(self._data), self._id) if self._data else None
        self._event, self._data, self._size, self._id = "message", [], 0, None
        return done


__all__ = ["LONGEST_DATA", "OversizedEvent", "Parser", "ServerEvent"]
