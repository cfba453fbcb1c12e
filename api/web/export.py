"""The export over HTTP: what its address may ask for, and the answer as it comes."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from api.web.pieces import Pieces
from api.web.problems import Problem
from graph.errors import shortened
from graph.rdf.beginning import begin
from graph.rdf.export import export
from graph.rdf.formats import UnknownFormat, format_named
from graph.rdf.scope import Scope, ScopeError, check_dataset
from graph.rdf.syntax import Format
from graph.store import Store

PARAMETERS = ("format", "class", "dataset", "from", "to")
"""What the address of an export may ask for."""
HELD_BACK = 1_000_000
"""How many bytes of an export are read before the first is sent: if a load overtakes them, they are read again."""
NEGOTIATED = {"Vary": "Accept"}


class Exports:
    """The export of a store under a base IRI. `negotiated`: the format that a request's headers ask for."""

    def __init__(self, store: Store, base: str, seconds: float, negotiated: Callable[[Request], Format]) -> None:
        self._store, self._base, self._seconds, self._negotiated = store, base, seconds, negotiated

    async def answer(self, request: Request) -> Response:
        """The whole graph, or the part that the address asks for."""
        asked = _parameters(request)
        format_ = self._format(request, asked)
        scope = await self._scope(asked)
        headers = NEGOTIATED | {"Content-Disposition": f'attachment; filename="{_file_name(scope, format_)}"'}
        if request.method == "HEAD":
            answer = Response(headers=headers, media_type=format_.media_type)
            del answer.headers["content-length"]  # it would be that of a body which nobody has written
            return answer
        begun = await begin(lambda: export(self._store, format_.over_http, self._base, scope), HELD_BACK)
        return Pieces(begun, self._seconds, headers, format_.media_type)

    async def _scope(self, asked: dict[str, str]) -> Scope:
        try:
            scope = Scope.read(
                self._store.ontology,
                class_=asked.get("class"),
                dataset=asked.get("dataset"),
                from_=asked.get("from"),
                to=asked.get("to"),
            )
            await check_dataset(self._store, scope)
        except ScopeError as error:
            raise Problem(400, str(error)) from None
        return scope

    def _format(self, request: Request, asked: dict[str, str]) -> Format:
        if "format" not in asked:
            return self._negotiated(request)
        try:
            return format_named(asked["format"])
        except UnknownFormat as error:
            raise Problem(400, f"format: {error}") from None


def _parameters(request: Request) -> dict[str, str]:
    asked: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in PARAMETERS:
            raise Problem(400, f"{shortened(name)!r} is not a parameter of an export. Known: {', '.join(PARAMETERS)}.")
        if name in asked:
            raise Problem(
                400,
                f"{name} is given twice, as {shortened(asked[name])!r} and {shortened(value)!r}. Keep one of the two.",
            )
        asked[name] = value
    return asked


def _file_name(scope: Scope, format_: Format) -> str:
    dataset = (scope.dataset or "").partition("/")[2]
    parts = ("accord-graph", scope.cls.path() if scope.cls else "", dataset, scope.start, scope.end)
    return f"{'-'.join(filter(None, parts))}.{format_.name}"
