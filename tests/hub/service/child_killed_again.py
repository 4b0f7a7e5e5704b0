"""Run as a process: starts a hub under load, kills it at a random moment, and again, on the same journal.

Python and the hub's modules are loaded once; each hub is a fork of this process, so that a kill takes a tenth of a
second and not two. Prints the acknowledgements of all of them, without lines that a kill tore.
"""

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from hub.store.dialect import Server
from tests.hub.service import child_under_load

START_S = 0.1
"""Of the kills, one in five falls at random within so long of the start: while the journal is read and opened."""
WORK_S = 0.12
"""The others fall at random within so long of the first moment of work."""
PATIENCE_S = 30.0


def main(folder: Path, seed: int, kills: int, server: Server | None) -> None:
    chance = random.Random(seed)
    for _ in range(kills):
        told = _one(folder, server, chance)
        whole = told[: told.rfind(b"\n") + 1]
        sys.stdout.write(whole.decode("ascii"))
    sys.stdout.flush()


def _one(folder: Path, server: Server | None, chance: random.Random) -> bytes:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        try:
            child_under_load.main(folder, server)
        finally:
            os._exit(1)  # never back into the loop of the parent
    os.close(writing)
    told = b""
    if chance.random() < 0.2:
        told += _listen(reading, chance.uniform(0, START_S))
    else:
        deadline = time.monotonic() + PATIENCE_S
        while b"ready\n" not in told:
            assert time.monotonic() < deadline, "the hub did not start"
            told += _listen(reading, 0.001)
        told += _listen(reading, chance.uniform(0, WORK_S))
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 65536):
        told += piece
    os.close(reading)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the hub ended by itself"
    return told


def _listen(reading: int, seconds: float) -> bytes:
    told, deadline = b"", time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            piece = os.read(reading, 65536)
            if not piece:
                break
            told += piece
    return told


if __name__ == "__main__":
    url = sys.argv[4] if len(sys.argv) > 4 else None
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), None if url is None else Server(url))
