"""How many records one transaction of a Neo4j can hold, by what the server tells of its memory."""

import pytest

from graph.neo4j.room import BYTES_OF_EACH, LIMITS, STATED, records_within

OF_ALL, OF_DATABASE, OF_EACH = LIMITS
MIB = 1 << 20


@pytest.mark.parametrize(
    ("settings", "size"),
    [
        ([(OF_ALL, "537.60MiB"), (OF_DATABASE, "0B"), (OF_EACH, "0B")], 537.6 * MIB),
        ([(OF_ALL, "2.00GiB"), (OF_EACH, "100.00MiB")], 100 * MIB),
        ([(OF_ALL, "65536B")], 65_536),
        ([(OF_ALL, "512.00KiB")], 512 << 10),
    ],
)
def test_the_least_limit_counts(settings: list[tuple[str, str]], size: float) -> None:
    assert records_within(settings) == int(size) // BYTES_OF_EACH


def test_a_limit_below_a_record_holds_one() -> None:
    assert records_within([(OF_ALL, "10B")]) == 1


@pytest.mark.parametrize("settings", [[], [(OF_ALL, "0B")], [(OF_ALL, "No Value")]])
def test_of_a_server_that_tells_none_a_number_is_stated(settings: list[tuple[str, str]]) -> None:
    assert records_within(settings) == STATED
