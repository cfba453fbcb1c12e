"""A load happens whole or not at all, and readers see the old state until it is done.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from graph.loading.load import load
from graph.store import Store
from tests.graph.contents import contents
from tests.graph.loading.halted_load import MORE, halted_load, larger_sample
from tests.graph.sample import PATROLS, sample


class Interrupted(Exception):
    """Something goes wrong in the middle of a load."""


@pytest.mark.parametrize("when", ["first", "last"])
async def test_an_error_in_a_load_leaves_all_as_it_was(store: Store, when: str) -> None:
    await load(store, sample(), strict=True)
    held, notes = await contents(store), await store.notes()

    def interrupt(done: int, of: int) -> None:
        if when == "first" or done == of:
            raise Interrupted

    with pytest.raises(Interrupted):
        await load(store, larger_sample(), strict=True, progress=interrupt)
    assert await contents(store) == held
    assert await store.notes() == notes


async def test_an_error_in_the_very_first_load_leaves_nothing(store: Store) -> None:
    def interrupt(done: int, of: int) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        await load(store, sample(), strict=True, progress=interrupt)
    assert await contents(store) == {}
    assert await store.notes() == []


async def test_a_load_that_is_killed_loses_nothing_and_a_new_one_completes_it(store: Store, fresh_url: str) -> None:
    await load(store, sample(), strict=True)
    held, notes = await contents(store), await store.notes()
    with halted_load(fresh_url) as process:
        assert await contents(store) == held, "a reader sees the old state while another loads"
        process.kill()
        assert process.wait() == -9
    assert await contents(store) == held
    assert await store.notes() == notes
    report = await load(store, larger_sample(), strict=True)
    kept = report.read - MORE
    assert str(report) == (
        f"read {report.read}, new {MORE}, changed 0, unchanged {kept}, removed {PATROLS}, rejected 0"
    )
    again = await load(store, larger_sample(), strict=True)
    assert str(again) == f"read {report.read}, new 0, changed 0, unchanged {report.read}, removed 0, rejected 0"
