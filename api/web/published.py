"""The published model over HTTP: ontology, shapes and code lists in every form, and the JSON-LD context.

They are kept in Turtle; the other forms are made of it when first asked for, and kept.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.explorer.model_page import model_page
from api.explorer.pages import HEADERS, Place
from api.web.answering import Endpoint, answering
from api.web.caching import tagged
from api.web.model_syntaxes import written
from api.web.problems import Problem
from api.web.representations import HTML, OFFERED, choose, upwards
from api.web.standing import place_of
from graph.errors import shortened
from ontology.iris import rebase

DOCUMENTS = ("ontology", "shapes", "shapes-sparql", "vocabularies")
"""Each is at the address of its name, and stands in the file of its name."""
CONTEXT = "context.jsonld"
VERSION_IRI = re.compile(r"owl:versionIRI <[^>]*/([^/>]+)>")
FOR_ALL_PAGES = {"Access-Control-Allow-Origin": "*"}
"""Goes with the published model: the same for everybody, and read by programs in pages of any origin."""


def published_routes(base: str) -> list[Route]:
    """Where the files of the model are: at their own addresses, and at those of their versions too."""
    context = rebase(_file(CONTEXT), base)

    async def context_response(request: Request) -> Response:
        return tagged(request, context, "application/ld+json", FOR_ALL_PAGES)

    routes = [Route(f"/{CONTEXT}", context_response)]
    for name in DOCUMENTS:
        document = ModelDocument(name, rebase(_file(f"{name}.ttl"), base), base)
        routes += [Route(path, answering(endpoint)) for path, endpoint in document.endpoints().items()]
    return routes


class ModelDocument:
    """One document of the model, from its Turtle."""

    def __init__(self, name: str, turtle: str, base: str) -> None:
        self._name, self._turtle, self._base = name, turtle, base
        stated = VERSION_IRI.search(turtle)
        assert stated is not None
        self._version = stated[1]
        self._written = cache(self._write)
        self._page = cache(self._make_page)

    def endpoints(self) -> Mapping[str, Endpoint]:
        """What answers at each address."""
        return {
            f"/{self._name}": self._answer,
            f"/{self._name}.{{suffix}}": self._answer,
            f"/{self._name}/{{version}}": self._answer_version,
        }

    async def _answer(self, request: Request, at: str = "", suffix: str | None = None) -> Response:
        suffix = request.path_params.get("suffix", suffix)
        chosen = choose(request, suffix)
        headers = {**chosen.headers(f"{upwards(request)}{self._name}{at}"), **FOR_ALL_PAGES}
        if chosen.form is not HTML:
            return tagged(request, self._written(chosen.form.name), chosen.form.media_type, headers)
        carried = "lang" in request.query_params
        html = self._page(place_of(request, chosen.language, carried=carried, path=f"/{self._name}"))
        return tagged(request, html, HTML.media_type, {**headers, **HEADERS})

    async def _answer_version(self, request: Request) -> Response:
        """A version, after which a suffix may stand too."""
        version: str = request.path_params["version"]
        if version == self._version:
            return await self._answer(request, f"/{version}")
        if version.startswith(f"{self._version}."):
            return await self._answer(request, f"/{self._version}", version.removeprefix(f"{self._version}."))
        named, there = shortened(version), f"/{self._name}/{self._version}"
        raise Problem(
            404,
            f"/{self._name} has no version {named!r} here. There is {there}.",
            fr=f"/{self._name} n’a pas ici de version « {named} ». Il y a {there}.",
        )

    def _write(self, form: str) -> bytes:
        return written(self._turtle, form, f"{self._base}{self._name}")

    def _make_page(self, place: Place) -> str:
        return model_page(self._turtle, self._name, self._base, place, OFFERED)


def _file(name: str) -> str:
    return (files("ontology") / "published" / name).read_text("utf-8")
