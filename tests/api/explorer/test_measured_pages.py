"""The pages that are measured are there, and each is set against the very document that it asks."""

import httpx

from benchmarks.pages import PAGES, PLAIN, measured


async def test_every_page_but_the_brief_has_a_document(served_url: str) -> None:
    async with httpx.AsyncClient(base_url=served_url, headers=PLAIN, timeout=60) as client:
        taken = [await measured(client, page, rounds=1, warm_up=0) for page in PAGES]
    assert [one.page.title for one in taken if one.document is None] == ["brief"]
