"""As systemd starts it: a passed socket, READY, the watchdog, STOPPING (sd_notify(3), sd_listen_fds(3))."""

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from hub.app.errors import CannotStart
from hub.app.listening import UNHEARD_MS, accept_passed, listen
from hub.config.hub import Listen
from tests.waiting import wait_until

AS_SYSTEMD = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""
"""Becomes the hub with the socket as file descriptor 3, in the process that LISTEN_PID names."""


def start(folder: Path, listening: socket.socket, notify: Path) -> "subprocess.Popen[bytes]":
    (folder / "hub.toml").write_text("[announce]\nenabled = false\n")
    words = ["-m", "hub", "--data", str(folder / "data"), "--config", str(folder / "hub.toml")]
    environment = {**os.environ, "NOTIFY_SOCKET": str(notify), "WATCHDOG_USEC": "600000"}
    command = [sys.executable, "-c", AS_SYSTEMD, str(listening.fileno()), *words]
    with (folder / "hub.log").open("wb") as log:
        return subprocess.Popen(command, pass_fds=(listening.fileno(),), env=environment, stderr=log)


def test_a_passed_socket_is_served_and_the_supervisor_is_told(tmp_path: Path) -> None:
    heard: list[bytes] = []
    notify = tmp_path / "notify"
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor,
        socket.create_server(("127.0.0.1", 0)) as listening,
    ):
        supervisor.bind(str(notify))
        supervisor.settimeout(0)
        process = start(tmp_path, listening, notify)

        def has_heard(what: bytes, times: int = 1) -> bool:
            with contextlib.suppress(BlockingIOError):
                heard.append(supervisor.recv(256))
            return sum(what in one for one in heard) >= times

        wait_until(lambda: has_heard(b"READY=1"), 60, "READY")
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/health"
        assert requests.get(url, timeout=20).status_code == 200
        wait_until(lambda: has_heard(b"WATCHDOG=1", 3), 20, "the watchdog to be fed")
        process.terminate()
        wait_until(lambda: has_heard(b"STOPPING=1"), 20, "STOPPING")
        assert process.wait(20) == 0


def test_a_passed_socket_that_others_reach_needs_consent() -> None:
    everybody = "0.0.0.0"  # noqa: S104  # what is to be refused
    with (
        socket.create_server((everybody, 0)) as reached,
        pytest.raises(CannotStart, match=r"listen\.lan is false"),
    ):
        accept_passed(reached, Listen())
    with socket.create_server((everybody, 0)) as reached:
        assert accept_passed(reached, Listen(lan=True)) is reached


def test_the_lan_is_opened_only_when_asked() -> None:
    with listen(Listen(port=0), {}) as own, listen(Listen(port=0, lan=True), {}) as open_to_all:
        assert own.getsockname()[0] == "127.0.0.1"
        assert open_to_all.getsockname()[0] in ("::", "0.0.0.0")  # noqa: S104  # what was asked for


def test_a_connection_that_is_not_heard_ends_soon() -> None:
    with (
        listen(Listen(port=0), {}) as listening,
        socket.create_connection(listening.getsockname()) as caller,
    ):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == UNHEARD_MS
        assert caller.fileno() > 0
