"""A hub's box and a kiosk's box as network namespaces with a cable between them; run by `unshare -rn`.

`python two_boxes.py SCENE` is the kiosk's box: it makes the hub's box, the cable, and prints what it finds as JSON.
Announcement, discovery and HTTP are the real ones on real sockets; only what stands behind the port is small.
"""

import contextlib
import http.server
import json
import os
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog

from hub.announce.addresses import announced_addresses
from hub.announce.announcer import Announcer, Service
from hub.sdk.client import HubClient
from hub.sdk.discovery import Discovery
from hub.sdk.errors import SdkError
from hub.sdk.sightings import Sightings
from hub.wire.terms import MDNS_TYPE

WITHIN = 25.0
LOOK = 0.2


def run(*words: str) -> None:
    subprocess.run(words, check=True)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def health(hub: str) -> bytes:
    facts = {"status": "ok", "hub": hub, "name": hub, "version": "1", "contract": "1", "journal": "j", "seq": 1}
    return json.dumps({**facts, "checks": []}).encode()


class BothKinds(http.server.ThreadingHTTPServer):
    """IPv4 and IPv6 in one socket, as the hub listens."""

    address_family = socket.AF_INET6
    daemon_threads = True

    def server_bind(self) -> None:
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        socketserver.TCPServer.server_bind(self)  # HTTPServer's own would ask for a name
        self.server_name, self.server_port = "hub", self.server_address[1]


def small_hub(name: str) -> Announcer:
    """Answers /health on a port of its own and announces it."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = health(name)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing."""

    server = BothKinds(("::", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    facts = {"id": name, "contract": "1", "name": name}
    announcer = Announcer(Service(MDNS_TYPE, name, name, server.server_port, facts), announced_addresses, look=LOOK)
    announcer.start()
    return announcer


def hub_box() -> None:
    """Does what its lines say until they end; what it says is read by the other box, so its log goes elsewhere."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    say("here")
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "announce":
            small_hub(rest)
        else:
            run("ip", word, *rest.split())
        say("done")


class HubBox:
    def __init__(self) -> None:
        command = ["unshare", "-n", sys.executable, __file__, "hub-box"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._heard("here")
        run("ip", "link", "add", "cable", "type", "veth", "peer", "name", "eth0", "netns", str(self._process.pid))
        run("ip", "link", "set", "cable", "up")
        self.does("link set eth0 up")

    def does(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        self._heard("done")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _heard(self, word: str) -> None:
        assert self._process.stdout is not None
        said = self._process.stdout.readline().strip()
        assert said == word, f"the hub's box said {said!r}"


def until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.05)


class Finder:
    """A device: asks wherever discovery says, as the client does, until the hub answers."""

    def __init__(self, hub: str | None) -> None:
        self.discovery = Discovery(Sightings(hub), retry_seconds=LOOK).start()
        self.client = HubClient(self.discovery, None, patience=0, waits=(0.5, 1.0))

    def answer(self, known: str | None = None) -> tuple[str, str]:
        """(hub's id, address) of the next answer, from another address than `known`."""
        found: list[tuple[str, str]] = []

        def asked() -> bool:
            url = self.discovery.current()
            with contextlib.suppress(SdkError):
                if url is not None and url != known:
                    found.append((self.client.health().hub, url))
                elif url is not None:
                    self.client.health()
            return bool(found)

        until(asked, "an answer")
        self.discovery.worked(found[0][1])
        return found[0]


def link_local_only(hub: HubBox) -> list[tuple[str, str]]:
    """No router, no addresses given, no names: IPv6 link-local alone."""
    hub.does("announce marstow")
    return [Finder(None).answer()]


def two_hubs(hub: HubBox) -> list[tuple[str, str]]:
    """The neighbour's hub is on the same network, and was there first."""
    hub.does("announce neighbour")
    hub.does("announce marstow")
    mine = Finder("marstow")
    unbound = Finder(None)
    until(lambda: len(unbound.discovery.found()) == 2, "both hubs")
    assert unbound.discovery.current() is None
    return [mine.answer()]


def new_address(hub: HubBox) -> list[tuple[str, str]]:
    """The router gives the hub another address; then the box gets its own late."""
    run("sysctl", "-qw", "net.ipv6.conf.cable.disable_ipv6=1")
    run("ip", "address", "add", "10.9.0.1/24", "dev", "cable")
    hub.does("address add 10.9.0.2/24 dev eth0")
    hub.does("announce marstow")
    finder = Finder("marstow")
    first = finder.answer()
    hub.does("address del 10.9.0.2/24 dev eth0")
    hub.does("address add 10.9.0.77/24 dev eth0")
    second = finder.answer(known=first[1])
    return [first, second]


def late_network(hub: HubBox) -> list[tuple[str, str]]:
    """The cable is plugged in after the box was started."""
    run("ip", "link", "set", "cable", "down")
    hub.does("announce marstow")
    finder = Finder("marstow")
    until(lambda: finder.discovery.current() is None, "nothing")
    run("ip", "link", "set", "cable", "up")
    return [finder.answer()]


SCENES = {one.__name__: one for one in (link_local_only, two_hubs, new_address, late_network)}


def main() -> None:
    if sys.argv[1] == "hub-box":
        hub_box()
        return
    run("ip", "link", "set", "lo", "up")
    hub = HubBox()
    try:
        say(json.dumps(SCENES[sys.argv[1]](hub)))
    finally:
        hub.end()
    os._exit(0)  # daemon threads of discovery would have to be waited for


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main()
