"""Load on a real hub through the sdk: people who ask for tickets as fast as they are answered, staff who call.

Each keeps its own record, as every client does, so that the independent reader can judge. A request keeps its id
until it is answered, over restarts of the hub.
"""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.ids import new_request_id, new_visit_id
from hub.sdk.record import Record
from hub.wire.requests import IssueRequest, OpenCounterRequest
from hub.wire.views import TicketAnswer
from tests.hub.running import Hub

PATIENCE = 90.0
"""Longer than any restart of a test: what is asked is asked until it is answered."""
SERVICES = ("taxes", "questions", "change-of-address", "proof-of-residence", "identity-collect")


@dataclass(slots=True)
class Load:
    """Runs until `stop`; `tickets` are all the answers, `trouble` what must not have happened."""

    hub: Hub
    folder: Path
    stopping: threading.Event = field(default_factory=threading.Event)
    tickets: dict[str, TicketAnswer] = field(default_factory=dict)
    """By request id."""
    calls: list[str] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Everybody finishes what is asked, and goes."""
        self.stopping.set()
        for thread in self._threads:
            thread.join(PATIENCE + 10)
        self._open.close()

    def people(self, name: str, device: str, pause: float) -> None:
        """Ask for tickets one after another, in every service in turn."""
        client = HubClient(self.hub.url, self.hub.key(device), patience=PATIENCE)
        record = self._record(name)

        def ask() -> None:
            turn = 0
            while not self.stopping.wait(pause):
                body = IssueRequest.model_validate(
                    {"id": new_visit_id(), "service": SERVICES[turn % len(SERVICES)], "language": "en"}
                )
                request, turn = new_request_id(), turn + 1
                ticket = client.issue(body, request)
                record.write(
                    "acknowledged", what="issue", request=request, visit=ticket.id, label=ticket.label, seq=ticket.seq
                )
                self.tickets[request] = ticket

        self._run(name, ask)

    def clerk(self, staff: str, counter: str, device: str, pause: float) -> None:
        """Sign in, open the counter, call the next one again and again with that one session."""
        token = self.hub.sign_in(staff, device)
        client = HubClient(self.hub.url, token, patience=PATIENCE)
        client.open_counter(counter, OpenCounterRequest(), new_request_id())
        record = self._record(staff)

        def work() -> None:
            while not self.stopping.wait(pause):
                request = new_request_id()
                answer = client.call_next(counter, request)
                if answer.visit is not None:
                    record.write(
                        "acknowledged", what="call_next", request=request, visit=answer.visit.id, call=answer.visit.call
                    )
                    self.calls.append(answer.visit.id)

        self._run(staff, work)

    def records(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl"))

    def _record(self, name: str) -> Record:
        return self._open.enter_context(Record(self.folder / f"{name}.jsonl"))

    def _run(self, name: str, work: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                work()
            except SdkError as error:
                self.trouble.append(error)

        thread = threading.Thread(target=guarded, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()
