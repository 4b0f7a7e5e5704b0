"""Who follows the pushed stream: how long until the last has a call, and what many of them cost in memory."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.bench.figures import Footprint, Streams, spread
from hub.bench.load import SUCCESS
from hub.bench.prepared import Offices, Prepared
from hub.bench.processes import ROOT, NotReady, Running, free_port, running
from hub.bench.queue_loads import issue, quiet_settings
from hub.bench.raw_http import RawClient

KINDS = 5
"""Of five followers three are clerks, one is a display, one a kiosk."""


def stream_latency(folder: Path, offices: Offices, followers: int, calls: int, pause: float) -> Streams:
    """From the end of the commit of each call until the last follower has it; `pause` seconds between calls."""
    with _hub(folder / "streams", offices, max(100, calls)) as (_, port, prepared, commits):
        with _following(port, prepared, followers) as heard:
            link = RawClient(port)
            seconds = [_one_call(link, prepared, number, heard, commits, pause) for number in range(calls)]
            link.close()
        return Streams(followers, spread(seconds))


def memory_with_followers(folder: Path, offices: Offices, waiting: int, followers: int) -> Footprint:
    with _hub(folder / "followed", offices, waiting) as (hub, port, prepared, _):
        with _following(port, prepared, followers) as heard:
            link = RawClient(port)
            for number in range(100):
                issue(link, prepared, number)
            _heard(heard, _call(link, prepared, 0))
            found = hub.memory_mb()
            link.close()
        return Footprint(f"hub, {waiting:,} waiting, {followers} following", hub.ready_seconds, found, "bare server")


def _one_call(
    link: RawClient, prepared: Prepared, number: int, heard: Iterator[str], commits: Path, pause: float
) -> float:
    began = time.monotonic()
    last = _heard(heard, _call(link, prepared, number))
    time.sleep(pause)
    return last - next(at for at in map(float, commits.read_text(encoding="ascii").split()) if at > began)


def _call(link: RawClient, prepared: Prepared, number: int) -> int:
    """The sequence of the call."""
    counter = number % len(prepared.staff)
    status, body = link.post(f"/v1/counters/counter-{counter + 1}/call-next", prepared.staff[counter])
    if status != SUCCESS:
        raise NotReady(f"a call was refused: {body.decode('utf-8', 'replace')}")
    return int(json.loads(body)["seq"])


def _heard(heard: Iterator[str], seq: int) -> float:
    """When the last follower had it."""
    return next(float(at) for found, at in map(str.split, heard) if int(found) == seq)


@contextmanager
def _hub(folder: Path, offices: Offices, waiting: int) -> Iterator[tuple[Running, int, Prepared, Path]]:
    folder.mkdir()
    prepared, port, commits = offices.put(folder / "data", waiting), free_port(), folder / "commits"
    words = ["0", "--commits", str(commits), "--data", str(prepared.data), "--port", str(port)]
    with running("hub.bench.slow_hub", [*words, "--config", str(quiet_settings(folder))]) as hub:
        yield hub, port, prepared, commits
    shutil.rmtree(folder)


@contextmanager
def _following(port: int, prepared: Prepared, followers: int) -> Iterator[Iterator[str]]:
    """The lines that the followers say; all are connected when the block begins."""
    staff = [prepared.staff[number % len(prepared.staff)] for number in range(followers)]
    with following_with(
        port, [_token(prepared, staff[number], number % KINDS) for number in range(followers)]
    ) as heard:
        yield heard


@contextmanager
def following_with(port: int, tokens: list[str]) -> Iterator[Iterator[str]]:
    """A follower for each of these keys, in a process of their own; none for none."""
    if not tokens:
        yield iter(())
        return
    command = [sys.executable, "-P", "-m", "hub.bench.followers", str(port)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018  # as asked for
    try:
        process.stdin.write("\n".join(tokens))
        process.stdin.close()
        if process.stdout.readline().strip() != "ready":
            raise NotReady("the followers could not all connect")
        yield iter(process.stdout)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _token(prepared: Prepared, staff: str, kind: int) -> str:
    match kind:
        case 0:
            return prepared.display
        case 1:
            return prepared.kiosk
        case _:
            return staff
