"""Run inside a network namespace of its own, where not even loopback is up: python child_without_network.py FOLDER.

Starts the hub, waits until it says that it listens, brings loopback up, and waits until the hub answers and has
announced itself. Prints what happened as JSON.
"""

import fcntl
import json
import socket
import struct
import sys
from pathlib import Path

import requests

from tests.hub.running import running_hub
from tests.waiting import wait_until

SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1


def loopback_up() -> None:
    """ioctl(2), netdevice(7)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        fcntl.ioctl(channel, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


def main() -> None:
    with running_hub(Path(sys.argv[1]), announce=True, open_day=False) as hub:
        wait_until(lambda: any(one["event"] == "announcement_gone" for one in hub.entries()), 20, "the trouble")
        try:
            hub.get("/health")
            reached = True
        except requests.ConnectionError:
            reached = False
        loopback_up()
        wait_until(lambda: any(one["event"] == "announced" for one in hub.entries()), 20, "the announcement")
        health = hub.get("/health").json()
        said = [one["event"] for one in hub.entries()]
        code = hub.stop()
    checks = {one["name"]: one["ok"] for one in health["checks"]}
    print(json.dumps({"reached": reached, "said": said, "announcement": checks["announcement"], "code": code}))  # noqa: T201


if __name__ == "__main__":
    main()
