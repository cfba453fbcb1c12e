"""Two datasets under different licences, the second of which says something that the first says too."""

from dataclasses import replace

from ontology.actors import Actor, Alliance
from ontology.iris import AUTHORS
from ontology.model import Citation
from ontology.records import Delivery
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, SourceKind
from tests.graph.deliveries import dataset, row
from tests.graph.sample import sample

CC0, BY = "https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/licenses/by/4.0/"
CITED = (Citation("source/other"),)


def described() -> Dataset:
    """The second dataset: what it was loaded from is not recorded, its title is French alone, and it is ours."""
    about = replace(dataset("other"), title=Text(fr="L’autre jeu"), licence=BY, file=None, checksum="1" * 64)
    return replace(about, creator=Text("We"), attribution=AUTHORS, issued=DateSpan("2018-05-02"))


def two_datasets() -> tuple[Delivery, ...]:
    """The sample, and a dataset that states an alliance of the sample's for another time, and one of its own."""
    source = Source(id="source/other", kind=SourceKind.UNSTATED, title=Text("Another"))
    since = DateSpan("2017")
    again = Alliance(source="actor/army", target="actor/union", from_=since, sources=CITED)
    actor = Actor(id="actor/newcomer", kind=ActorKind.MILITIA, name=Text("Newcomer"), sources=CITED)
    own = Alliance(source=actor.id, target="actor/union", from_=since, sources=CITED)
    return sample(), Delivery(row(1, described(), source), ("dataset/sample",), [row(2, actor, own, again)])
