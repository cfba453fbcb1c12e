"""Where records, datasets and their loadings say two things of their origin, in SPARQL."""

from ontology import rdf_form as form
from ontology.iris import AUTHORS, OF_CONTENT
from ontology.publishing.sparql_select import select, union

CITED = 'IRI(CONCAT(STRBEFORE(STR(?value), "/id/"), "/id/", STRBEFORE(CONCAT(?cited, " "), " ")))'
DERIVED = "?value prov:wasDerivedFrom ?source"
SOURCES = union(
    [
        f"?value ac:cites ?cited . BIND({CITED} AS ?source) FILTER NOT EXISTS {{ {DERIVED} }}",
        f"{DERIVED} . FILTER NOT EXISTS {{ ?value ac:cites ?cited . FILTER({CITED} = ?source) }}",
    ]
)
LICENCES = select(
    "?value ac:licence ?licence ; dcterms:license ?address . FILTER(STR(?licence) != STR(?address))"
    " BIND(dcterms:license AS ?path)"
)
IS_ATTRIBUTED = (
    f'?value ac:attribution ?said . FILTER(STR(?agent) = IF(?said = "{AUTHORS}",'
    ' CONCAT(STRBEFORE(STR(?value), "id/dataset/"), ?said), ?said))'
)
ATTRIBUTIONS = union(
    f"{having} FILTER NOT EXISTS {{ {lacking} }} BIND({name} AS ?path)"
    for name in form.ATTRIBUTED
    for having, lacking in (
        ("?value ac:attribution ?stated .", f"?value {name} ?agent . {IS_ATTRIBUTED}"),
        (f"?value a ac:Dataset ; {name} ?agent .", IS_ATTRIBUTED),
    )
)
LOADED, OF_ID = "?value prov:wasGeneratedBy ?loading", 'REPLACE(STR(?value), "/id/dataset/", "/id/loading/")'
COMPUTED = "?value ac:derivedFrom ?from ."
FROM = 'IRI(CONCAT(STRBEFORE(STR(?value), "dataset/"), ?from))'
LOADINGS = union(
    [
        f"{LOADED} . FILTER(STR(?loading) != {OF_ID}) BIND(prov:wasGeneratedBy AS ?path)",
        f"{LOADED} ; ac:checksum ?sum . ?loading prov:used ?used . FILTER NOT EXISTS {{ {COMPUTED} }}"
        f' FILTER(STR(?used) != CONCAT("{OF_CONTENT}", ?sum)) BIND(prov:used AS ?path)',
        f"{LOADED} ; ac:derivedFrom ?any . ?loading prov:used ?used ."
        f" FILTER NOT EXISTS {{ {COMPUTED} FILTER({FROM} = ?used) }} BIND(prov:used AS ?path)",
        f"{LOADED} ; ac:derivedFrom ?from . FILTER NOT EXISTS {{ ?loading prov:used ?used . FILTER({FROM} = ?used) }}"
        " BIND(prov:used AS ?path)",
        *(
            f"{LOADED} . {one} ac:{name} ?said . FILTER NOT EXISTS {{ {other} ac:{name} ?said }}"
            f" BIND(ac:{name} AS ?path)"
            for name in form.STATED_OF_LOADING
            for one, other in (("?value", "?loading"), ("?loading", "?value"))
        ),
    ]
)
