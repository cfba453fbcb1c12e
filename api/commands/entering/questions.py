"""What is asked for each kind of entry, in what words. How an answer is read follows from the form of its row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ontology.actors import Actor
from ontology.agreements import Agreement, Assessment, Commitment
from ontology.events import Claim, Event
from ontology.model import Documented, Node
from ontology.places import Place
from ontology.sources import Source


class Answer(Enum):
    """How a question is answered."""

    VALUE = "one value, written as in a file"
    LIST = "values with commas between them"
    TEXT = "a text in English, in French or in both"
    NODE = "one of what there is in the store"
    NODES = "any number of them, each with more to say"


@dataclass(frozen=True)
class Question:
    """One key of a row. `far`: what a reference may lead to. `further`: what is asked of each reference.

    `after`: the key without which it is not asked.
    """

    key: str
    en: str
    fr: str
    answer: Answer = Answer.VALUE
    far: tuple[type[Node], ...] = ()
    further: tuple["Question", ...] = ()
    after: str = ""

    def words(self, lang: str) -> str:
        """The question in a language."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True)
class Entry:
    """A kind of entry: the class of its row, and the questions in their order. `named_by` makes a key of answers."""

    cls: type[Documented]
    questions: tuple[Question, ...]
    named_by: tuple[str, ...]


ANYTHING: tuple[type[Node], ...] = (Actor, Agreement, Event, Commitment, Place, Claim, Assessment, Source)
LOCATOR = Question("locator", "Where in it (p. 3, para. 2)", "À quel endroit (p. 3, par. 2)")
SOURCES = Question("sources", "Source", "Source", Answer.NODES, (Source,), (LOCATOR,))
ROLE = Question("role", "Its part", "Son rôle")
HEDGE = Question("hedge", "With what reservation, if any", "Avec quelle réserve, s’il y en a une")
PRECISION = Question("precision", "How exactly there", "Avec quelle précision")
NOTE = Question("note", "Note for readers", "Remarque pour les lecteurs", Answer.TEXT)

ENTRIES: Mapping[str, Entry] = {
    "assessment": Entry(
        Assessment,
        (
            Question("assesses", "Which promise", "Quel engagement", Answer.NODE, (Commitment,)),
            Question("assessed_by", "Who judges", "Qui évalue", Answer.NODE, (Actor,)),
            Question("status", "What the judgement amounts to", "Ce que dit l’évaluation"),
            Question("date", "When it was said", "Quand cela a été dit"),
            Question("done_on", "When it was done, if stated", "Quand cela a été fait, si c’est dit"),
            Question("done", "How many were done, if counted", "Combien ont été faits, si c’est compté"),
            Question("out_of", "Out of how many", "Sur combien", after="done"),
            SOURCES,
            NOTE,
        ),
        ("assesses", "assessed_by", "date"),
    ),
    "event": Entry(
        Event,
        (
            Question("kind", "What kind of event", "Quelle sorte d’événement"),
            Question("when", "When it happened", "Quand cela s’est passé"),
            Question("title", "What happened, in a few words", "Ce qui s’est passé, en quelques mots", Answer.TEXT),
            Question("summary", "What happened, in a sentence or two", "Le même, en une ou deux phrases", Answer.TEXT),
            Question("happened_at", "Place", "Lieu", Answer.NODES, (Place,), (PRECISION,)),
            Question("involves", "Who took part", "Qui y a pris part", Answer.NODES, (Actor,), (ROLE, HEDGE)),
            SOURCES,
        ),
        ("when", "happened_at"),
    ),
    "claim": Entry(
        Claim,
        (
            Question("said_by", "Who says it", "Qui le dit", Answer.NODE, (Actor,)),
            Question("kind", "What the speaker does by saying it", "Ce que fait le locuteur en le disant"),
            Question("text", "What is said, in your own words", "Ce qui est dit, avec vos mots", Answer.TEXT),
            Question("date", "When it was said, if known", "Quand cela a été dit, si on le sait"),
            Question("date_basis", "What that date rests on", "Sur quoi repose cette date", after="date"),
            Question("about", "What it is about", "À quel sujet", Answer.NODES, ANYTHING),
            SOURCES,
        ),
        ("said_by", "kind", "date"),
    ),
    "source": Entry(
        Source,
        (
            Question("kind", "What kind of source", "Quelle sorte de source"),
            Question("title", "Title as published", "Titre tel que publié", Answer.TEXT),
            Question("publisher", "Who published it", "Qui l’a publiée"),
            Question("published", "When it was published", "Quand elle a été publiée"),
            Question("url", "Its address on the web", "Son adresse sur le web"),
            Question("retrieved", "When you read it", "Quand vous l’avez lue"),
            Question("languages", "Its languages (fr, en)", "Ses langues (fr, en)", Answer.LIST),
        ),
        ("publisher", "published"),
    ),
}
