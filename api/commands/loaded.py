"""The commands on what is loaded: a dataset taken away, and the names that are known."""

import click

from api.commands.running import with_store
from graph.store import Store


@click.command()
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Check whether it can go and count its rows, and change nothing.")
@with_store
async def unload(store: Store, name: str, dry_run: bool) -> None:
    """Remove the dataset NAME with all that it has.

    It is refused where records of other datasets point into it; the first ten are named. Findings are renewed with it,
    and feeds tell what was withdrawn. The last line of output counts its rows as that of a load does.

    \b
      accord datasets
      accord unload ucdp-ged --dry-run
      accord unload ucdp-ged
    """
    from api.commands.unloading import unload_dataset

    await unload_dataset(store, name, dry_run=dry_run)


@click.command()
@click.argument("name")
@click.option(
    "--class", "class_", type=click.Choice(["place", "actor"], case_sensitive=False), help="Only of this class."
)
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the reasons."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_store
async def names(store: Store, name: str, class_: str | None, lang: str, format_: str) -> int:
    """Show which places and actors NAME may stand for.

    These are the names that loaders ask for, of our own datasets: in English and French, aliases, acronyms, and other
    spellings of them. The likeliest come first, each with its score of 100 and the reason. Where several are as near,
    that is said, and none is chosen. The exit code is 1 where nothing is near.

    Short words and acronyms must be as they are known, longer words may differ by a letter or two or in how a sound is
    written, and numbers and directions must agree. A place is of the kind that the name tells: Cercle de Menaka.

    \b
      accord names Anderanboucane
      accord names "Cercle de Tinessako"
      accord names "Coordination des mouvements de l'Azawad" --class actor --lang fr
      accord names CMA --format json
    """
    from api.commands.naming import tell_names

    return await tell_names(store, name, class_, lang, format_)


LOADED = (unload, names)
