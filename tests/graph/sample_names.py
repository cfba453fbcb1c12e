"""What a filter finds in the sample, in short: the keys of its nodes, and names for many of them."""

from tests.graph.sample import PATROLS

EVENTS = "camp twin-a twin-b span month year before since accord talks script zeal"
NAMED = {
    "EVENTS": EVENTS.split(),
    "PATROLS": [f"patrol-{number:02}" for number in range(1, PATROLS + 1)],
    "ALONE": ["year", "before", "since", "script", "zeal"],
    "ACTORS": ["army", "jnim", "school", "eye", "watch", "unnamed", "union", "people", "mission"],
    "PLACES": ["mali", "gao", "menaka", "timbuktu", "well"],
    "CLAIMS": ["credit", "denial", "charge", "verdict"],
    "FIGURES": ["two", "forty", "none", "unknown"],
}
Case = tuple[str, str, str]
"""A connection of the root, what stands in `where: {…}`, and what is found."""


def expected(said: str) -> list[str]:
    """`EVENTS PATROLS but camp`: keys in the default order, by id."""
    wanted, _, without = said.partition("but ")
    named = [key for word in wanted.split() or (["EVENTS"] if without else []) for key in NAMED.get(word, [word])]
    return sorted(set(named) - set(without.split()))
