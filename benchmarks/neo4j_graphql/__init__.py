"""@neo4j/graphql beside ours: the same data asked in its dialect, and its answers named as ours are.

Its types are the graph as we store it (`types.graphql`). Where our field falls back to another language, it is asked
for English alone, which all of these data have: less work than ours does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.neo4j_graphql import answers

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A document, and how its data are named as ours."""

    document: str
    data: Callable[[Data], Data]


NEWEST_FIRST = "sort: [{whenFirst: DESC}, {id: DESC}]"
BY_EDGE = "first: 20, sort: [{edge: {id: ASC}}]"
BY_NEWEST_EDGE = "sort: [{edge: {sourceWhenFirst: DESC}}, {edge: {id: DESC}}]"
SHORT = "{ id titleEn kind whenEdtf }"
LEAVES = """{
  __typename id labelEn labelFr sourceGrade noteEn noteFr kind whenEdtf whenFrom whenTo whenPrecision whenStated
  titleEn titleFr summaryEn summaryFr
}"""
WITHIN = [
    "{id: {eq: $region}}",
    "{within: {some: {id: {eq: $region}}}}",
    "{within: {some: {within: {some: {id: {eq: $region}}}}}}",
    "{within: {some: {within: {some: {within: {some: {id: {eq: $region}}}}}}}}",
]
"""Under a place, for the four levels that places have: it knows no path of any length."""
OF_ACTOR = "involves: {some: {id: {eq: $actor}}}"
IN_REGION = f"happenedAt: {{some: {{OR: [{', '.join(WITHIN)}]}}}}"

EVENT = f"""
query ($id: ID!) {{
  events(where: {{id: {{eq: $id}}}}) {{
    id titleEn summaryEn kind whenEdtf whenFrom whenTo whenPrecision
    happenedAtConnection({BY_EDGE}) {{ edges {{
      properties {{ precision }}
      node {{ id nameEn kind withinConnection({BY_EDGE}) {{ edges {{ node {{ nameEn kind }} }} }} }}
    }} }}
    involvesConnection({BY_EDGE}) {{ edges {{ properties {{ role hedge }} node {{ id nameEn kind }} }} }}
    casualtiesConnection({BY_EDGE}) {{ edges {{ node {{ harm victimsEn scope low best high saidBy {{ nameEn }} }} }} }}
    claimsAboutConnection({BY_EDGE}) {{ edges {{ node {{
      kind textEn saidBy {{ nameEn }}
      documentedByConnection({BY_EDGE}) {{ edges {{ properties {{ locator }} node {{ titleEn publisher }} }} }}
    }} }} }}
  }}
}}
"""
NEWEST = f"""
query ($first: Int!) {{
  events(limit: $first, {NEWEST_FIRST}) {{
    id titleEn kind whenEdtf
    happenedAtConnection({BY_EDGE}) {{ edges {{
      node {{ nameEn withinConnection({BY_EDGE}) {{ edges {{ node {{ nameEn }} }} }} }}
    }} }}
    involvesConnection({BY_EDGE}) {{ edges {{ properties {{ role hedge }} node {{ nameEn kind }} }} }}
    casualtiesConnection({BY_EDGE}) {{ edges {{ node {{ harm low best high saidBy {{ nameEn }} }} }} }}
    claimsAboutConnection({BY_EDGE}) {{ edges {{ node {{
      kind textEn saidBy {{ nameEn }}
      documentedByConnection({BY_EDGE}) {{ edges {{ properties {{ locator }} node {{ titleEn }} }} }}
    }} }} }}
  }}
}}
"""
DEEP = f"""
query ($first: Int!) {{
  events(limit: $first, {NEWEST_FIRST}) {{
    id
    involvesConnection(first: 3, sort: [{{edge: {{id: ASC}}}}]) {{ edges {{ node {{
      id nameEn
      involvedInConnection(first: 5, {BY_NEWEST_EDGE}) {{ edges {{ node {{
        id titleEn
        happenedAtConnection(first: 2, sort: [{{edge: {{id: ASC}}}}]) {{ edges {{ node {{ nameEn }} }} }}
        involvesConnection(first: 3, sort: [{{edge: {{id: ASC}}}}]) {{ edges {{ node {{ nameEn }} }} }}
      }} }} }}
    }} }} }}
  }}
}}
"""
ACTOR = f"""
query ($id: ID!, $first: Int!) {{
  actors(where: {{id: {{eq: $id}}}}) {{
    id nameEn
    involvedInConnection(first: $first, {BY_NEWEST_EDGE}) {{
      edges {{ properties {{ role }} node {{ id titleEn whenEdtf }} }}
    }}
  }}
}}
"""
SEARCH = """
query ($lucene: String!, $first: Int!) {
  searchEvents(phrase: $lucene, first: $first) { edges { score node { id labelEn } } }
}
"""
SEARCH_ALL = """
query ($lucene: String!, $first: Int!) {
  searchHits(phrase: $lucene, first: $first) { edges { score node { id labelEn } } }
}
"""
SEARCH_OF_KIND = """
query ($lucene: String!, $kind: String!, $first: Int!) {
  searchEvents(phrase: $lucene, where: {node: {kind: {eq: $kind}}}, first: $first) {
    edges { score node { id labelEn } }
  }
}
"""
SUGGEST = """
query ($text: String!, $length: Int!, $first: Int!) {
  completions(
    where: {key: {startsWith: $text}, shared: {lt: $length}}
    sort: [{tier: ASC}, {key: ASC}, {rank: ASC}, {nodeId: ASC}]
    limit: $first
  ) { text nodeId }
}
"""
RELATIONS = """
query ($id: ID!, $first: Int!) {
  actors(where: {id: {eq: $id}}) {
    id labelEn involvedInConnection(first: $first, sort: [{edge: {id: ASC}}]) { edges { node { id labelEn } } }
  }
}
"""
BOX = f"""
query ($south: Float!, $west: Float!, $north: Float!, $east: Float!, $first: Int!) {{
  places(
    where: {{latKey: {{gte: $south, lte: $north}}, lonKey: {{gte: $west, lte: $east}}}}
    sort: [{{id: ASC}}]
    limit: $first
  ) {{ id nameEn lat lon eventsConnection(first: 3, {BY_NEWEST_EDGE}) {{ edges {{ node {{ id titleEn }} }} }} }}
}}
"""


