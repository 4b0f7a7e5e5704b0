"""Tells systemd how the program is (sd_notify), with the standard library alone.

Protocol: sd_notify(3): one datagram of VARIABLE=value lines to the Unix socket named in NOTIFY_SOCKET; a name that
starts with "@" is an abstract one. Without that variable nothing is sent. Used by every program of a box.
"""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass

FIRST_PASSED_FD = 3
"""sd_listen_fds(3): passed sockets start here."""


@dataclass(frozen=True, slots=True)
class Notifier:
    """`address` is None where nobody listens. A watchdog message is due every `watchdog_seconds` / 2 or sooner; None
    means that none is expected."""

    address: str | None = None
    watchdog_seconds: float | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], pid: int | None = None) -> "Notifier":
        """As systemd set it. WATCHDOG_PID of another process means that the watchdog is not ours."""
        address = environment.get("NOTIFY_SOCKET") or None
        micros = environment.get("WATCHDOG_USEC", "")
        owner = environment.get("WATCHDOG_PID", "")
        ours = owner in ("", str(os.getpid() if pid is None else pid))
        seconds = int(micros) / 1e6 if micros.isdecimal() and ours and address else None
        return cls(address, seconds or None)

    def ready(self, status: str = "") -> None:
        self.send("READY=1", *([f"STATUS={status}"] if status else []))

    def status(self, text: str) -> None:
        self.send(f"STATUS={text}")

    def watchdog(self) -> None:
        """The main loop turns; send it from there and from nowhere else."""
        self.send("WATCHDOG=1")

    def stopping(self) -> None:
        self.send("STOPPING=1")

    def send(self, *lines: str) -> None:
        """Never raises and never waits: a deaf supervisor must not stop an office."""
        if self.address is None:
            return
        name = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        message = "\n".join(line.replace("\n", " ") for line in lines).encode()
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.settimeout(0)
            try:
                channel.sendto(message, name)
            except OSError:
                return  # nobody reads it any more: systemd itself notices a silent program


def passed_sockets(environment: Mapping[str, str], pid: int | None = None) -> tuple[int, ...]:
    """File descriptors of the listening sockets that systemd passed to this process (socket activation)."""
    count = environment.get("LISTEN_FDS", "")
    owner = environment.get("LISTEN_PID", "")
    if not count.isdecimal() or owner != str(os.getpid() if pid is None else pid):
        return ()
    return tuple(range(FIRST_PASSED_FD, FIRST_PASSED_FD + int(count)))
