"""The computer under Vestibule: which systems are refused, and the Debian packages that screens, sound and tests need.

Package names are Debian's. A package that has another name in a newer Debian is listed with both names, the newer
first; one of them installed is enough.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hub.run.errors import PackagesMissingError, UnfitMachineError

Say = Callable[[str], None]

MINIMUM_ARM_DEBIAN = 13
"""Current Qt for Python wheels for ARM need glibc 2.39, which Debian has from version 13 (trixie) on."""


class Need(StrEnum):
    """What a command needs from the system."""

    SCREEN = "screen"
    WINDOW = "window"
    FONTS = "fonts"
    SOUND = "sound"
    INPUT = "input"
    TESTS = "tests"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Package:
    """One Debian package: its possible names (newest first) and what it is for."""

    names: tuple[str, ...]
    need: Need
    machine: str = ""
    """The only kind of computer (as of `uname -m`) that needs it; empty: every one."""


def _packages(need: Need, *names: str) -> tuple[Package, ...]:
    return tuple(Package(tuple(name.split("|")), need) for name in names)


PACKAGES: tuple[Package, ...] = (
    *_packages(Need.SCREEN, "libglib2.0-0t64|libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0"),
    *_packages(Need.SCREEN, "libfontconfig1", "libdbus-1-3"),
    *_packages(Need.WINDOW, "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *_packages(Need.WINDOW, "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1"),
    *_packages(Need.WINDOW, "libxkbcommon-x11-0"),
    *_packages(Need.FONTS, "fonts-noto-core", "fonts-noto-cjk"),
    *_packages(Need.SOUND, "espeak-ng", "alsa-utils"),
    # Keypads and scanners: elsewhere the library comes as a wheel, which there is none of for ARM.
    Package(("python3-evdev",), Need.INPUT, "aarch64"),
    *_packages(Need.TESTS, "xvfb", "postgresql", "strace", "ffmpeg", "chromium"),
    *_packages(Need.MACHINE, "qemu-system-x86", "busybox-static", "kmod", "udev", "iproute2"),
)

SCREENS = frozenset({Need.SCREEN, Need.WINDOW, Need.FONTS})
OPTIONAL = frozenset({Need.SOUND, Need.INPUT})
"""Without these a program starts and says what it does without (no voice, no chime, no keypad, no scanner)."""


def refuse_unfit_machine(machine: str, os_release: Mapping[str, str]) -> None:
    """Raise `UnfitMachineError` where no current Qt for Python exists: 32-bit ARM, and ARM below Debian 13.

    `machine` is `os.uname().machine`; `os_release` is /etc/os-release as a mapping.
    """
    if machine.startswith("arm") and not machine.startswith("arm64"):
        raise UnfitMachineError(
            f"This is a 32-bit ARM system ({machine}). Vestibule's screens need a 64-bit one: install the 64-bit "
            f"edition of Debian {MINIMUM_ARM_DEBIAN} or Raspberry Pi OS."
        )
    if machine not in {"aarch64", "arm64"} or os_release.get("ID") not in {"debian", "raspbian"}:
        return
    version = os_release.get("VERSION_ID", "")
    if version.isdigit() and int(version) < MINIMUM_ARM_DEBIAN:
        raise UnfitMachineError(
            f"This is Debian {version} on ARM. Vestibule's screens need Debian {MINIMUM_ARM_DEBIAN} (trixie) or newer "
            "there: its C library is too old for the current Qt. Upgrade the system, then start again."
        )


def read_os_release(path: Path = Path("/etc/os-release")) -> dict[str, str]:
    """Return os-release(5) as a mapping without quotes; empty where there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip().strip("'\"") for key, _, value in pairs}


def missing(needs: Iterable[Need]) -> tuple[Package, ...]:
    """Return the packages of `needs` that dpkg does not list as installed; none where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return ()
    here = {"", os.uname().machine}
    wanted = tuple(package for package in PACKAGES if package.need in set(needs) and package.machine in here)
    names = [name for package in wanted for name in package.names]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names],
        capture_output=True,
        text=True,
        check=False,  # it exits 1 as soon as one name is unknown, which is the question asked
    )
    installed = {line.split(" ", 1)[1] for line in answer.stdout.splitlines() if line.startswith("installed ")}
    return tuple(package for package in wanted if installed.isdisjoint(package.names))


def ensure(needs: Iterable[Need], say: Say) -> None:
    """Install what is missing of `needs` where this process may, else raise with the exact command.

    Missing packages of `OPTIONAL` needs never stop anything: they are said, with the command.
    """
    lacking = missing(needs)
    if not lacking:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install(lacking, say)
        lacking = missing(needs)
    required = [package for package in lacking if package.need not in OPTIONAL]
    if required:
        raise PackagesMissingError(
            "These Debian packages are needed and not installed; install them, then start again:\n  "
            + command_for(lacking)
        )
    if lacking:
        say(f"Without voice, chime, keypad or scanner until these are installed:  {command_for(lacking)}")


def command_for(packages: Iterable[Package]) -> str:
    """Return the command an administrator types to install `packages`."""
    return "sudo apt-get install --no-install-recommends " + " ".join(_names_here(packages))


def _names_here(packages: Iterable[Package]) -> list[str]:
    """Return for each package the name that this system's package lists know."""
    return [next((name for name in p.names if _is_known(name)), p.names[-1]) for p in packages]


def _is_known(name: str) -> bool:
    if shutil.which("apt-cache") is None:
        return False
    return subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode == 0


def _install(packages: tuple[Package, ...], say: Say) -> None:
    """Run apt-get; what is still missing afterwards is judged by the caller, so a failure only prints."""
    say(f"Installing {len(packages)} Debian packages (fonts, screen libraries, speech) …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *_names_here(packages)]):
        tail: list[str] = []
        with subprocess.Popen(
            ["apt-get", "-o", "Dpkg::Use-Pty=0", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        ) as apt:
            for line in apt.stdout or ():
                tail = [*tail[-9:], line.rstrip()]
                if line.startswith("Setting up "):
                    say("  " + line.split(" (", 1)[0].removeprefix("Setting up ").strip())
        if apt.returncode != 0:
            say("apt-get " + arguments[0] + " did not succeed:\n    " + "\n    ".join(tail))
