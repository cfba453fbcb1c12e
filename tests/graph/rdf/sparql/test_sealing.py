"""What a sealed process cannot do."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.rdf.sparql.processes import ROOT

BEGIN = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from graph.rdf.sparql.sealing import *; import socket\n"
WITHOUT_FILES = """
import pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1])
{before}
without_files(Path(sys.argv[1]))
print(sum(1 for _ in store))
socket.socket()
"""


def run(program: str, *arguments: str) -> tuple[str, str]:
    """What a program prints, and the last line of its complaint."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + program, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout, (done.stderr.splitlines() or [""])[-1]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of an RDF store with one statement."""
    folder = str(tmp_path_factory.mktemp("stored"))
    store = ox.Store(folder)
    store.bulk_load(input=b"<http://a/> <http://b/> <http://c/> .", format=ox.RdfFormat.N_TRIPLES)
    return folder


def test_no_socket_can_be_made_and_files_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("read")
    program = "assert without_sockets(); print(open(sys.argv[1]).read()); socket.socket()"
    assert run(program, str(tmp_path / "file")) == ("read\n", "PermissionError: [Errno 1] Operation not permitted")


def test_it_holds_for_threads_that_are_begun_later() -> None:
    program = (
        "import threading; assert without_sockets(); t = threading.Thread(target=socket.socket); t.start(); t.join()"
    )
    assert run(program) == ("", "PermissionError: [Errno 1] Operation not permitted")


def test_where_sockets_cannot_be_forbidden_no_file_is_opened_any_more(stored: str) -> None:
    out, complaint = run(WITHOUT_FILES.format(before=""), stored)
    assert (out, complaint) == ("1\n", "OSError: [Errno 24] Too many open files")


def test_a_store_with_files_that_are_still_to_be_opened(stored: str) -> None:
    out, complaint = run(WITHOUT_FILES.format(before="open(sys.argv[1] + '/999999.sst', 'w')"), stored)
    assert out == ""
    assert complaint.startswith("graph.rdf.sparql.sealing.NotSealed: This system cannot keep a process from connecting")
