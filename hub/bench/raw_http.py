"""A load client that costs little itself: one kept connection, requests as bytes, answers read by their length.

It understands what uvicorn sends (Content-Length, no chunks on these routes) and nothing more.
"""

import socket
import uuid


class RawClient:
    """One connection to a server of this computer. Raises OSError when it breaks."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def close(self) -> None:
        self._socket.close()

    def post(self, path: str, token: str, body: bytes = b"") -> tuple[int, bytes]:
        """Send one write with a request id of its own; returns status and body."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
            f"Request-Id: {uuid.uuid4()}\r\nContent-Length: {len(body)}\r\n"
        )
        kind = "Content-Type: application/json\r\n" if body else ""
        self._socket.sendall(f"{head}{kind}\r\n".encode("ascii") + body)
        return self._answer()

    def _answer(self) -> tuple[int, bytes]:
        data = self._rest
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._receive()
        head, data = data[:end].lower(), data[end + 4 :]
        start = head.find(b"content-length:")
        length = int(head[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0
        while len(data) < length:
            data += self._receive()
        self._rest = data[length:]
        return int(head[9:12]), data[:length]

    def _receive(self) -> bytes:
        piece = self._socket.recv(65_536)
        if not piece:
            raise ConnectionResetError("the server closed the connection")
        return piece
