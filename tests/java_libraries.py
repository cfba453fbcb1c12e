"""Java, and the libraries that a `pom.xml` of the tests pins, brought by Maven."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.system_packages import CACHE, MissingProgram, install, installing, program

OLDEST_JAVA = 17


def java() -> str:
    """The Java of a JDK that is new enough: a runtime alone cannot run a source file."""
    program(_in_java_home("javac"), debian_package="default-jdk-headless")
    version = _java_version()
    if version < OLDEST_JAVA:
        install("default-jdk-headless")
        version = _java_version()
    if version < OLDEST_JAVA:
        raise MissingProgram(f"Java is {version}, and {OLDEST_JAVA} or newer is needed: set JAVA_HOME to such a JDK.")
    return _in_java_home("java")


def _in_java_home(name: str) -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / name) if home else name


def _java_version() -> int:
    told = subprocess.run([_in_java_home("java"), "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0


def classpath(pom: Path, of: str) -> str:
    """The libraries of a `pom.xml`, found by Maven; what it found is kept for as long as that and the files stay.

    `of` says whose libraries they are. Raises MissingProgram where they cannot be had.
    """
    cached = CACHE / "java" / f"classpath-{hashlib.sha256(pom.read_bytes()).hexdigest()[:16]}.txt"
    if found := _kept(cached):
        return found
    maven = program("mvn", debian_package="maven")
    with installing():
        return _kept(cached) or _fetched(maven, pom, of, cached)


def _kept(cached: Path) -> str | None:
    found = cached.read_text() if cached.exists() else ""
    return found if found and all(map(os.path.exists, found.split(os.pathsep))) else None


def _fetched(maven: str, pom: Path, of: str, cached: Path) -> str:
    print(f"Fetching the libraries of {of} with Maven (once) ...", file=sys.stderr, flush=True)
    goal = ["dependency:build-classpath", "-Dmdep.includeScope=runtime", f"-Dmdep.outputFile={cached}"]
    done = subprocess.run(
        [maven, "--batch-mode", "--quiet", "--no-transfer-progress", "--file", str(pom), *goal],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        errors = [line for line in done.stdout.splitlines() if "ERROR" in line][:3]
        told = "\n".join(errors)
        raise MissingProgram(f"Maven could not fetch the libraries of {of}. Is its repository reachable?\n{told}")
    return cached.read_text()
