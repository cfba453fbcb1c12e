"""`fill`: the units of time that groups are filled up with, from their one key and the bounds in `where`."""

from collections.abc import Sequence

from api.errors import BAD_USER_INPUT, RequestError
from api.schema.enums import Grouping
from graph.asked.filling import Filling, filling
from graph.asked.filters import Filter
from graph.asked.grouping import ByTime
from graph.errors import ValueOutOfRange


def read_filling(name: str, by: Sequence[Grouping], filter_: Filter) -> Filling:
    """The filling of the groups under a response key. RequestError where there can be none."""
    keys = [one.key for one in by]
    if len(keys) != 1 or not isinstance(keys[0], ByTime):
        given = ", ".join(one.name for one in by)
        message = f"{name}: fill takes one grouping by date, and by is [{given}]; leave out the others, or fill."
        raise RequestError.of(BAD_USER_INPUT, message)
    try:
        return filling(name, keys[0], filter_)
    except ValueOutOfRange as error:
        raise RequestError.of(BAD_USER_INPUT, str(error)) from None
