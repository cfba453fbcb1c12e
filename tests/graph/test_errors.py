"""How messages show long texts."""

from graph.errors import shortened


def test_a_text_that_is_not_long_is_whole() -> None:
    assert shortened("a" * 100) == "a" * 100
    assert shortened("a" * 10, 10, end=4) == "a" * 10


def test_a_longer_one_is_cut_to_the_length_at_its_end_or_before() -> None:
    assert shortened("a" * 101) == "a" * 97 + "..."
    assert shortened("abcdefghijk", 10, end=4) == "abc...hijk"
