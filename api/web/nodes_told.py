"""The pages of events, actors, sources, places and agreements over HTTP, at `/doc/{class}/{key}` for a browser."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from api.explorer.nodes.actor_page import actor_page, actor_page_in
from api.explorer.nodes.agreement_page import agreement_in, agreement_page
from api.explorer.nodes.event_answer import event_in
from api.explorer.nodes.event_page import event_page
from api.explorer.nodes.place_page import place_in, place_page
from api.explorer.nodes.source_page import source_in, source_page
from api.explorer.pages import Place as Where
from api.explorer.shell import Shell
from api.query.engine import Engine
from api.query.request import Answer
from api.web.pages import NodePage, Visit, ask_as_far
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.events import Event
from ontology.model import Node
from ontology.places import Place
from ontology.sources import Source

T = TypeVar("T")
Read = Callable[[str, Mapping[str, Any]], T | None]
Write = Callable[[T, Shell, Where], str]
COUNTED = "counts"
"""What a document counts, and lists by day, of all that happened: left out where that is too much for one request."""


def told_nodes(engine: Engine) -> dict[type[Node], NodePage]:
    """The pages of the classes that have one told in words."""
    return {
        Actor: _page(engine, "actor", lambda _, answer: actor_page_in(answer), actor_page, COUNTED),
        Event: _page(engine, "event", event_in, event_page),
        Agreement: _page(engine, "agreement", agreement_in, agreement_page),
        Place: _page(engine, "place", place_in, place_page, COUNTED),
        Source: _page(engine, "source", source_in, source_page, COUNTED, clocks=False),
    }


def _page(
    engine: Engine,
    name: str,
    read: Read[T],
    write: Write[T],
    dear: str | None = None,
    *,
    clocks: bool = True,
) -> NodePage:
    """Makes the pages of a class. `dear`: what is left out where there is too much of it to be counted in time."""

    async def make(visit: Visit, id_: str) -> str | None:
        asked = {"id": id_, **(visit.days if clocks else {})}
        operation, answer = await ask_as_far(engine, name, asked, dear)
        shell = replace(visit.shell, operation=operation)

        def written(answer: Answer) -> str | None:
            found = read(id_, answer.data)
            return write(found, shell, visit.place) if found else None

        return await engine.write(answer, written)

    return make
