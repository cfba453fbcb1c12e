"""docs/querying.md, "Other forms of an answer": what it shows of a table is what its query gives."""

import re

from api.query.engine import Engine
from api.query.planning.forms import forms
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.in_form import in_form
from tests.api.test_querying_page import PAGE

SECTION = PAGE.partition("\n## Other forms of an answer\n")[2].partition("\n## ")[0]
(QUERY,) = re.findall(r"```graphql\n(.*?)```", SECTION, re.DOTALL)


async def test_the_table_that_is_shown(mali: Engine) -> None:
    (shown,) = re.findall(r"```csv\n(.*?)```", SECTION, re.DOTALL)
    written = await in_form(mali, "csv", QUERY)
    assert list(written) == ["events.involves", "events.happenedAt"]
    assert written["events.involves"].replace("\r\n", "\n").startswith(shown)
    assert len(shown.splitlines()) == 2


async def test_every_form_can_say_it(mali: Engine) -> None:
    for form in forms(mali.ontology, DEFAULT_BASE_IRI):
        assert all((await in_form(mali, form.name, QUERY)).values())


def test_the_forms_are_those_that_there_are() -> None:
    """Of the syntaxes of RDF, the first stands for all."""
    told = re.findall(r"^\| `(\w+/[\w+]+)`.*? \| (\w+)", SECTION, re.MULTILINE)
    assert told == [(form.media_type, form.name) for form in forms(ONTOLOGY, DEFAULT_BASE_IRI)][:4]
