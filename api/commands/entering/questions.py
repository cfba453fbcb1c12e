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

    VALUE = "one value, written as in a file, or as people write it"
    LIST = "values with commas between them"
    TEXT = "a text in English, in French or in both"
    NAMES = "a name in English and in French, and its acronyms"
    NUMBER = "a number, which may be the least, the most or about right"
    NODE = "one of what there is in the store"
    NODES = "any number of them, each with more to say"
    ROWS = "any number of rows that stand within this one"


@dataclass(frozen=True)
class Question:
    """One key of a row. `far`: what a reference may lead to. `further`: what is asked of each reference or inner row.

    `after`: the key without which it is not asked; `without`: the key with which it is not.
    """

    key: str
    en: str
    fr: str
    answer: Answer = Answer.VALUE
    far: tuple[type[Node], ...] = ()
    further: tuple["Question", ...] = ()
    after: str = ""
    without: str = ""

    def words(self, lang: str) -> str:
        """The question in a language."""
        return self.fr if lang == "fr" else self.en

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that an answer fills."""
        return NUMBERS if self.answer is Answer.NUMBER else (self.key,)


@dataclass(frozen=True)
class Entry:
    """A kind of entry: the class of its row, and the questions in their order. `named_by` makes a key of answers."""

    cls: type[Documented]
    questions: tuple[Question, ...]
    named_by: tuple[str, ...]


NUMBERS = ("low", "best", "high")
ANYTHING: tuple[type[Node], ...] = (Actor, Agreement, Event, Commitment, Place, Claim, Assessment, Source)
LOCATOR = Question("locator", "Where in it (p. 3, para. 2)", "À quel endroit (p. 3, par. 2)")
SOURCES = Question("sources", "Source", "Source", Answer.NODES, (Source,), (LOCATOR,))
ROLE = Question("role", "Its part", "Son rôle")
HEDGE = Question("hedge", "With what reservation, if any", "Avec quelle réserve, s’il y en a une")
PRECISION = Question("precision", "How exactly there", "Avec quelle précision")
NOTE = Question("note", "Note for readers", "Remarque pour les lecteurs", Answer.TEXT)
SAYING = (
    Question("said_by", "Who says it", "Qui le dit", Answer.NODE, (Actor,)),
    Question("kind", "What the speaker does by saying it", "Ce que fait le locuteur en le disant"),
    Question("text", "What is said, in your own words", "Ce qui est dit, avec vos mots", Answer.TEXT),
    Question("date", "When it was said, if known", "Quand cela a été dit, si on le sait"),
    Question("date_basis", "What that date rests on", "Sur quoi repose cette date", after="date"),
)
FIGURE = (
    Question("said_by", "Who gives the figure", "Qui donne ce chiffre", Answer.NODE, (Actor,)),
    Question("harm", "What befell the victims", "Ce qui est arrivé aux victimes"),
    Question("victims", "Who the victims were", "Qui étaient les victimes", Answer.TEXT),
    Question("best", "How many, if stated", "Combien, si c’est dit", Answer.NUMBER),
    Question("note", "Why there is no number", "Pourquoi il n’y a pas de nombre", Answer.TEXT, without="low best high"),
    Question("scope", "Whether that is everyone harmed so", "S’il s’agit de toutes les victimes de ce type"),
    HEDGE,
)

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
            Question("casualties", "a figure of victims", "un chiffre de victimes", Answer.ROWS, further=FIGURE),
            Question("claims", "what somebody says of it", "ce que quelqu’un en dit", Answer.ROWS, further=SAYING),
        ),
        ("when", "happened_at"),
    ),
    "claim": Entry(
        Claim,
        (*SAYING, Question("about", "What it is about", "À quel sujet", Answer.NODES, ANYTHING), SOURCES),
        ("said_by", "kind", "date"),
    ),
    "actor": Entry(
        Actor,
        (
            Question("kind", "What kind of actor", "Quelle sorte d’acteur"),
            Question("names", "Its name", "Son nom", Answer.NAMES),
            Question("member_of", "What it belongs to", "À quoi il appartient", Answer.NODES, (Actor,)),
            SOURCES,
        ),
        ("names",),
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
KIND_OF: Mapping[type[Node], str] = {entry.cls: kind for kind, entry in ENTRIES.items()}
"""How what is entered is called on the command line."""
WITHIN_OTHERS: tuple[type[Node], ...] = (Actor, Source)
"""What may be entered while something else is."""
