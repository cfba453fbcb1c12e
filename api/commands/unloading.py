"""`accord unload`: a dataset taken away with all that it has, and a report; or what hinders that."""

from difflib import get_close_matches

from api.commands.load_reports import tell_batched, tell_rejects, tell_report
from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from graph.deriving.renewing import derive
from graph.loading.unloading import unload
from graph.matching.delivering import match
from graph.store import Store
from ontology.findings import is_derived
from ontology.sources import Dataset

PREFIX = f"{Dataset.path()}/"


async def unload_dataset(store: Store, name: str, *, dry_run: bool) -> None:
    """Unload the dataset of a name, and tell what went. WithStatus where none can; LoadRefused where it is needed."""
    there = sorted(note.dataset.removeprefix(PREFIX) for note in await store.notes())
    key = name.removeprefix(PREFIX)
    if is_derived(f"{PREFIX}{key}"):
        raise WithStatus(f"{name!r} follows from other datasets, and goes with them.", WRONG_USE)
    if key not in there:
        raise WithStatus(f"No dataset {name!r} is loaded. {_instead(key, there)}", WRONG_USE)
    report = await unload(store, f"{PREFIX}{key}", batched=tell_batched, derive=derive, match=match, dry_run=dry_run)
    if dry_run:
        tell("Nothing was written. An unload would change this:")
    else:
        tell_rejects(key, ())
    tell_report(report)


def _instead(key: str, there: list[str]) -> str:
    """What to write instead: the nearest name, or any that can be unloaded."""
    own = [name for name in there if not is_derived(f"{PREFIX}{name}")]
    if near := get_close_matches(key, own, n=1):
        return f"Did you mean {near[0]!r}?"
    return f"Write one of {', '.join(own)}." if own else "Nothing is."
