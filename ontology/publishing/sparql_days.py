"""Days in SPARQL 1.1, which has no arithmetic of dates: first and last day of a partial date, days between two.

A date is a variable that holds its text: `2018`, `2018-04`, `2018-04-14`, or `..` for an open end. Lines that bind come
first; they name what the expressions use by the variable: `?end` has `?endYear`, `?endMonth`, `?endDay`, `?endLength`
(of its month in days), `?endNumber` (of days since a fixed one). Those that it does not have stay unbound.
"""


def bind_ends(span: str, start: str, end: str) -> str:
    """Lines that bind the two dates of a span, which may be one. An end that is unknown has no day, as an open one."""
    return f"""
        BIND(IF(STRSTARTS({span}, "/"), "..", IF(CONTAINS({span}, "/"), STRBEFORE({span}, "/"), {span})) AS {start})
        BIND(IF(STRENDS({span}, "/"), "..", IF(CONTAINS({span}, "/"), STRAFTER({span}, "/"), {span})) AS {end})
    """


def bind_parts(date: str) -> str:
    """Lines that bind year, month, day, and the length of the month."""
    divides = [f"{date}Year / {number} = FLOOR({date}Year / {number})" for number in (4, 100, 400)]
    leap = f"{divides[0]} && (!({divides[1]}) || {divides[2]})"
    return f"""
        BIND(xsd:integer(SUBSTR({date}, 1, 4)) AS {date}Year)
        BIND(xsd:integer(SUBSTR({date}, 6, 2)) AS {date}Month)
        BIND(xsd:integer(SUBSTR({date}, 9, 2)) AS {date}Day)
        BIND(IF({date}Month = 2, IF({leap}, 29, 28), IF({date}Month IN (4, 6, 9, 11), 30, 31)) AS {date}Length)
    """


def bind_number(date: str) -> str:
    """Lines that bind the number of a day, after its parts. Years begin with March, so that a leap day ends one."""
    year, month = f"{date}YearFromMarch", f"{date}MonthFromMarch"
    leap_days = f"FLOOR({year} / 4) - FLOOR({year} / 100) + FLOOR({year} / 400)"
    return f"""
        BIND({date}Year - IF({date}Month < 3, 1, 0) AS {year})
        BIND({date}Month + IF({date}Month < 3, 9, -3) AS {month})
        BIND({date}Day + FLOOR((153 * {month} + 2) / 5) + 365 * {year} + {leap_days} AS {date}Number)
    """


def first_day(date: str) -> str:
    """The first day that it may mean; of an open end, that."""
    return f'IF({date} = "..", {date}, CONCAT({date}, SUBSTR("-01-01", STRLEN({date}) - 3)))'


def last_day(date: str) -> str:
    """The last day that it may mean; of an open end, that."""
    of_month = f'IF(STRLEN({date}) = 7, CONCAT({date}, "-", STR({date}Length)), {date})'
    return f'IF(STRLEN({date}) = 4, CONCAT({date}, "-12-31"), {of_month})'


def is_no_day(date: str) -> str:
    """Whether its month is too short for it."""
    return f"COALESCE({date}Day > {date}Length, false)"


def months_between(first: str, second: str) -> str:
    """How many months lie from the month of one to that of another."""
    return f"12 * ({second}Year - {first}Year) + {second}Month - {first}Month"


def falls_on(date: str, wanted: str) -> str:
    """Whether a day is that of the month that another is, or the last one where its month is shorter."""
    last = f"({date}Day = {date}Length && {wanted}Day > {date}Day)"
    return f"(STRLEN({date}) < 10 || {date}Day = {wanted}Day || {last})"
