"""What is asked, in our dialect of GraphQL: what pages of a website ask, and what is known to be hard."""

ORDER = "orderBy: [{field: WHEN, direction: DESC}]"
OF_ACTOR = "involves: {some: {node: {id: {eq: $actor}}}}"
IN_REGION = "happenedAt: {some: {node: {within: {under: $region}}}}"
IN_SPAN = "when: {overlaps: $span}"
BY_COUNT = "orderBy: [{field: COUNT, direction: DESC}]"
IN_SHORT = "nodes { id title kind when { edtf } }"
LEAVES_PER_EVENT = 18
LEAVES_OF_EVENT = """
    nodes {
      __typename id iri label label_fr: label(lang: FR) sourceGrade note note_fr: note(lang: FR) kind
      when { edtf from to precision } whenStated title title_fr: title(lang: FR) summary summary_fr: summary(lang: FR)
    }
"""


def leaves(pages: int) -> str:
    """So many pages of events with all their fields, in one request, since a page has at most 500."""
    variables = "".join(f", $after{number}: String" for number in range(1, pages))
    roots = "".join(
        f"\n  page{number}: events(first: $first{f', after: $after{number}' if number else ''}) {{{LEAVES_OF_EVENT}  }}"
        for number in range(pages)
    )
    return f"query ManyFields($first: Int!{variables}) {{{roots}\n}}"


DOCUMENTS = {
    "event": """
query OneEvent($id: ID!) {
  event(id: $id) {
    id title summary kind when { edtf from to precision }
    happenedAt { edges { precision node { id name kind within { nodes { name kind } } } } }
    involves { edges { role hedge node { id name kind } } }
    casualties { nodes { harm victims scope low best high saidBy { name } } }
    claimsAbout {
      nodes { kind text saidBy { name } documentedBy { edges { locator node { title publisher } } } }
    }
  }
}
""",
    "newest": f"""
query NewestEvents($first: Int!) {{
  events(first: $first, {ORDER}) {{
    nodes {{
      id title kind when {{ edtf }}
      happenedAt {{ nodes {{ name within {{ nodes {{ name }} }} }} }}
      involves {{ edges {{ role hedge node {{ name kind }} }} }}
      casualties {{ nodes {{ harm low best high saidBy {{ name }} }} }}
      claimsAbout {{ nodes {{ kind text saidBy {{ name }} documentedBy {{ edges {{ locator node {{ title }} }} }} }} }}
    }}
  }}
}}
""",
    "deep": f"""
query DeepPages($first: Int!) {{
  events(first: $first, {ORDER}) {{
    nodes {{
      id
      involves(first: 3) {{
        nodes {{
          id name
          involvedIn(first: 5, {ORDER}) {{
            nodes {{ id title happenedAt(first: 2) {{ nodes {{ name }} }} involves(first: 3) {{ nodes {{ name }} }} }}
          }}
        }}
      }}
    }}
  }}
}}
""",
    "leaves": f"query ManyFields($first: Int!) {{\n  events(first: $first) {{{LEAVES_OF_EVENT}  }}\n}}",
    "leaves2": leaves(2),
    "leaves10": leaves(10),
    "page": f"""
query FirstPage($first: Int!) {{
  events(first: $first, {ORDER}) {{ {IN_SHORT} }}
}}
""",
    "page_after": f"""
query LaterPage($first: Int!, $after: String) {{
  events(first: $first, after: $after, {ORDER}) {{ {IN_SHORT} }}
}}
""",
    "page_of_region": f"""
query PageOfRegion($first: Int!, $region: ID!) {{
  events(first: $first, where: {{{IN_REGION}}}, {ORDER}) {{ {IN_SHORT} }}
}}
""",
    "page_of_actor": f"""
query PageOfActor($first: Int!, $actor: ID!) {{
  events(first: $first, where: {{{OF_ACTOR}}}, {ORDER}) {{ {IN_SHORT} }}
}}
""",
    "page_of_both": f"""
query PageOfBoth($first: Int!, $actor: ID!, $region: ID!) {{
  events(first: $first, where: {{{OF_ACTOR}, {IN_REGION}}}, {ORDER}) {{ totalCount {IN_SHORT} }}
}}
""",
    "count": f"""
query Count($actor: ID!, $region: ID!) {{
  events(where: {{{OF_ACTOR}, {IN_REGION}}}) {{ totalCount }}
}}
""",
    "actor": f"""
query OneActor($id: ID!, $first: Int!) {{
  actor(id: $id) {{
    id name
    involvedIn(first: $first, {ORDER}) {{ edges {{ role node {{ id title when {{ edtf }} }} }} }}
  }}
}}
""",
    "search": """
query Search($text: String!, $first: Int!) {
  search(text: $text, in: [EVENT], first: $first) { edges { score node { id label } } }
}
""",
    "search_all": """
query SearchAll($text: String!, $first: Int!) {
  search(text: $text, first: $first) { edges { score node { id label } } }
}
""",
    "search_of_kind": """
query SearchOfKind($text: String!, $kind: EventKind!, $first: Int!) {
  search(text: $text, in: [EVENT], where: {event: {kind: {eq: $kind}}}, first: $first) {
    edges { score node { id label } }
  }
}
""",
    "suggest": """
query Suggest($text: String!, $first: Int!) {
  suggest(text: $text, first: $first) { text node { id } }
}
""",
    "ordered": """
query EventsByTitle($first: Int!) {
  events(first: $first, orderBy: [{field: TITLE}]) { nodes { id title } }
}
""",
    "relations": """
query Relations($id: ID!, $first: Int!) {
  node(id: $id) { id label relations(types: [INVOLVES], first: $first) { edges {
    relation direction node { id label }
  } } }
}
""",
    "facets": f"""
query Facets($region: ID!, $span: EDTF!) {{
  kinds: eventGroups(where: {{{IN_REGION}, {IN_SPAN}}}, by: KIND, {BY_COUNT}) {{ nodes {{ kind count }} }}
  actors: eventGroups(where: {{{IN_REGION}, {IN_SPAN}}}, by: ACTOR, {BY_COUNT}, first: 10) {{
    nodes {{ actor {{ id name }} count }}
  }}
  regions: eventGroups(where: {{{IN_SPAN}}}, by: REGION, {BY_COUNT}) {{ nodes {{ place {{ id name }} count }} }}
  years: eventGroups(where: {{{IN_REGION}}}, by: WHEN_YEAR) {{ nodes {{ keys count }} }}
}}
""",
    "box": """
query Box($south: Float!, $west: Float!, $north: Float!, $east: Float!, $first: Int!) {
  places(where: {box: {south: $south, west: $west, north: $north, east: $east}}, first: $first) {
    nodes { id name lat lon events(first: 3, orderBy: [{field: WHEN, direction: DESC}]) { nodes { id title } } }
  }
}
""",
}
