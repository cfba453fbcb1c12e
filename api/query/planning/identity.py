"""What an argument that takes the id of one class is told of an id that no node of that class can have."""

from dataclasses import dataclass

from api.errors import BAD_USER_INPUT, RequestError
from api.query.planning.samples import SAMPLE_ID
from api.schema.meaning import root_names
from graph.errors import shortened
from ontology.model import Node, Ontology
from ontology.naming import a


@dataclass(frozen=True)
class IdOf:
    """The check of an id: `field` is the response key, `argument` what takes it, `cls` the class that it must be of."""

    ontology: Ontology
    field: str
    argument: str
    cls: type[Node]

    def __call__(self, id_: str) -> str:
        """The id. RequestError where it has another class before its slash, or none.

        A sample stands for an id of whatever class a request will bring.
        """
        if id_ == SAMPLE_ID or id_.startswith(f"{self.cls.path()}/"):
            return id_
        raise RequestError.of(BAD_USER_INPUT, f"{self.field}: {self.argument}: {shortened(id_)!r} {self._remedy(id_)}")

    def _remedy(self, id_: str) -> str:
        form = f"the id of {a(self.cls.names.en)} begins with {self.cls.path()}/"
        for cls, (one, _) in root_names(self.ontology).items():
            if id_.startswith(f"{cls.path()}/"):
                return f"is the id of {a(cls.names.en)}; {form}. Use {one}(id:) for this one."
        return f"does not begin with a class; {form}."
