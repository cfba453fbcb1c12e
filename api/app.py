"""The application: everything is built here from a store and settings, and nothing lives in a module."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from api.query.engine import Engine
from api.query.worker import OneByOne, yield_often
from api.schema import build_schema
from api.settings import Settings
from api.trusted.documents import TrustedDocuments, read_trusted
from api.trusted.warming import plan_ahead, warm
from api.web.addresses import NotSniffed, exception_handlers
from api.web.briefs import brief_routes
from api.web.compare import compare_routes
from api.web.cross_origin import CrossOrigin
from api.web.documents import Documents
from api.web.events import event_routes
from api.web.findings import finding_routes
from api.web.front import front_routes
from api.web.graphiql_page import graphiql_assets
from api.web.graphql_http import GraphQLEndpoint
from api.web.health import health_routes
from api.web.indexes import index_routes
from api.web.ledger_forms import LedgerForms
from api.web.linked_data import linked_data_routes
from api.web.named import Names
from api.web.nodes_told import told_nodes
from api.web.promises import Promises, promise_routes
from api.web.shown_store import shown_store
from api.web.sparql import SparqlEndpoint
from api.web.voices import voices_routes
from graph.store import Store
from ontology.agreements import Commitment


def create_app(store: Store, settings: Settings) -> Starlette:
    """The application over a store, which need not answer yet. TrustedDocumentsError if it cannot be as it is set."""
    schema, store = build_schema(store.ontology), shown_store(store, settings)
    large_ones = OneByOne()
    engine = Engine(schema, store, settings.base_iri, settings.limits(), settings.introspection, large_ones)
    trusted = _trusted(engine, settings)
    documents = Documents(engine, trusted, only=settings.trusted_mode == "only", persisted=settings.persisted_queries)
    sparql = SparqlEndpoint(store, settings) if settings.sparql else None
    names = Names(engine, store)
    forms = LedgerForms(engine, store, settings.base_iri)
    promises = Promises(engine, names, forms)
    pages = told_nodes(engine) | {Commitment: promises.node_page}
    app = Starlette(
        routes=[
            Route("/graphql", GraphQLEndpoint(engine, documents, settings), name="graphql"),  # first, as asked the most
            *front_routes(engine),
            *(graphiql_assets() if settings.graphiql and not documents.only else ()),
            *linked_data_routes(store, settings, schema, pages),
            *brief_routes(store, settings, large_ones),
            *voices_routes(engine, names, forms),
            *promise_routes(promises),
            *compare_routes(engine, names, forms),
            *event_routes(engine, store, settings.base_iri),
            *finding_routes(engine, store, settings.base_iri),
            *index_routes(engine, store, settings.base_iri),
            *([Route("/sparql", sparql)] if sparql else ()),
            *health_routes(store),
        ],
        middleware=[
            Middleware(NotSniffed),
            Middleware(CrossOrigin, settings.origins()),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers=exception_handlers(),
        lifespan=lambda _: _serving(engine, trusted, sparql, store),
    )
    app.state.contact = settings.contact
    app.router.redirect_slashes = False  # it would lead to whatever Host names
    return app


@asynccontextmanager
async def _serving(
    engine: Engine, trusted: TrustedDocuments | None, sparql: SparqlEndpoint | None, store: Store
) -> AsyncIterator[None]:
    """From the start of the application to its end."""
    yield_often()
    warming = asyncio.create_task(_prepare(engine, trusted, sparql))
    yield
    warming.cancel()
    await asyncio.wait([warming])
    if sparql:
        await sparql.snapshots.close()
    await store.close()


async def _prepare(engine: Engine, trusted: TrustedDocuments | None, sparql: SparqlEndpoint | None) -> None:
    if trusted:
        await warm(engine, trusted)
    await plan_ahead(engine)
    if sparql:
        await sparql.snapshots.begin()


def _trusted(engine: Engine, settings: Settings) -> TrustedDocuments | None:
    if not settings.trusted_documents or settings.trusted_mode == "off":
        return None
    return read_trusted(Path(settings.trusted_documents), engine)
