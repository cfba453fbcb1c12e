"""The page of an event over HTTP, at `/doc/event/{key}` for a browser."""

from dataclasses import replace

from api.explorer.nodes.event_answer import event_in
from api.explorer.nodes.event_page import event_page
from api.explorer.operations import Operation
from api.query.engine import Engine
from api.query.request import Answer
from api.web.pages import NodePage, Visit, ask


def of_events(engine: Engine) -> NodePage:
    """Makes the pages of events, asked of an engine."""

    async def make(visit: Visit, id_: str) -> str | None:
        operation = Operation("event", {"id": id_, **visit.days})
        shell = replace(visit.shell, operation=operation)

        def write(answer: Answer) -> str | None:
            event = event_in(id_, answer.data)
            return event_page(event, shell, visit.place) if event else None

        return await engine.write(await ask(engine, operation), write)

    return make
