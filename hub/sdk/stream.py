"""The pushed stream at a device: one thread, reconnecting for ever, missing nothing.

Policy: after any loss (closed socket, 5 s without a word, an undecodable event) the connection is opened anew after
a jittered wait of 0.2 to 5 s, with `Last-Event-ID` of the last event handled. The hub answers with what was missed,
or with a `reset`. A refused key (401, 403) is told to the listener and tried on: a key may be granted again.
The listener is called on the stream's thread, in journal order, once per event; an event that was handled before the
connection broke is not delivered again.
"""

import random
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Generic, Protocol, TypeVar

import requests
import structlog
from pydantic import ValidationError
from urllib3.exceptions import HTTPError

from hub.sdk.errors import HubUnreachable, NotAllowed, ProblemError, SdkError, error_for, problem_without_document
from hub.sdk.link_local import plain_session
from hub.sdk.sse import LONGEST_DATA, OversizedEvent, Parser, ServerEvent
from hub.sdk.whereabouts import Whereabouts
from hub.wire.problem import Problem
from hub.wire.stream import (
    RESET,
    STALE_SECONDS,
    Change,
    DisplaySnapshot,
    Heartbeat,
    KioskSnapshot,
    ManagerSnapshot,
    Snapshot,
    StaffSnapshot,
)
from hub.wire.terms import Audience

log = structlog.get_logger()

SnapshotT = TypeVar("SnapshotT", bound=Snapshot)
ChangeT = TypeVar("ChangeT", bound=Change)
SnapshotT_contra = TypeVar("SnapshotT_contra", bound=Snapshot, contravariant=True)
ChangeT_contra = TypeVar("ChangeT_contra", bound=Change, contravariant=True)

FIRST_WAIT = 0.2
LONGEST_WAIT = 5.0
READ_BYTES = 65_536


AUDIENCES: Mapping[type[Snapshot], Audience] = {
    KioskSnapshot: Audience.KIOSK,
    DisplaySnapshot: Audience.DISPLAY,
    StaffSnapshot: Audience.STAFF,
    ManagerSnapshot: Audience.MANAGER,
}
"""Whose events are asked for: with another box's key the hub says so, instead of sending what cannot be read."""


class StreamListener(Protocol[SnapshotT_contra, ChangeT_contra]):
    """What a face does with the stream. Called on the stream's thread: hand over and return."""

    def snapshot(self, snapshot: SnapshotT_contra, reset: bool) -> None: ...
    def change(self, change: ChangeT_contra) -> None: ...
    def heartbeat(self, beat: Heartbeat) -> None: ...
    def lost(self, error: SdkError) -> None:
        """No connection any more: told once per outage, and once more when the hub is there and refuses the key."""

    def back(self) -> None:
        """Connected again; the missed events follow."""


class StreamBroken(HubUnreachable):
    """The stream ended."""


class Unreadable(StreamBroken):
    """The stream spoke nonsense, and will again when asked for the same event: patience grows."""


