"""The examples of docs/curated-dataset.md are read together with our dataset, and say what the page says they do."""

import re
import shutil
import textwrap
from pathlib import Path

from loaders.curated import curated_datasets, read
from ontology.agreements import Commitment
from ontology.model import Node
from ontology.records import RejectedRow, Row
from tests.graph.conftest import filled

PAGE = Path(__file__).parents[2] / "docs" / "curated-dataset.md"
BLOCK = re.compile(r"^( *)```yaml\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


def _examples() -> dict[str, str]:
    """The examples by the file that each says it belongs to."""
    blocks = [textwrap.dedent(found[2]) for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]
    return {block.partition("\n")[0].removeprefix("# "): block for block in blocks}


async def test_the_examples_can_be_added_to_our_dataset(tmp_path: Path) -> None:
    mali = shutil.copytree(curated_datasets()[1], tmp_path / "mali")
    before = len(list(read(mali).rows))
    for name, text in _examples().items():
        with (mali / name).open("a", encoding="utf-8") as file:
            file.write("\n" + text)
    rows = [row for row in read(mali).rows if isinstance(row, Row)]
    assert list(_examples()) == [
        "sources-press.yaml",
        "actors-unnamed.yaml",
        "events-2018.yaml",
        "actors-movements.yaml",
        "commitments.yaml",
    ]
    assert len(rows) == before + 5
    nodes = {record.id for row in rows for record in row.records if isinstance(record, Node)}
    assert "casualty-estimate/mali-2018-04-03-gao-minusma-wounded-peacekeepers" in nodes
    assert "claim/mali-2018-04-03-gao-minusma-accuses" in nodes
    store = await filled(f"sqlite:///{tmp_path}/accord.db", map(read, (curated_datasets()[0], mali)))
    async with store.transaction() as transaction:
        (promise,) = await transaction.records(Commitment, "id", ["commitment/our-list"])
    assert (promise.columns["deadlineCountedFromEdtf"], promise.columns["deadlineDueEdtf"]) == (
        "2015-06-20",
        "2015-07-20",
    )
    await store.close()


def test_the_page_shows_the_message_that_is_given(tmp_path: Path) -> None:
    mali = shutil.copytree(curated_datasets()[1], tmp_path / "mali")
    file = mali / "events-2018.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("when: '2018-01-16'", "when: '2018-02-30'"), encoding="utf-8"
    )
    (rejected,) = [row for row in read(mali).rows if isinstance(row, RejectedRow)]
    _, _, message = str(rejected.rejects[0]).partition("when: ")
    assert f": when: {message}\n" in PAGE.read_text(encoding="utf-8")
