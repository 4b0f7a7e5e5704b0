"""Bounds that uvicorn does not set: how long and how large the head of a request may be. Phones in the waiting room
reach this server, and a connection that is opened and left alone, or a head without end, must not use the hub up."""

from asyncio import TimerHandle, Transport
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class BoundedConnection(HttpToolsProtocol):
    """Ends a connection whose next head is not complete in time or grows too large. Bodies are the gate's business
    (hub/api/gate.py), and the pause between two requests is uvicorn's."""

    head_seconds: ClassVar[float] = 10.0
    head_bytes: ClassVar[int] = 32 * 1024

    _head_due: TimerHandle | None = None
    _head_size = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as in uvicorn's own
        super().connection_made(transport)
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._head_due is not None:
            self._head_size += len(data)
            if self._head_size > self.head_bytes:
                self._close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._head_due is None:
            self._expect_head()

    def on_headers_complete(self) -> None:
        self._head_is_over()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_over()
        super().connection_lost(exc)

    def _expect_head(self) -> None:
        self._head_size = 0
        self._head_due = self.loop.call_later(self.head_seconds, self._close)

    def _head_is_over(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _close(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
