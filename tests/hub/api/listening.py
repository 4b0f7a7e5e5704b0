"""Following the hub's stream in a test: a thread that reads server-sent events from a real socket."""

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

import requests
from urllib3.exceptions import HTTPError

from tests.hub.running import Calls
from tests.waiting import wait_until

READ_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Event:
    """`text` is the data as it came, for looking for what must not be there."""

    kind: str
    id: str
    text: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


class Listening:
    """Follows until the block ends. `ended` is set when the hub ended the stream."""

    def __init__(self, hub: Calls, token: str, since: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} | ({"Last-Event-ID": since} if since else {})
        self.answer = requests.get(hub.url + "/v1/events", headers=headers, stream=True, timeout=20)
        self.events: list[Event] = []
        self.ended = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def _read(self) -> None:
        fields: dict[str, str] = {}
        for line in self._lines():
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
            elif fields:
                if "event" in fields:
                    self.events.append(Event(fields["event"], fields["id"], fields["data"]))
                fields = {}
        self.ended.set()

    def _lines(self) -> Iterator[str]:
        """As they come, in the pieces that are there: byte by byte the example office takes half a second."""
        rest = b""
        try:
            while piece := self.answer.raw.read1(READ_BYTES):
                *lines, rest = (rest + piece).split(b"\n")
                yield from (line.decode("utf-8") for line in lines)
        except (requests.RequestException, HTTPError, OSError, AttributeError, ValueError):
            pass  # closed by this test or cut off by the hub: either way it has ended

    def of(self, kind: str) -> list[Event]:
        return [event for event in list(self.events) if event.kind == kind]

    def changes(self) -> list[dict[str, Any]]:
        return [event.data for event in self.of("change")]

    def wait_for(self, kind: str, count: int = 1) -> list[Event]:
        wait_until(lambda: len(self.of(kind)) >= count, 30, f"{count} events of kind {kind}")
        return self.of(kind)

    def wait_for_seq(self, seq: int) -> None:
        """Until everything up to `seq` that concerns this audience has come: a heartbeat says so."""
        wait_until(lambda: any(event.data["seq"] >= seq for event in list(self.events)), 30, f"sequence {seq}")

    def __enter__(self) -> Self:
        assert self.answer.status_code == 200, self.answer.text
        assert self.answer.headers["content-type"].startswith("text/event-stream")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wake()
        self._thread.join(5)
        self.answer.close()

    def _wake(self) -> None:
        """Closing alone waits for the thread, which waits for the hub's next heartbeat."""
        connection = getattr(self.answer.raw, "connection", None) or getattr(self.answer.raw, "_connection", None)
        sock = getattr(connection, "sock", None)
        if isinstance(sock, socket.socket):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
