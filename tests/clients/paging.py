"""What a client must have seen that pages through the events since 2018, ten at a time."""

import math

import httpx
import orjson

ALL = """{ events(first: 500, where: {when: {from: {gte: "2018"}}}, orderBy: [{field: WHEN}]) { nodes { id } } }"""


def has_seen_all(endpoint: str, output: str) -> bool:
    """Whether a client's output tells how many pages it asked for, the total, and all events in order."""
    ids = [one["id"] for one in httpx.post(endpoint, json={"query": ALL}).json()["data"]["events"]["nodes"]]
    assert len(ids) > 20
    assert orjson.loads(output) == {"requests": math.ceil(len(ids) / 10), "totalCount": len(ids), "ids": ids}
    return True