def _page(arguments: str, variables: str) -> str:
    return f"query ($first: Int!{variables}) {{ events(limit: $first, {arguments}{NEWEST_FIRST}) {SHORT} }}"


def _leaves(limit: int) -> str:
    return f"{{ events(limit: {limit}, sort: [{{id: ASC}}]) {LEAVES} }}"


def _page_of_both() -> str:
    variables = "$first: Int!, $actor: ID!, $region: ID!"
    return f"query ({variables}) {{ {COUNTED} events(limit: $first, {BOTH}, {NEWEST_FIRST}) {SHORT} }}"


BOTH = f"where: {{{OF_ACTOR}, {IN_REGION}}}"
COUNTED = f"eventsConnection({BOTH}) {{ aggregate {{ count {{ nodes }} }} }}"
QUERIES = {
    "event": Asked(EVENT, answers.event),
    "newest": Asked(NEWEST, answers.newest),
    "deep": Asked(DEEP, answers.deep),
    "leaves": Asked(_leaves(500), answers.leaves),
    "leaves2": Asked(_leaves(1000), answers.pages_of_leaves),
    "leaves10": Asked(_leaves(5000), answers.pages_of_leaves),
    "page": Asked(_page("", ""), answers.page),
    "page_after": Asked(_page("offset: $offset, ", ", $offset: Int!"), answers.page),
    "page_of_region": Asked(_page(f"where: {{{IN_REGION}}}, ", ", $region: ID!"), answers.page),
    "page_of_actor": Asked(_page(f"where: {{{OF_ACTOR}}}, ", ", $actor: ID!"), answers.page),
    "page_of_both": Asked(_page_of_both(), answers.counted_page),
    "count": Asked(f"query ($actor: ID!, $region: ID!) {{ {COUNTED} }}", answers.count),
    "actor": Asked(ACTOR, answers.actor),
    "search": Asked(SEARCH, answers.search),
    "search_all": Asked(SEARCH_ALL, answers.search_all),
    "search_of_kind": Asked(SEARCH_OF_KIND, answers.search),
    "suggest": Asked(SUGGEST, answers.suggest),
    "ordered": Asked(
        "query ($first: Int!) { events(limit: $first, sort: [{titleEn: ASC}, {id: ASC}]) { id titleEn } }", answers.page
    ),
    "relations": Asked(RELATIONS, answers.relations),
    "box": Asked(BOX, answers.places),
}
