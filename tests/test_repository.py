"""What holds for the repository as a whole: nothing in it is tied to one machine, and its parts agree."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
LONGEST_MODULE = 300

# Written as patterns, so that this file does not contain what it looks for.
REGISTRY = re.compile(
    r"\b(?:pypi\.(?:org|python\.org)|files\.pythonhosted\.org|registry\.(?:npmjs\.org|yarnpkg\.com)"
    r"|repo\d?\.maven\.(?:apache\.)?org|deb\.debian\.org|proxy\.golang\.org|static\.crates\.io)\b"
)
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(?:home|root|work|Users)/[\w.-]")

TOLD_FILE = re.compile(r"`([\w./]+(?:\.(?:py|md|ttl|graphql)|/))`")
INSIDE_OF_GRAPHQL_CORE = re.compile(r"^\s*(?:from|import) graphql\.[\w.]+")


def repository_files() -> list[Path]:
    """What is in the repository, or would be with the next `git add`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {found.group()}"
        for path in repository_files()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def pinned(lock: str) -> dict[str, str]:
    """Package → version of a lock file; every line that is not a comment must be a pin or one of its hashes."""
    logical_lines = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
    entries = [line.split() for line in logical_lines if line and not line.lstrip().startswith("#")]
    for name, *hashes in entries:
        assert hashes, f"{lock}: {name} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", given) for given in hashes), f"{lock}: {name} {hashes}"
    return dict(entry[0].split("==") for entry in entries)


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


def test_one_module_reaches_into_graphql_core() -> None:
    places = [line.partition(":")[0] for line in lines_with(INSIDE_OF_GRAPHQL_CORE)]
    assert places == ["api/query/planning/collecting.py"]


def test_no_module_is_long() -> None:
    lengths = {
        path.relative_to(ROOT): len(path.read_text().splitlines())
        for path in repository_files()
        if path.suffix == ".py"
    }
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_files_that_are_told_of_are_there(page: str) -> None:
    """A bare name, as of the same module in each engine, is that of some file."""
    known = {str(path.relative_to(ROOT)) for path in repository_files()}
    names = {path.rpartition("/")[2] for path in known}
    folders = {f"{parent}/" for path in known for parent in Path(path).parents}
    told = set(TOLD_FILE.findall((ROOT / page).read_text()))
    assert told
    assert {name for name in told if name not in (known | folders if "/" in name else names)} == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_and_hashes_everything_and_names_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text()
    assert pinned(lock) != {}


def test_tests_run_on_the_versions_that_are_served() -> None:
    tested = pinned("requirements-dev.txt")
    assert {name: tested.get(name) for name in pinned("requirements.txt")} == pinned("requirements.txt")


def test_lock_files_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = {"requirements.txt": project["dependencies"], "requirements-dev.txt": extras["dev"] + extras["shacl"]}
    missing = {
        lock: [line for line in lines if re.split(r"[=<>]", line)[0].lower() not in pinned(lock)]
        for lock, lines in asked.items()
    }
    assert missing == {"requirements.txt": [], "requirements-dev.txt": []}


def test_one_neo4j_everywhere() -> None:
    compose = re.findall(r"image: neo4j:(\S+)", (ROOT / "docker-compose.yml").read_text())
    in_docker = re.findall(r'IMAGE = "neo4j:(.+)"', (ROOT / "tests/neo4j_server/docker.py").read_text())
    by_maven = re.findall(r"<neo4j.version>(\d+\.\d+)\.", (ROOT / "tests/neo4j_server/pom.xml").read_text())
    assert compose == in_docker == [f"{version}-community" for version in by_maven]
