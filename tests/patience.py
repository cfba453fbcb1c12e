"""How long tests wait for an answer: the first time that Neo4j plans a statement takes long on a busy machine."""

from api.query.guarding.limits import Limits

PATIENT = Limits(seconds=600.0)
