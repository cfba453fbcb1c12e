"""The commands on what is loaded: a dataset taken away, the names that are known, and which events are one."""

from pathlib import Path

import click

from api.commands.running import with_store
from api.commands.terminal import FILE
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


@click.command()
@click.option("--gold", type=FILE, help="A CSV file of judged pairs: print how well the matches agree with it.")
@click.option("--dataset", metavar="ID", help="Only pairs of which one is of this dataset, such as dataset/ucdp-ged.")
@click.option("--from", "from_", metavar="DATE", help="Only events that begin on this day or later.")
@click.option("--to", metavar="DATE", help="Only events that begin on this day or earlier.")
@click.option(
    "--lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of the reasons."
)
@with_store
async def match(
    store: Store, gold: Path | None, dataset: str | None, from_: str | None, to: str | None, lang: str
) -> int:
    """Print which records of several datasets are of one event.

    As CSV, a row for each pair that may be one: both ids, what was decided (same, part, different, undecided), the
    score and its parts from 0 to 1, who decided, and why. Of a part, the whole comes second. Nothing is changed.

    Days, places, sides and kinds are compared; the number of dead alone never makes two one. What a curated dataset
    decides by hand overrules that. Of refusals the nearest are shown.

    With --gold, prints precision and recall, incident by incident, and each pair that is missed or joined wrongly; the
    exit code is then 1 if there is one. FILE has the columns first, second and label (same, different or related).

    \b
      accord match > matches.csv
      accord match --from 2018-04 --to 2018-04 --lang fr
      accord match --gold judged.csv
    """
    from api.commands.matching import Asked, tell_matches

    return await tell_matches(store, Asked(dataset, from_, to, lang), gold)


LOADED = (unload, names, match)
