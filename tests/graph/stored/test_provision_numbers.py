"""How a provision is called by its number."""

import pytest

from graph.stored.rows import node_row
from ontology.agreements import Provision
from ontology.values import Text
from ontology.vocabularies import ProvisionKind, Topic


@pytest.mark.parametrize(
    ("number", "others"),
    [
        ("57-62", {"57", "58", "59", "60", "61", "62", "57·62"}),
        ("1-100", {*map(str, range(1, 101)), "1·100"}),
        ("1-101", {*map(str, range(1, 101)), "1·101"}),
        ("62-57", {"62·57"}),
        ("VII", {"7", "vii"}),
        ("XXXIX", {"39", "xxxix"}),
        ("39", {"39", "xxxix"}),
        ("40", {"40"}),
        ("XL", {"xl"}),
        ("2 bis", {"2·bis"}),
    ],
)
def test_every_number_of_a_span_and_both_ways_of_writing_one(number: str, others: set[str]) -> None:
    """Of a very long span, a hundred have a name each."""
    provision = Provision(
        id="provision/p", kind=ProvisionKind.ARTICLE, topic=Topic.DDR, text=Text("That"), number=number
    )
    tokens = str(node_row(provision, "dataset/d", provision.id).values["names"]).split()
    names = {token.lstrip("·").removeprefix("article·") for token in tokens if "article·" in token}
    assert names == others
