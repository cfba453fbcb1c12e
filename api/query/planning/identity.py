"""What an argument or condition that takes ids of a class is told of an id that no node of that class can have."""

from dataclasses import dataclass
from typing import Any

from api.errors import BAD_USER_INPUT, RequestError
from api.query.planning.samples import SAMPLE_ID
from api.schema.meaning import root_names
from graph.errors import shortened
from graph.statement import Parameter
from ontology.model import Node, Ontology
from ontology.naming import a


@dataclass(frozen=True)
class IdOf:
    """The check of an id: `place` is what takes it, `cls` the class or interface that it must be of.

    `finds`: the place finds the one node that has the id, for which there is a field of each class.
    """

    ontology: Ontology
    place: str
    cls: type[Node]
    finds: bool = False

    def __call__(self, given: Any) -> Any:
        """The id, or list of ids. RequestError where one has another class before its slash, or none.

        A sample stands for an id of whatever class a request will bring.
        """
        for id_ in given if isinstance(given, list) else (given,):
            self._check(id_)
        return given

    def _check(self, id_: str) -> None:
        cls = self.ontology.class_of_path.get(id_.partition("/")[0]) if "/" in id_ else None
        if id_ != SAMPLE_ID and not (cls and issubclass(cls, self.cls)):
            raise RequestError.of(BAD_USER_INPUT, f"{self.place}: {shortened(id_)!r} {self._remedy(cls)}")

    def _remedy(self, cls: type[Node] | None) -> str:
        form = f"the id of {a(self.cls.names.en)} begins with {self.cls.path()}/"
        if self.cls.abstract:
            form = f"an id is a class and a key, such as {self.ontology.classes[0].path()}/..."
        if cls is None:
            return f"does not begin with a class; {form}."
        remedy = f" Use {root_names(self.ontology)[cls][0]}(id:) for this one." if self.finds else ""
        return f"is the id of {a(cls.names.en)}; {form}.{remedy}"


def ids_of(ontology: Ontology, place: str, cls: type[Node], asked: Any) -> Parameter:
    """The check of what a condition asks for: an id, or a list of them."""
    return Parameter(tuple(asked) if isinstance(asked, list) else asked, IdOf(ontology, place, cls))
