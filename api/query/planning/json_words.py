"""What is told of the variables of a request, in the words in which they were sent: graphql-core shows Python's."""

import re

from graphql import GraphQLError

WORDS = {"None": "null", "True": "true", "False": "false"}
WORD = re.compile(rf"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:{"|".join(WORDS)})\b""", re.DOTALL)
"""What is quoted is left as it is."""


def in_json(error: GraphQLError) -> GraphQLError:
    """The same error of a variable."""
    error.message = WORD.sub(lambda found: WORDS.get(found[0], found[0]), error.message)
    return error
