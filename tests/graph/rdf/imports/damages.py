"""What may have happened to a file of RDF: each damage, and how an import is refused for it.

Messages stand without their file and line, but where no subject tells the line.
"""

from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.rdf.imports.damaging import GRAPH, OF_SAMPLE, RDF, WELL, XSD, Damage, first, put, without

DAMAGES: dict[str, tuple[Damage, str]] = {
    "another base": (
        lambda quads: quads.replace(DEFAULT_BASE_IRI, "https://other.example/x/"),
        "x.nq:1: base IRI: 'https://other.example/x/' is the base IRI of the file, and that of this store is"
        " https://accord-graph.example/. Set ACCORD_BASE_IRI=https://other.example/x/ to import it.",
    ),
    "an unknown class": (
        put(f"{WELL} <{RDF}type> <B/ontology#Place>", f"{WELL} <{RDF}type> <B/ontology#Spot>"),
        "place/well rdf:type: 'ac:Spot' does not go with an id that begins with place/. Write ac:Place alone.",
    ),
    "two classes": (
        first(f"{WELL} <{RDF}type> <http://www.w3.org/2002/07/owl#Thing> {GRAPH}"),
        "x.nq:1: place/well rdf:type: 'http://www.w3.org/2002/07/owl#Thing, ac:Place' does not go with an id that"
        " begins with place/. Write ac:Place alone.",
    ),
    "no class": (
        without(f"{WELL} <{RDF}type>"),
        "place/well rdf:type: 'place/well' has none. Write ac:Place alone.",
    ),
    "an id of no class": (
        put("<B/id/place/well>", "<B/id/spot/well>"),
        "subject: 'spot/well' is of no class: there is no 'spot'. Correct it, or remove what is said of it.",
    ),
    "an id of another class": (
        put("<B/id/event/year>", "<B/id/actor/year>"),
        "actor/year rdf:type: 'ac:Event' does not go with an id that begins with actor/. Write ac:Actor alone.",
    ),
    "what is no id": (
        put("<B/id/event/year>", "<B/id/event/Year>"),
        "subject: 'event/Year' is not an id. Write event/ and a key of a-z, 0-9 and hyphens.",
    ),
    "an unknown predicate": (
        put(f"{WELL} <B/ontology#kind>", f"{WELL} <B/ontology#kinds>"),
        "place/well: 'ac:kinds' is not a predicate of ours. Did you mean ac:kind? Remove it: nothing else can be kept.",
    ),
    "a foreign predicate": (
        first(f'{WELL} <http://xmlns.com/foaf/0.1/name> "Well" {GRAPH}'),
        "x.nq:1: place/well: 'http://xmlns.com/foaf/0.1/name' is not a predicate of ours."
        " Remove it: nothing else can be kept.",
    ),
    "an inverse": (
        first(f"<B/id/actor/army> <B/ontology#involvedIn> <B/id/event/camp> {GRAPH}"),
        "x.nq:1: actor/army: 'ac:involvedIn' is the inverse of ac:involves, and never written. Remove it.",
    ),
    "a predicate that the class has not": (
        put(f"{WELL} <B/ontology#lat>", f"{WELL} <B/ontology#low>"),
        "place/well ac:low: '17.0' is said of a place, which has no ac:low. Remove it.",
    ),
    "a required code that is missing": (
        without(f"{WELL} <B/ontology#kind>"),
        "place/well ac:kind: 'place/well' has none. Give one.",
    ),
    "a required text that is missing": (
        without(f"{WELL} <B/ontology#name>"),
        "place/well ac:name: 'place/well' has none. Give one.",
    ),
    "an end that is missing": (
        without("<B/id/setting/twin-a--well> <B/ontology#subject>"),
        "setting/twin-a--well ac:subject: 'setting/twin-a--well' has none. Give one.",
    ),
    "a source that is missing": (
        without("<B/id/documentation/place-well--bulletin>", f"{WELL} <B/ontology#documentedBy>"),
        "place/well ac:documentedBy: 'place/well' names no source. Name at least one source that says it.",
    ),
    "another datatype": (
        put(f'"17.0"^^<{XSD}double>', f'"17.0"^^<{XSD}decimal>'),
        "place/well ac:lat: '17.0' is xsd:decimal where xsd:double belongs. Write xsd:double.",
    ),
    "a foreign datatype": (
        put(f'"17.0"^^<{XSD}double>', '"17.0"^^<http://x.example/degree>'),
        "place/well ac:lat: '17.0' is http://x.example/degree where xsd:double belongs. Write xsd:double.",
    ),
    "no number": (
        put(f'"17.0"^^<{XSD}double>', f'"NaN"^^<{XSD}double>'),
        "place/well ac:lat: 'NaN' is not a finite number. Write one such as 16.77.",
    ),
    "a number that breaks a rule": (
        put(f'"17.0"^^<{XSD}double>', f'"170.0"^^<{XSD}double>'),
        "place/well ac:lat: '170.0' is not from -90 to 90. Write a number from -90 to 90.",
    ),
    "a number with too many digits": (
        put(f'#low> "40"^^<{XSD}integer>', f'#low> "40000000000000000000"^^<{XSD}integer>'),
        "casualty-estimate/forty ac:low: '40000000000000000000' has more than 18 digits."
        " Write a number from -2147483648 to 2147483647.",
    ),
    "another language": (
        put(f'{WELL} <B/ontology#name> "Puits d’Émile"@fr', f'{WELL} <B/ontology#name> "Puits d’Émile"@de'),
        "place/well ac:name: 'Puits d’Émile' is text @de where text @en or text @fr belongs."
        " Write text @en or text @fr.",
    ),
    "a text without language": (
        put(f'{WELL} <B/ontology#name> "Puits d’Émile"@fr', f'{WELL} <B/ontology#name> "Puits d’Émile"'),
        "place/well ac:name: 'Puits d’Émile' is xsd:string where text @en or text @fr belongs."
        " Write text @en or text @fr.",
    ),
    "a text where a node belongs": (
        put("<B/ontology#object> <B/id/place/well>", '<B/ontology#object> "place/well"', 1),
        "setting/twin-a--well ac:object: 'place/well' is xsd:string where a node belongs. Write a node.",
    ),
    "a character that no text may have": (
        put("Puits d’Émile", "Puits\\rd’Émile"),
        "place/well ac:name: 'Puits\\rd’Émile' holds U+000D, a character that no text may have."
        " Remove it, or write a space.",
    ),
    "a blank text": (
        put("Puits d’Émile", " "),
        "place/well ac:name: ' ' is not text (a text is blank: leave out the language that it is missing in)."
        " Correct it.",
    ),
    "an unknown code": (
        put("place-kind-site", "place-kind-sight"),
        "place/well ac:kind: 'acv:place-kind-sight' is not a code of place kind. Did you mean acv:place-kind-site?",
    ),
    "a code of another list": (
        put("place-kind-site", "harm-killed"),
        "place/well ac:kind: 'acv:harm-killed' is not a code of place kind. Write one of"
        " acv:place-kind-country, acv:place-kind-region, acv:place-kind-cercle, acv:place-kind-locality,"
        " acv:place-kind-area, acv:place-kind-site.",
    ),
    "a day that does not exist": (
        put('<B/id/event/camp> <B/ontology#when> "2018-04-14"', '<B/id/event/camp> <B/ontology#when> "2018-02-30"'),
        "event/camp ac:when: '2018-02-30' is not a calendar date. Give a day that exists.",
    ),
    "a date of another precision": (
        put(f'#when> "2018-04"^^<{XSD}gYearMonth>', f'#when> "2018-04"^^<{XSD}date>'),
        "event/month ac:when: '2018-04' is xsd:date, and so written it is xsd:gYearMonth."
        " Write ^^xsd:gYearMonth, or another date.",
    ),
    "a last day that does not follow": (
        put('<B/id/event/camp> <B/ontology#whenTo> "2018-04-14"', '<B/id/event/camp> <B/ontology#whenTo> "2018-04-15"'),
        "event/camp ac:whenTo: '2018-04-15' does not follow: due is '2018-04-14'."
        " Write '2018-04-14', or leave it out: it follows from the rest.",
    ),
    "a label that does not follow": (
        put('#label> "Puits d’Émile"@fr', '#label> "Well"@en'),
        "place/well rdfs:label: 'Well' does not follow: due is nothing. Remove it.",
    ),
    "a grade that does not follow": (
        put(
            "twin-b> <B/ontology#sourceGrade> <B/vocabularies#source-grade-primary>",
            "twin-b> <B/ontology#sourceGrade> <B/vocabularies#source-grade-press>",
        ),
        "event/twin-b ac:sourceGrade: 'press' does not follow from its own sources, which give 'primary'."
        " Write 'primary', or leave it out.",
    ),
    "another source than is cited": (
        put("wasDerivedFrom> <B/id/source/press>", "wasDerivedFrom> <B/id/source/observer>", 1),
        "attribution/charge--school prov:wasDerivedFrom: 'source/observer' does not follow: due is"
        " 'source/press'. Write 'source/press', or leave it out: it follows from the rest.",
    ),
    "a citation of no source": (
        put('cites> "source/press p. 3"', 'cites> "press p. 3"', 1),
        "attribution/charge--school ac:cites: 'press p. 3' does not begin with the id of a source."
        " Write source/key and, after a space, the locator.",
    ),
    "another licence": (
        put(
            "terms/license> <https://creativecommons.org/publicdomain/zero/1.0/>", "terms/license> <https://x.example/>"
        ),
        "dataset/sample dcterms:license: 'https://x.example/' does not follow: due is"
        " 'https://creativecommons.org/publicdomain/zero/1.0/'."
        " Write 'https://creativecommons.org/publicdomain/zero/1.0/', or leave it out: it follows from the rest.",
    ),
    "another attribution": (
        put("#wasAttributedTo> <https://example.org/makers>", "#wasAttributedTo> <B/ontology#authors>"),
        "dataset/sample prov:wasAttributedTo: 'ontology#authors' does not follow: due is 'https://example.org/makers'."
        " Write 'https://example.org/makers', or leave it out: it follows from the rest.",
    ),
    "another input than has the checksum": (
        put(f"<nih:sha-256;{'0' * 64}>", "<nih:sha-256;11>"),
        "loading/sample prov:used: 'nih:sha-256;11' does not follow: dataset/sample does not say so."
        " Correct it, or leave it out: it follows from the dataset.",
    ),
    "a dataset of which only the terms of use are there": (
        first("<B/id/dataset/other> <http://purl.org/dc/terms/license> <https://x.example/> <B/id/dataset/other> ."),
        "x.nq:1: dataset/other dcterms:license: 'https://x.example/' is of a dataset that is not described in the file."
        " Export all of it: an import takes away whatever the file does not have.",
    ),
    "another loader than the dataset names": (
        put('<B/id/loading/sample> <B/ontology#loader> "tests"', '<B/id/loading/sample> <B/ontology#loader> "x"'),
        "loading/sample ac:loader: 'x' does not follow: dataset/sample does not say so."
        " Correct it, or leave it out: it follows from the dataset.",
    ),
    "the loading of another dataset": (
        put("<B/id/loading/sample> ", "<B/id/loading/samples> "),
        "subject: 'loading/samples' is not the loading of dataset/sample. Write loading/sample, or leave it out.",
    ),
    "another loading": (
        put("wasGeneratedBy> <B/id/loading/sample>", "wasGeneratedBy> <B/id/loading/samples>"),
        "dataset/sample prov:wasGeneratedBy: 'loading/samples' does not follow: due is 'loading/sample'."
        " Write 'loading/sample', or leave it out: it follows from the rest.",
    ),
    "a relation that is about another triple than it states": (
        first(
            f"<B/id/setting/twin-a--well> <{RDF}reifies>"
            f" <<( <B/id/event/twin-a> <B/ontology#happenedAt> <B/id/place/gao> )>> {GRAPH}"
        ),
        "setting/twin-a--well rdf:reifies: 'event/twin-a ac:happenedAt place/gao' does not follow: due is 'event/twin-a"
        " ac:happenedAt place/well'. Write 'event/twin-a ac:happenedAt place/well', or leave it out: it follows from"
        " the rest.",
    ),
    "an id that does not follow": (
        put("<B/id/setting/twin-a--well>", "<B/id/setting/twin-b--well>"),
        "setting/twin-b--well: 'setting/twin-b--well' is not the id of this relation, which follows from"
        " what it joins and its key: setting/twin-a--well. Write setting/twin-a--well.",
    ),
    "two values": (
        first(f"{WELL} <B/ontology#kind> <B/vocabularies#place-kind-locality> {GRAPH}"),
        "place/well ac:kind: 'acv:place-kind-site' stands beside another value, 'acv:place-kind-locality'."
        " Keep one of the two.",
    ),
    "two datasets": (
        put(OF_SAMPLE, f"{OF_SAMPLE}\n{OF_SAMPLE.replace('<B/id/dataset/sample> <', '<B/id/dataset/other> <', 1)}"),
        "place/well ac:dataset: 'dataset/sample, dataset/other' are two datasets of one record. Keep one of them.",
    ),
    "no dataset": (
        put(OF_SAMPLE, ""),
        "place/well ac:dataset: 'place/well' has none. Every record is of a dataset: name it.",
    ),
    "a dataset that is not there": (
        without("<B/id/dataset/sample> ", "<B/id/loading/sample> "),
        "x.nq:1: ac:dataset: 'dataset/sample' is not described in the file, and 227 records are of it."
        " Export all of it: an import takes away whatever the file does not have.",
    ),
    "the graph of another dataset": (
        put(OF_SAMPLE, OF_SAMPLE.replace(GRAPH, "<B/id/dataset/other> .")),
        "place/well ac:dataset: 'dataset/other' is not the graph of its dataset, dataset/sample. Write it into that.",
    ),
    "no graph": (
        put(OF_SAMPLE, OF_SAMPLE.replace(f" {GRAPH}", " .")),
        "place/well ac:dataset: 'dataset/sample' stands outside any graph. Write it into that of dataset/sample.",
    ),
    "a foreign graph": (
        put(OF_SAMPLE, OF_SAMPLE.replace(GRAPH, "<http://x.example/> .")),
        "place/well: '<http://x.example/>' is a graph that is no dataset."
        " A graph is the dataset that states what is in it.",
    ),
    "a direct triple without its relation": (
        first(f"<B/id/event/year> <B/ontology#involves> <B/id/actor/army> {GRAPH}"),
        "x.nq:1: event/year ac:involves: 'actor/army' is stated directly, and no relation says it."
        " Add that relation, or remove it.",
    ),
    "the direct triple of a hedged relation": (
        first(f"<B/id/event/camp> <B/ontology#involves> <B/id/actor/unnamed> {GRAPH}"),
        "x.nq:1: event/camp ac:involves: 'actor/unnamed' is stated directly, and its relation has a hedge. Remove it.",
    ),
    "a direct triple in another graph": (
        first("<B/id/event/camp> <B/ontology#involves> <B/id/actor/army> <B/id/dataset/other> ."),
        "x.nq:1: event/camp ac:involves: 'actor/army' is stated directly, and its relation stands in another graph."
        " Write it there.",
    ),
    "a blank subject": (
        first(f"_:b <B/ontology#kind> <B/vocabularies#harm-killed> {GRAPH}"),
        "x.nq:1: subject: '_:b' is a blank node. Name it: all that is said here is said of something that has an IRI.",
    ),
    "a blank object": (
        first(f"<B/id/event/camp> <B/ontology#involves> _:b {GRAPH}"),
        "x.nq:1: event/camp ac:involves: '_:b' is a blank node."
        " Name it: all that is said here is said of something that has an IRI.",
    ),
    "a foreign subject": (
        first(f'<http://x.example/a> <B/ontology#url> "x" {GRAPH}'),
        "x.nq:1: subject: 'http://x.example/a' is a subject that does not begin with https://accord-graph.example/id/."
        " Remove it: nothing else can be kept.",
    ),
    "a triple in a triple": (
        first(f"<B/id/event/camp> <B/ontology#involves> <<( <http://a> <http://b> <http://c> )>> {GRAPH}"),
        "x.nq:1: event/camp ac:involves: '<http://a> <http://b> <http://c>' is a triple in a triple."
        " Write it as a relation.",
    ),
    "a source that is not there": (
        lambda quads: put("wasDerivedFrom> <B/id/source/bulletin>", "wasDerivedFrom> <B/id/source/bulletins>", 1)(
            put('cites> "source/bulletin"', 'cites> "source/bulletins"', 1)(quads)
        ),
        "alliance/army--union--2016 ac:cites: 'source/bulletins' names no source that exists."
        " Did you mean 'source/bulletin'? Correct it, add that source, or require the dataset that has it.",
    ),
    "a file that breaks off": (
        lambda quads: quads[:5000],
        "x.nq:28: column 110: '<https' is not N-Quads (Unexpected end of file). Correct it, or export it anew.",
    ),
    "a quote that is missing": (
        put('"17.0"^^', "17.0^^"),
        "column 90: '17.0^^<http://www.w3.org/2001/XMLSchema#double> <https://...' is not N-Quads (The object"
        " of a triple must be an IRI, a blank node or a literal). Correct it, or export it anew.",
    ),
    "an empty file": (
        lambda quads: "",
        "x.nq:1: file: '' holds nothing that can be imported. Give what `accord export` writes.",
    ),
}