class EventStream(Generic[SnapshotT, ChangeT]):
    """Follows one hub for one audience until stopped."""

    def __init__(
        self,
        whereabouts: Whereabouts,
        token: str,
        snapshot_type: type[SnapshotT],
        change_type: type[ChangeT],
        listener: StreamListener[SnapshotT, ChangeT],
        silence_seconds: float = STALE_SECONDS,
    ) -> None:
        self._whereabouts = whereabouts
        self._token = token
        self._snapshot_type = snapshot_type
        self._change_type = change_type
        self._audience = AUDIENCES.get(snapshot_type)
        self._listener = listener
        self._silence = silence_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub-stream", daemon=True)
        self._last_id: str | None = None
        self._seq = 0
        self._url = ""
        self._connected = False
        self._told_lost = False
        self._told_refused = False
        self._response: requests.Response | None = None

    @property
    def seq(self) -> int:
        """Sequence of the last event or snapshot handled."""
        return self._seq

    @property
    def connected(self) -> bool:
        return self._connected

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread; the listener is not called afterwards."""
        self._stopping.set()
        response = self._response
        if response is not None:
            _cut(response)
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        wait = FIRST_WAIT
        while not self._stopping.is_set():
            try:
                self._follow()
                error: SdkError = StreamBroken("the hub closed the stream")
            except SdkError as trouble:
                error = trouble
            except (
                Exception
            ):  # the thread's edge: a defect in who listens is a lost stream that is seen and tried again
                log.exception("stream_failed")
                error = Unreadable("a defect of ours")
            if self._stopping.is_set():
                return
            if self._connected and not isinstance(error, Unreadable):
                wait = FIRST_WAIT
            self._lost(error)
            if self._stopping.wait(random.uniform(wait / 2, wait)):
                return
            wait = min(wait * 2, LONGEST_WAIT)

    def _lost(self, error: SdkError) -> None:
        self._connected = False
        refused = isinstance(error, NotAllowed)
        if self._told_lost and (self._told_refused or not refused):
            return
        self._told_lost, self._told_refused = True, refused
        if refused:
            log.error("stream_not_allowed", reason=error.reason)
        else:
            log.warning("stream_lost", reason=error.reason, detail=str(error))
        self._listener.lost(error)

    def _follow(self) -> None:
        url = self._whereabouts.current()
        if url is None:
            raise StreamBroken("no hub found yet")
        self._url = url
        try:
            self._follow_at(url)
        except StreamBroken:
            self._whereabouts.failed(url)
            raise

    def _follow_at(self, url: str) -> None:
        try:
            with (
                plain_session(self._headers()) as session,
                session.get(
                    url + "/v1/events",
                    params={"audience": self._audience} if self._audience is not None else None,
                    stream=True,
                    timeout=(2.0, self._silence),
                    allow_redirects=False,
                ) as response,
            ):
                self._response = response
                if response.status_code != 200:
                    raise _refused(response)
                for event in _events(response):
                    if self._stopping.is_set():
                        return
                    self._handle(event)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise StreamBroken(type(error).__name__) from error
        except (ValidationError, OversizedEvent) as error:
            raise Unreadable(f"an event that cannot be read: {type(error).__name__}") from error
        finally:
            self._response = None

    def _headers(self) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "text/event-stream", "Cache-Control": "no-store"}
        if self._last_id is not None:
            headers["Last-Event-ID"] = self._last_id
        return headers

    def _handle(self, event: ServerEvent) -> None:
        """Read first, then believe: a stream of which nothing can be read is no connection."""
        match event.event:
            case "snapshot" | "reset":
                snapshot = self._snapshot_type.model_validate_json(event.data)
                self._here()
                self._listener.snapshot(snapshot, reset=event.event == RESET)
                self._seq = snapshot.seq
            case "change":
                change = self._change_type.model_validate_json(event.data)
                self._here()
                if change.seq > self._seq:
                    self._listener.change(change)
                    self._seq = change.seq
            case "heartbeat":
                beat = Heartbeat.model_validate_json(event.data)
                self._here()
                self._listener.heartbeat(beat)
            case _:
                self._here()  # a newer hub may say more
        if event.id is not None:
            self._last_id = event.id

    def _here(self) -> None:
        if self._connected:
            return
        self._connected = True
        self._whereabouts.worked(self._url)
        if self._told_lost:
            self._told_lost = self._told_refused = False
            log.info("stream_back", seq=self._seq)
            self._listener.back()


def _events(response: requests.Response) -> Iterator[ServerEvent]:
    """Events as they arrive. `read1` gives what is there: `iter_lines` would wait until its chunk is full, and with
    chunks of one byte a snapshot of 10,000 visits takes seconds."""
    parser = Parser()
    rest = b""
    while piece := response.raw.read1(READ_BYTES):
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > LONGEST_DATA:
            raise OversizedEvent(f"a line of more than {LONGEST_DATA} bytes")
        for line in lines:
            event = parser.line(line.rstrip(b"\r").decode("utf-8", errors="replace"))
            if event is not None:
                yield event


def _refused(response: requests.Response) -> ProblemError:
    try:
        problem = Problem.model_validate_json(response.content)
    except ValidationError:
        problem = problem_without_document(response.status_code)
    return error_for(problem)


def _cut(response: requests.Response) -> None:
    """Wake a thread that waits in `recv`: closing the response alone does not."""
    connection = getattr(response.raw, "connection", None) or getattr(response.raw, "_connection", None)
    sock = getattr(connection, "sock", None)
    if isinstance(sock, socket.socket):
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            log.debug("stream_socket_gone")


__all__ = [
    "AUDIENCES",
    "FIRST_WAIT",
    "LONGEST_WAIT",
    "READ_BYTES",
    "ChangeT",
    "EventStream",
    "SnapshotT",
    "StreamBroken",
    "StreamListener",
    "Unreadable",
]
