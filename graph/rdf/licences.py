"""The licences under which an export is: those of the datasets that it may hold data of."""

from graph.asked import selection as s
from graph.asked.filters import both
from graph.asked.operators import BY_NAME
from graph.asked.restricted import withheld
from graph.rdf.scope import Scope
from graph.store import Store
from graph.stored.columns import ID_KEY, shown
from ontology.sources import Dataset

MOST = 1000
"""How many datasets are asked."""
LICENCE = next(shown(one)[""] for one in Dataset.properties() if one.name == "licence")


async def licences_of(store: Store, scope: Scope) -> list[str]:
    """Each once, sorted. Errors are those of an export."""
    named = s.Test(ID_KEY, BY_NAME["eq"], scope.dataset) if scope.dataset else s.EVERYTHING
    left_out = await withheld(store.ontology, store.compile, store.fetch, scope.allowed)
    page = s.Page((s.Order(ID_KEY),), MOST, both(named, left_out.of_class(Dataset)))
    (rows,) = await store.fetch(store.compile((s.All(Dataset, page, (s.Leaf(LICENCE),)),)), {})
    return sorted({licence for (licence,) in rows})
