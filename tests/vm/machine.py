"""A small virtual machine with Debian's standard kernel, for what a kernel alone can show: real input devices, a real
USB printer gadget. It sees this computer's files (9p, read-only below a memory overlay), so it runs this checkout with
this environment; nothing it does stays. Emulated (no KVM): about 10 s until the first command.
"""

import gzip
import os
import platform
import shlex
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.means import need_program

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".vestibule" / "machine"
FOR_FILES = ("virtio_pci", "9pnet_virtio", "9p", "overlay")
"""What the machine needs to see this computer's files; everything else it loads from them."""
MEMORY_MB = 2048
ENDED = "MACHINE-ENDED-WITH"
PROGRAMS = {"qemu-system-x86_64": "qemu-system-x86", "busybox": "busybox-static", "depmod": "kmod", "udevadm": "udev"}
"""What it is made with, and Debian's packages of them."""

_INIT = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc; $b mount -t sysfs sys /sys; $b mount -t devtmpfs dev /dev
for one in $($b cat /modules/order); do $b insmod /modules/$one; done
$b mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288 files /files
$b mount -t tmpfs changes /changes
$b mkdir /changes/upper /changes/work
$b mount -t overlay -o lowerdir=/files,upperdir=/changes/upper,workdir=/changes/work over /whole
for one in proc sys dev; do $b mount --move /$one /whole/$one; done
exec $b switch_root /whole /bin/sh /tmp-machine/start
"""

_START = """#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME=/root
mount -t tmpfs none /tmp; mount -t tmpfs none /run; mkdir -p /dev/pts /run/lock; mount -t devpts none /dev/pts
mkdir -p /dev/shm; mount -t tmpfs none /dev/shm; ip link set lo up
{modules}
/usr/lib/systemd/systemd-udevd --daemon; udevadm trigger; udevadm settle --timeout=20
cd {root}
{command}
echo {ended} $?
echo o > /proc/sysrq-trigger; while true; do read -r never < /dev/null || :; done
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command printed (standard output and error) and its exit code; None: the machine never came so far."""

    code: int | None
    output: str


@dataclass(frozen=True, slots=True)
class Kernel:
    """An unpacked Debian kernel package."""

    folder: Path
    version: str

    @property
    def image(self) -> Path:
        return self.folder / "boot" / f"vmlinuz-{self.version}"

    @property
    def modules(self) -> Path:
        return self.folder / "lib" / "modules" / self.version


def run(command: list[str], *, modules: tuple[str, ...], seconds: float) -> Outcome:
    """Boot, load the modules, run the command in the checkout, power off. `command`: for this environment's Python."""
    for program, package in PROGRAMS.items():
        need_program(program, package)
    kernel = debian_kernel()
    start = _START.format(
        modules="\n".join(f"modprobe -d {shlex.quote(str(kernel.folder))} {one}" for one in modules),
        root=shlex.quote(str(ROOT)),
        command=shlex.join([sys.executable, *command]),
        ended=ENDED,
    )
    disk = _first_disk(kernel, start)
    said = subprocess.run(
        [
            *("qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", str(MEMORY_MB), "-smp", "2"),
            *("-nographic", "-no-reboot", "-net", "none", "-kernel", str(kernel.image), "-initrd", str(disk)),
            *("-append", "console=ttyS0 quiet panic=-1"),
            *("-virtfs", "local,path=/,mount_tag=files,security_model=none,readonly=on,multidevs=remap"),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    output = (said.stdout + said.stderr).decode("utf-8", "replace")
    line = next((line for line in output.splitlines() if line.startswith(ENDED)), None)
    return Outcome(int(line.split()[1]) if line else None, output)


def debian_kernel() -> Kernel:
    """Debian's standard kernel, fetched once as its package and unpacked, never installed."""
    assert platform.machine() == "x86_64", "the machine is made for x86-64 so far: run this check there"
    found = next(iter(sorted(CACHE.glob("kernel/boot/vmlinuz-*"))), None)
    if found is None:
        CACHE.mkdir(parents=True, exist_ok=True)
        said = _said(["apt-cache", "depends", "linux-image-amd64"])
        name = next(line.split()[-1] for line in said.splitlines() if "Depends: linux-image-" in line)
        _said(["apt-get", "download", name], CACHE)
        package = next(CACHE.glob("linux-image-*.deb"))
        _said(["dpkg", "-x", str(package), str(CACHE / "kernel")])
        package.unlink()
        found = next(CACHE.glob("kernel/boot/vmlinuz-*"))
    kernel = Kernel(CACHE / "kernel", found.name.removeprefix("vmlinuz-"))
    if not (kernel.modules / "modules.dep").exists():
        _said(["depmod", "-b", str(kernel.folder), kernel.version])
    return kernel


def _first_disk(kernel: Kernel, start: str) -> Path:
    """The first file system: busybox, the modules for files, and what runs afterwards."""
    tree = CACHE / "first"
    shutil.rmtree(tree, ignore_errors=True)
    for folder in ("proc", "sys", "dev", "files", "changes", "whole", "bin", "modules"):
        (tree / folder).mkdir(parents=True)
    shutil.copy(shutil.which("busybox") or "", tree / "bin" / "busybox")
    order = _in_order(kernel)
    for module in order:
        shutil.copy(module, tree / "modules" / module.name)
    (tree / "modules" / "order").write_text(" ".join(module.name for module in order))
    _script(tree / "init", _INIT.replace("/bin/sh /tmp-machine/start", f"/bin/sh {CACHE / 'start'}"))
    _script(CACHE / "start", start)
    names = b"\0".join(str(found.relative_to(tree)).encode() for found in sorted(tree.rglob("*")))
    packed = subprocess.run(
        ["busybox", "cpio", "-0", "-o", "-H", "newc"],
        cwd=tree,
        input=names,
        capture_output=True,
        check=True,
    ).stdout
    disk = CACHE / "first.gz"
    disk.write_bytes(gzip.compress(packed, 1))
    return disk


def _in_order(kernel: Kernel) -> list[Path]:
    """The modules for files, each after those it needs."""
    needs: dict[str, list[str]] = {}
    for line in (kernel.modules / "modules.dep").read_text().splitlines():
        name, _, others = line.partition(":")
        needs[name] = others.split()
    order: list[str] = []
    for wish in FOR_FILES:
        name = next(name for name in needs if name.endswith(f"/{wish}.ko"))
        order += [one for one in (*reversed(needs[name]), name) if one not in order]
    return [kernel.modules / name for name in order]


def _script(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def _said(command: list[str], folder: Path | None = None) -> str:
    made = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False
    )
    assert made.returncode == 0, f"{shlex.join(command)}: {made.stderr.strip()}"
    return made.stdout
