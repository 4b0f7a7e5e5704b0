"""Programs under measurement: started with a socket for "ready" (sd_notify), their memory read from the kernel."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

READY_WITHIN = 60.0
ENDS_WITHIN = 15.0
ROOT = Path(__file__).resolve().parents[2]
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QSG_RENDER_LOOP": "basic"}


class NotReady(Exception):
    """A program under measurement ended or stayed silent; the message has its last words."""

    reason = "not_ready"


@dataclass(frozen=True, slots=True)
class Running:
    """A program that has said that it is ready, after `ready_seconds`."""

    pid: int
    ready_seconds: float

    def memory_mb(self) -> float:
        """Resident memory now, in MB (2^20 bytes)."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return round(int(line.split()[1]) / 1024, 1)
        return 0.0

    def cpu_seconds(self) -> float:
        """Computing so far, of all threads, the kernel's part included."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9

    def computed_seconds(self) -> float:
        """Processor time so far, user and system: what a start costs whatever else the computer does."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return round((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), 2)


@contextlib.contextmanager
def running(
    module: str, words: Sequence[str], surroundings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Running]:
    """Run `python -m module words…` until the block ends; enters when it is ready. `surroundings`: further variables of
    its environment. Raises `NotReady`."""
    with tempfile.TemporaryDirectory(prefix="vestibule-bench-") as folder:
        address = str(Path(folder) / "notify")
        log = Path(folder) / "log"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door, log.open("wb") as out:
            door.bind(address)
            door.settimeout(0.2)
            began = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, *words],
                env={**os.environ, **OFFSCREEN, "PYTHONPATH": str(ROOT), "NOTIFY_SOCKET": address, **surroundings},
                stdout=out,
                stderr=out,
            )
            try:
                _await_ready(door, process, log)
                yield Running(process.pid, round(time.perf_counter() - began, 3))
            finally:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(ENDS_WITHIN)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _await_ready(door: socket.socket, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(TimeoutError):
            if b"READY=1" in door.recv(4096):
                return
    raise NotReady(log.read_text("utf-8", "replace")[-1000:] or "it said nothing")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
