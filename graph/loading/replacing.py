"""Whether a dataset may be loaded under its name, and beside what there is.

None takes the place of a derived one, or of another loader's, or points into one that is not whole.
"""

from collections.abc import Container

from graph.asked import selection as s
from graph.errors import LoadRefused
from graph.store import Store, Transaction
from graph.stored.columns import shown
from ontology.findings import is_derived
from ontology.records import Delivery
from ontology.sources import Dataset

(LOADER,) = (prop for prop in Dataset.properties() if prop.name == "loader")


def check_name(delivery: Delivery) -> None:
    """LoadRefused where a dataset would be taken for a derived one, or would point into one: that may be gone soon."""
    if is_derived(own := delivery.dataset.id):
        raise LoadRefused(f"{own} follows from other datasets, and is loaded from nowhere. Choose another name.")
    if derived := next(filter(is_derived, delivery.requires), None):
        raise LoadRefused(f"{own} requires {derived}, which follows from others. Point to what it follows from.")


async def check_loader(delivery: Delivery, store: Store, transaction: Transaction) -> None:
    """LoadRefused where a dataset of that name came by another loader: all of it would be gone."""
    new = delivery.dataset
    own = s.Find(Dataset, new.id, (s.Leaf(shown(LOADER)[""]),))
    (there,) = await transaction.fetch(store.compile((own,)), {})
    if there and there[0] != new.loader:
        raise LoadRefused(
            f"{new.id} was loaded by {there[0]}; what {new.loader} reads would take the place of all of it."
            f" Choose another name, such as {new.loader}:NAME=PATH."
        )


async def check_whole(datasets: Container[str], store: Store) -> None:
    """LoadRefused where a load of one of these did not come to its end: what others point to may be missing."""
    for note in await store.notes():
        if note.since and note.dataset in datasets:
            remedy = "Run `accord derive` first." if is_derived(note.dataset) else "Load its input again first."
            raise LoadRefused(
                f"{note.dataset} is not whole: its load of {note.since} was interrupted. What others point to may be"
                f" missing. {remedy}"
            )
