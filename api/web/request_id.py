"""The id of a request, by which its answer, its errors and the lines of the log can be joined."""

import re
from collections.abc import Mapping
from uuid import uuid4

REQUEST_ID = "X-Request-Id"
SAFE = re.compile(r"[A-Za-z0-9._-]{1,128}")
"""What is taken from a client: nothing that could break a line of the log, or fill it."""


def request_id_of(headers: Mapping[str, str]) -> str:
    """The id that a client or proxy gave, where it is safe to repeat, else a new one."""
    given = headers.get(REQUEST_ID, "")
    return given if SAFE.fullmatch(given) else uuid4().hex
