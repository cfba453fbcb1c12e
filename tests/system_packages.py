"""Programs from outside Python that the tests need: Maven and a JDK for Neo4j, Chromium for the browser."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_ATTEMPTS, LOCK_SECONDS = 60, 10
"""How often, and after how long, apt-get is run again while another program holds the lock of its lists."""

QUIETLY = ("-qq", "-o", "DPkg::Lock::Timeout=600")


CACHE = Path(__file__).parent.parent / ".cache"


@contextmanager
def installing() -> Iterator[None]:
    """Installing one thing at a time: processes share the tests, and all need the same."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "installing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class MissingProgram(Exception):
    """A program that the tests need is neither there nor to be had; the message says how to get it."""


def find_program(*names: str) -> str | None:
    """Path of the first of several names of a program that is on the PATH."""
    return next((found for name in names if (found := shutil.which(name))), None)


def program(*names: str, debian_package: str) -> str:
    """Path of a program, installed from its Debian package where it is missing and we may install it.

    Raises MissingProgram with what to do where it cannot be had.
    """
    if found := find_program(*names):
        return found
    install(debian_package)
    if found := find_program(*names):
        return found
    raise MissingProgram(f"The Debian package {debian_package} is installed, but {names[0]} is not on the PATH.")


def install(debian_package: str) -> None:
    """Install a Debian package, as root; elsewhere raise MissingProgram, which says what to install by hand."""
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        raise MissingProgram(f"Please install what Debian calls {debian_package}, then try again.")
    print(f"Installing {debian_package} ...", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with installing():
        for command in (
            ["apt-get", *QUIETLY, "update"],
            ["apt-get", *QUIETLY, "install", "--yes", "--no-install-recommends", debian_package],
        ):
            done = _run(command, environment)
            if done.returncode != 0:
                last_lines = "\n".join((done.stdout + done.stderr).splitlines()[-5:])
                raise MissingProgram(f"`{' '.join(command)}` failed; install {debian_package} by hand:\n{last_lines}")


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run apt-get, again and again while another program holds the lock of its lists: it waits for dpkg's alone."""
    for attempt in range(LOCK_ATTEMPTS):
        if attempt:
            time.sleep(LOCK_SECONDS)
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode == 0 or "Could not get lock" not in done.stderr:
            break
    return done
