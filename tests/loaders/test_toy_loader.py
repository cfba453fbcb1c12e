"""A loader is one file: with it alone the command lists it, reads with it, and tells what is wrong with a row."""

import json
import re
from pathlib import Path

import pytest

from loaders import known_loaders
from tests.api.commands.command_line import Run
from tests.loaders import toy_loader
from tests.program_with import Copy, program_with

LIST = """\
number,day,who,what
1,2018-04-14,riders,Riders took the herd at Ber
2,2018-04,two men,Two men burnt a granary
3,yesterday,riders,Riders came back
"""
QUESTION = """{
  events {
    nodes {
      id
      when { edtf }
      involves { edges { role node { name } } }
      documentedBy { edges { locator node { title } } }
    }
  }
}"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The program with the toy loader in it, and a list to read."""
    program = program_with(Path(toy_loader.__file__), "loaders/village_watch.py", tmp_path_factory.mktemp("program"))
    (program.root / "attacks.csv").write_text(LIST, encoding="utf-8")
    (program.root / "attacks.graphql").write_text(QUESTION, encoding="utf-8")
    return program


def test_it_is_listed(program: Copy) -> None:
    lines = program.accord("load", "--help").out.splitlines()
    listed = dict(re.split(r"  +", line.strip(), maxsplit=1) for line in lines[lines.index("Loaders:") + 1 :])
    assert list(listed) == [*known_loaders(), "village-watch"]
    assert listed["curated"] == "Curated datasets in YAML (strict)"
    assert listed["village-watch"] == "Attacks that a village watch wrote down"
    refused = program.accord("load", "unicorn=attacks.csv")
    assert refused == Run(2, "", f"Error: No loader 'unicorn' is known; write one of {', '.join(listed)}.\n")


def test_it_loads_and_its_wrong_row_is_told(program: Copy, store_url: str) -> None:
    loaded = program.accord("load", "village-watch=attacks.csv", store=store_url)
    assert loaded == Run(
        1,
        "read 3, new 2, changed 0, unchanged 0, removed 0, rejected 1\n",
        "attacks.csv:4: day: 'yesterday' is not a date. Write 2018, 2018-04 or 2018-04-14.\n"
        "1 problem, listed in var/village-watch-rejects.csv.\n",
    )
    assert program.accord("check", store=store_url).code == 0
    answer = program.accord("query", "attacks.graphql", store=store_url)
    assert json.loads(answer.out)["data"]["events"]["nodes"] == [
        _attack(1, "2018-04-14", "riders"),
        _attack(2, "2018-04", "two men"),
    ]


def _attack(number: int, day: str, who: str) -> dict[str, object]:
    return {
        "id": f"event/village-watch-{number}",
        "when": {"edtf": day},
        "involves": {"edges": [{"role": "ATTACKER", "node": {"name": who}}]},
        "documentedBy": {"edges": [{"locator": f"row {number}", "node": {"title": "The list of the village watch"}}]},
    }


def test_a_file_that_is_no_such_list_is_refused(program: Copy) -> None:
    (program.root / "other.csv").write_text("number,date\n1,2018\n", encoding="utf-8")
    problem = "'number,date' lacks the column 'day'. Give a file with these: number, day, who, what."
    assert program.accord("load", "village-watch:other=other.csv") == Run(
        1,
        "",
        f"other.csv:1: line: {problem}\n1 problem, listed in var/other-rejects.csv.\n"
        "Error: other.csv: nothing was loaded.\n",
    )


def test_each_loader_is_called_after_its_file() -> None:
    assert {name: loader.source.name for name, loader in known_loaders().items()} == {
        name: name for name in known_loaders()
    }
    assert "curated" in known_loaders()
