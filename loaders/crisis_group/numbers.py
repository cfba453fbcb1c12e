"""The words by which CrisisWatch counts."""

from loaders.crisis_group.rows import ordered

SMALL = ordered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
NUMBERS = {word: number for number, word in enumerate(SMALL)} | TENS
SPELT = "|".join(sorted(NUMBERS, key=len, reverse=True))
NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+|(?:a |two )?dozen(?! of|s)|{SPELT})"
"""A number in figures or words."""
DOZENS = {"dozen": 12, "a dozen": 12, "two dozen": 24}
AT_LEAST = r"at least|minimum of|no fewer than|no less than|over|more than|upwards of"
ABOUT = r"about|around|approximately|some|nearly|almost|roughly|estimated|an estimated|up to|as many as|at most"
AT_MOST = frozenset(("up to", "as many as", "at most"))
UNCOUNTED = (
    r"(?:(?:unknown|unspecified|unclear|undisclosed|undetermined|unconfirmed) numbers?(?: of)?"
    r"|several(?: dozen| hundred)?|dozens(?: of)?|scores(?: of)?|hundreds(?: of)?|thousands(?: of)?|many|multiple"
    r"|numerous|a number of|some)"
)
"""What counts nobody: the number is unknown."""
