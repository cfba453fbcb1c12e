"""What is committed is what the declarations say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import BNode, Graph
from rdflib.compare import isomorphic

from ontology import ONTOLOGY
from ontology.iris import rebase
from ontology.publishing.__main__ import main
from ontology.publishing.generated import ROOT, drifted, published, write

ELSEWHERE = "http://localhost:8000/"
TURTLE = ("ontology.ttl", "shapes-sparql.ttl", "shapes.ttl", "vocabularies.ttl")


def test_committed_files_say_what_the_declarations_say() -> None:
    assert drifted(published(ONTOLOGY), ROOT) == []


def test_the_same_bytes_whatever_the_order_of_sets() -> None:
    program = "import ontology, ontology.publishing.generated as p, hashlib as h\n"
    program += "print(h.sha256(repr(p.published(ontology.ONTOLOGY)).encode()).hexdigest())"
    environments = [os.environ | {"PYTHONHASHSEED": seed} for seed in ("1", "2")]
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=True) for env in environments]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.strip()) == 64


def test_check_names_each_file_that_differs_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path) == 0
    written = capsys.readouterr().out.split()
    assert written == sorted(published(ONTOLOGY))
    assert main(["--check"], tmp_path) == 0

    (tmp_path / "docs/ontology.md").write_text("edited by hand")
    (tmp_path / "ontology/published/shapes.ttl").unlink()
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err.splitlines() == [
        "docs/ontology.md differs from the declarations: run `python -m ontology.publishing`",
        "ontology/published/shapes.ttl differs from the declarations: run `python -m ontology.publishing`",
    ]
    assert (tmp_path / "docs/ontology.md").read_text() == "edited by hand"


def test_writing_leaves_alone_what_is_right(tmp_path: Path) -> None:
    files = {"a/one.ttl": "1\n", "a/two.ttl": "2\n"}
    assert write(files, tmp_path) == ["a/one.ttl", "a/two.ttl"]
    assert write(files | {"a/two.ttl": "3\n"}, tmp_path) == ["a/two.ttl"]
    assert (tmp_path / "a/two.ttl").read_bytes() == b"3\n"


@pytest.mark.parametrize("name", TURTLE)
def test_another_base_gives_the_same_graph_as_replacing_it(name: str) -> None:
    path = f"ontology/published/{name}"
    generated = Graph().parse(data=published(ONTOLOGY, ELSEWHERE)[path], format="turtle")
    replaced = Graph().parse(data=rebase((ROOT / path).read_text(), ELSEWHERE), format="turtle")
    assert isomorphic(generated, replaced)


@pytest.mark.parametrize("name", TURTLE)
def test_no_blank_nodes(name: str) -> None:
    graph = Graph().parse(ROOT / "ontology/published" / name)
    assert [term for triple in graph for term in triple if isinstance(term, BNode)] == []
    assert len(graph) > 50
