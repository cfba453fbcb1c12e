"""The numbers of docs/reading-the-dataset.md are those of the dataset, and its links lead somewhere."""

import re

from api.query.engine import Engine
from tests.api.counted_page import NUMBER, PAGE, queries, recounted

TEXT = PAGE.read_text(encoding="utf-8")


async def test_every_number_is_what_its_query_counts(mali: Engine) -> None:
    assert len(queries(TEXT)) > 40
    assert (await recounted(TEXT, mali)).splitlines() == TEXT.splitlines()


async def test_a_wrong_number_is_put_right(mali: Engine) -> None:
    assert (await recounted("1<!-- events --> or 2<!-- events -->", mali)).count("1<!--") == 0


def test_no_other_number_of_records_is_printed() -> None:
    """Years, days, coordinates of examples and distances may stand without a query; a count may not."""
    told = re.sub(r"`[^`]*`|\"[^\"]*\"", "", NUMBER.sub("", TEXT))
    counts = r"\b\d+ (?:events|promises|sources|claims|figures|places|actors|texts|assessments)\b"
    assert re.findall(counts, told) == []


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", TEXT)
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
    assert links
