"""Means that a test needs of the computer. A missing one fails the test and says how to get it: a test that is left out
silently guards nothing."""

import functools
import shutil
import subprocess

import pytest


def need_program(program: str, package: str) -> None:
    """Fail unless `program` is on the PATH; `package` is Debian's name for it."""
    if shutil.which(program) is None:
        pytest.fail(f"{program} is missing; install it with: sudo apt-get install {package}", pytrace=False)


def need_namespaces(options: str) -> None:
    """Fail unless `unshare OPTIONS` works here, e.g. "-rn" for a network namespace, "-rm" for mounts."""
    need_program("unshare", "util-linux")
    if not _unshares(options):
        pytest.fail(
            f"this computer refuses namespaces (unshare {options}); as administrator, allow them with: "
            "sysctl kernel.unprivileged_userns_clone=1, or run the tests as root",
            pytrace=False,
        )


@functools.cache
def _unshares(options: str) -> bool:
    return subprocess.run(["unshare", options, "true"], capture_output=True, check=False).returncode == 0
