"""A connection that is left alone, dribbles, or sends a head without end, on real sockets; and one that behaves."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from hub.app.connections import BoundedConnection, Together

REQUEST = b"GET / HTTP/1.1\r\nHost: hub\r\n\r\n"


async def slow_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers after twice the time that a head may take."""
    await asyncio.sleep(2 * BoundedConnection.head_seconds)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


@contextlib.asynccontextmanager
async def connected() -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    config = uvicorn.Config(slow_app, http=BoundedConnection, lifespan="off", log_config=None, ws="none")
    config.load()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: BoundedConnection(config, ServerState(), {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        yield reader, writer
    finally:
        writer.close()
        server.close()


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedConnection, "head_seconds", 0.3)


@pytest.mark.parametrize("begun", [b"", REQUEST[:-4], b"GET /" + b"a" * 20_000])
def test_a_head_that_is_not_completed_ends_the_connection(begun: bytes) -> None:
    async def body() -> None:
        async with connected() as (reader, writer):
            writer.write(begun)
            assert await reader.read() == b""

    asyncio.run(asyncio.wait_for(body(), 10))


def test_a_head_without_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedConnection, "head_seconds", 60.0)

    async def body() -> None:
        async with connected() as (reader, writer):
            writer.write(REQUEST[:-2])
            with contextlib.suppress(ConnectionError):
                for number in range(2 * BoundedConnection.head_bytes // 100):
                    writer.write(b"X-%d: %s\r\n" % (number, b"a" * 100))
                    await writer.drain()
                assert await reader.read() == b""

    asyncio.run(asyncio.wait_for(body(), 10))


def test_requests_one_after_the_other_take_their_time() -> None:
    async def body() -> None:
        async with connected() as (reader, writer):
            for _ in range(2):
                writer.write(REQUEST)
                assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 204")

    asyncio.run(asyncio.wait_for(body(), 10))


class Recorded(asyncio.Transport):
    """What would have gone to the system."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.calls.append(bytes(data))

    def close(self) -> None:
        self.calls.append(b"closed")

    def abort(self) -> None:
        self.calls.append(b"aborted")


def test_an_answer_leaves_in_one_piece() -> None:
    async def body() -> None:
        recorded = Recorded()
        together = Together(recorded, asyncio.get_running_loop())
        together.write(b"head ")
        together.write(b"body")
        assert recorded.calls == []
        await asyncio.sleep(0)
        together.write(b"next")
        together.close()
        await asyncio.sleep(0)
        assert recorded.calls == [b"head body", b"next", b"closed"]
        together.write(b"never sent")
        together.abort()
        await asyncio.sleep(0)
        assert recorded.calls[3:] == [b"aborted"]

    asyncio.run(body())
