"""The notifier speaks sd_notify over a real socket."""

import os
import socket
from pathlib import Path

import pytest

from hub.config.notify import Notifier, passed_sockets


@pytest.fixture
def supervisor(tmp_path: Path) -> "tuple[socket.socket, str]":
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    path = str(tmp_path / "notify")
    channel.bind(path)
    channel.settimeout(5)
    return channel, path


def test_states_arrive_as_datagrams(supervisor: tuple[socket.socket, str]) -> None:
    channel, path = supervisor
    with channel:
        notifier = Notifier.from_environment({"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "30000000"})
        assert notifier.watchdog_seconds == 30.0
        notifier.ready("listening\nhere")
        notifier.watchdog()
        notifier.status("calm")
        notifier.stopping()
        heard = [channel.recv(256) for _ in range(4)]
    assert heard == [b"READY=1\nSTATUS=listening here", b"WATCHDOG=1", b"STATUS=calm", b"STOPPING=1"]


def test_an_abstract_address_is_spoken_to() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.settimeout(5)
        channel.bind(f"\0vestibule-test-{os.getpid()}")
        Notifier(f"@vestibule-test-{os.getpid()}").ready()
        assert channel.recv(64) == b"READY=1"


def test_nobody_listening_is_no_trouble(tmp_path: Path) -> None:
    Notifier.from_environment({}).ready()
    Notifier(str(tmp_path / "gone")).ready()


@pytest.mark.parametrize(
    "environment",
    [
        {"WATCHDOG_USEC": "1000000"},
        {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "soon"},
        {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "0"},
        {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "2"},
    ],
)
def test_a_watchdog_that_is_not_ours_expects_nothing(environment: dict[str, str]) -> None:
    assert Notifier.from_environment(environment, pid=1).watchdog_seconds is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()),
        ({"LISTEN_FDS": "2", "LISTEN_PID": "7"}, (3, 4)),
        ({"LISTEN_FDS": "1", "LISTEN_PID": "8"}, ()),
        ({"LISTEN_FDS": "x", "LISTEN_PID": "7"}, ()),
    ],
)
def test_passed_sockets_are_taken_by_the_process_they_are_for(
    environment: dict[str, str], expected: tuple[int, ...]
) -> None:
    assert passed_sockets(environment, pid=7) == expected
