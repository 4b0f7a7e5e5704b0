"""`python -m hub.bench.followers PORT`: so many followers of the pushed stream in one process, as one thread can read
them. Takes one bearer token a line on standard input, one for each follower; then says on standard output

    ready                       all are connected and have had their snapshot
    <seq> <seconds>             all have had the change <seq>; seconds of CLOCK_MONOTONIC when the last had it
"""

import re
import selectors
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass

CHANGE = re.compile(rb"event: change\nid: (\d+)\.")
SNAPSHOT = b"event: heartbeat"
"""Comes right behind the snapshot, in its piece."""
KEPT = 64
"""Bytes that may hold the beginning of what we look for."""


@dataclass(slots=True)
class _Follower:
    link: socket.socket
    rest: bytes = b""
    begun: bool = False

    def take(self) -> list[int]:
        """The changes that have come."""
        piece = self.link.recv(1 << 20)
        if not piece:
            raise ConnectionResetError("the hub ended a stream")
        data = self.rest + piece
        self.begun = self.begun or SNAPSHOT in data
        found, end = [], 0
        for match in CHANGE.finditer(data):
            found.append(int(match[1]))
            end = match.end()
        self.rest = data[max(end, len(data) - KEPT) :]
        return found


def follow(port: int, tokens: list[str]) -> None:
    selector = selectors.DefaultSelector()
    followers = []
    for token in tokens:
        link = socket.create_connection(("127.0.0.1", port), timeout=60)
        head = f"GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"
        link.sendall(head.encode("ascii"))
        follower = _Follower(link)
        while not follower.begun:
            follower.take()
        followers.append(follower)
        selector.register(link, selectors.EVENT_READ, follower)
    print("ready", flush=True)
    had: Counter[int] = Counter()
    while True:
        for key, _ in selector.select():
            for seq in key.data.take():
                had[seq] += 1
                if had[seq] == len(followers):
                    print(seq, time.monotonic(), flush=True)


if __name__ == "__main__":
    follow(int(sys.argv[1]), sys.stdin.read().split())
