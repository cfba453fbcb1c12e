"""The export over HTTP: what its address may ask for, and the answer as it comes."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from graphql import GraphQLSchema
from starlette.requests import Request
from starlette.responses import Response

from api.query.guarding.known_sizes import KnownSizes
from api.query.planning.export_parts import CLOCKS, WORDS, PartReader
from api.settings import Settings
from api.web.pieces import Pieces
from api.web.problems import Problem
from api.web.representations import SYNTAXES, choose, parameters
from graph.errors import StatementTooLarge, ValueOutOfRange
from graph.rdf.beginning import Begun, begin
from graph.rdf.export import export
from graph.rdf.formats import UnknownFormat, format_named
from graph.rdf.licences import licences_of
from graph.rdf.scope import MayNotBePassedOn, Scope, ScopeError, check_named, left_out
from graph.rdf.syntax import Format
from graph.store import Store

PARAMETERS = ("format", *WORDS)
"""What the address of an export may ask for."""
HELD_BACK = 1_000_000
"""How many bytes of an export are read before the first is sent: if a load overtakes them, they are read again."""
IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
"""What stands in an address as it is, besides letters and digits of ASCII."""
NEGOTIATED = {"Vary": "Accept"}


class Exports:
    """The export of a store under a base IRI."""

    def __init__(self, store: Store, settings: Settings, schema: GraphQLSchema) -> None:
        self._store = store
        self._base, self._seconds = settings.base_iri, settings.export_seconds
        self._parts = PartReader(schema, store.ontology, settings.limits())
        self._sizes = KnownSizes(store)

    async def answer(self, request: Request) -> Response:
        """The whole graph, or the part that the address asks for."""
        asked = parameters(request, PARAMETERS, "an export")
        format_ = _format(request, asked)
        scope = await self._scope(asked)
        headers = NEGOTIATED | {"Content-Disposition": f'attachment; filename="{_file_name(asked, format_)}"'}
        if licences := await licences_of(self._store, scope):
            headers["Link"] = ", ".join(f'<{quote(one, safe=IN_ADDRESSES)}>; rel="license"' for one in licences)
        if withheld := await left_out(self._store, scope):
            headers["Accord-Left-Out"] = ", ".join(withheld)  # as their terms forbid passing them on
        if request.method == "HEAD":
            answer = Response(headers=headers, media_type=format_.media_type)
            del answer.headers["content-length"]  # it would be that of a body which nobody has written
            answer.headers.add_vary_header("Accept-Encoding")  # as the body has, which is compressed on its way
            return answer
        return Pieces(await self._begun(format_, scope), self._seconds, headers, format_.media_type)

    async def _scope(self, asked: Mapping[str, str]) -> Scope:
        try:
            scope = self._parts.read(asked)
            await check_named(self._store, scope)
            self._parts.check_price(scope, await self._sizes.read())
        except MayNotBePassedOn as error:
            raise Problem(403, str(error)) from None
        except ScopeError as error:
            raise Problem(400, str(error)) from None
        return scope

    async def _begun(self, format_: Format, scope: Scope) -> Begun:
        try:
            async with asyncio.timeout(self._seconds):
                return await begin(lambda: export(self._store, format_.over_http, self._base, scope), HELD_BACK)
        except ValueOutOfRange as error:
            raise Problem(400, str(error)) from None
        except StatementTooLarge:
            raise Problem(400, "where: The conditions are nested too deep for the database; ask for less.") from None
        except TimeoutError:
            said = f"The export had not begun after {self._seconds:g} seconds; ask for a part of it."
            raise Problem(503, said) from None


def _format(request: Request, asked: Mapping[str, str]) -> Format:
    if "format" not in asked:
        return format_named(choose(request, offered=SYNTAXES).form.name)
    try:
        return format_named(asked["format"])
    except UnknownFormat as error:
        raise Problem(400, f"format: {error}") from None


def _file_name(asked: Mapping[str, str], format_: Format) -> str:
    """What the part is, as far as words of an address can be in the name of a file."""
    named = (asked.get(name, "").rpartition("/")[2] for name in ("class", "dataset", "under", "from", "to", *CLOCKS))
    parts = ("accord-graph", *named, "part" if "where" in asked else "")
    return f"{'-'.join(filter(None, parts))}.{format_.name}"
