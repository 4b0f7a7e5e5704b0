"""Following the hub's stream in a test: a thread that reads server-sent events from a real socket."""

import json
import threading
from dataclasses import dataclass
from typing import Any, Self

import requests

from tests.hub.running import Calls
from tests.waiting import wait_until


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
        try:
            for line in self.answer.iter_lines(chunk_size=1, decode_unicode=True):
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                elif fields:
                    if "event" in fields:
                        self.events.append(Event(fields["event"], fields["id"], fields["data"]))
                    fields = {}
        except (requests.RequestException, AttributeError):
            pass  # closed by this test or cut off by the hub: either way it has ended
        self.ended.set()

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
        self.answer.close()
        self._thread.join(5)
