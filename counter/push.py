"""Pressing a key of a running terminal from outside its window: `vestibule counter --press main`.

A desktop's own global shortcut runs that command, so that the main key works while another program has the focus (on
Wayland no program may take keys from the others by itself). The terminal listens at a Unix socket in the user's runtime
folder, mode 0600; the kernel says who is at the other end, and only the same user is heard. One line up to 40 bytes
(`main`, or a shortcut's name as in `counter.toml`), one word back: `pressed`, `nothing` (no such key stands there now),
`unknown`, or `gone` from one that does not move. Nothing else can be said or read through it.
"""

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

MOST_BYTES = 40
SECONDS = 3.0
PRESSED, NOTHING, UNKNOWN, GONE = "pressed", "nothing", "unknown", "gone"
EXITS: Mapping[str, int] = {PRESSED: 0, NOTHING: 1, UNKNOWN: 2, GONE: 3}
CREDENTIALS = struct.Struct("3i")
"""pid, uid, gid: struct ucred of unix(7)."""

Press = Callable[[str], str]


def socket_path(environment: Mapping[str, str]) -> Path:
    """In the runtime folder, which is the user's alone (XDG Base Directory Specification)."""
    runtime = environment.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return Path(runtime) / "vestibule-counter.sock"


def push(path: Path, key: str, say: TextIO) -> int:
    """Press a key of the terminal that listens there; the exit code says what came of it (`EXITS`)."""
    answer = _asked(path, key)
    words = {
        PRESSED: f"{key}: pressed.",
        NOTHING: f"{key}: that key does not stand there now.",
        UNKNOWN: f"{key}: no key has that name; take one of the shortcuts of counter.toml, such as main.",
    }
    say.write(words.get(answer, "No counter terminal of yours runs here; start it, then press again.") + "\n")
    return EXITS.get(answer, EXITS[GONE])


def _asked(path: Path, key: str) -> str:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(SECONDS)
            line.connect(str(path))
            line.sendall(key.encode()[: MOST_BYTES - 1] + b"\n")
            return line.recv(MOST_BYTES).decode("ascii", "replace").strip()
    except OSError:
        return GONE


class Handed:
    """A call handed to another thread. One that has not begun within `SECONDS` is never made: the answer was `GONE`."""

    def __init__(self, act: Callable[[], str]) -> None:
        self._act = act
        self._lock = threading.Lock()
        self._late = False
        self._answer = GONE
        self._made = threading.Event()

    def make(self) -> None:
        """On the other thread."""
        with self._lock:
            if not self._late:
                self._answer = self._act()
        self._made.set()

    def answer(self) -> str:
        """Waits for it."""
        if not self._made.wait(SECONDS / 2):
            with self._lock:
                self._late = True
        return self._answer


class PushDoor:
    """Listens on a thread of its own. `press` is called there: it hands the key to the terminal's thread and returns
    the answer. A path that cannot be used raises `OSError` from `open`; a second terminal of the same user takes the
    socket over, so the one started last is pressed."""

    def __init__(self, path: Path, press: Press) -> None:
        self._path = path
        self._press = press
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._mine: tuple[int, int] | None = None

    def open(self) -> None:
        self._path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        former = os.umask(0o177)  # the socket is born with mode 0600: no moment in which others may connect
        try:
            listener.bind(str(self._path))
        except OSError:
            listener.close()
            raise
        finally:
            os.umask(former)
        self._mine = _identity(self._path)
        listener.listen(2)
        self._listener = listener
        self._thread = threading.Thread(target=self._listen, args=(listener,), name="push", daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._listener is None:
            return
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._listener = None
        if self._thread is not None:
            self._thread.join(SECONDS)
        if _identity(self._path) == self._mine:  # else it is another terminal's by now
            self._path.unlink(missing_ok=True)

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:  # closed: the program ends
                return
            with line, contextlib.suppress(OSError):
                line.settimeout(SECONDS)
                if _same_user(line):
                    line.sendall(self._answer(line).encode() + b"\n")

    def _answer(self, line: socket.socket) -> str:
        key = line.recv(MOST_BYTES).decode("ascii", "replace").strip()
        return self._press(key)


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and inode; None: nothing is there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _same_user(line: socket.socket) -> bool:
    told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size)
    return int(CREDENTIALS.unpack(told)[1]) == os.getuid()
