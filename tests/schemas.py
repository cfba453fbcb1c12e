"""The schema of an ontology, built once for all tests of a process: most only read it."""

from functools import cache

import pytest
from graphql import GraphQLSchema
from starlette.applications import Starlette

from api import app
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from ontology.model import Ontology


@cache
def schema_of(ontology: Ontology) -> GraphQLSchema:
    """The schema, which nobody may change."""
    return build_schema(ontology)


def app_over(store: Store, settings: Settings) -> Starlette:
    """The application over a store, with the schema that others have too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, build_schema.__name__, schema_of)
        return app.create_app(store, settings)
