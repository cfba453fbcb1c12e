"""Data in which nothing is wrong, a record and what goes with it in each; each test breaks one of them in one way."""


def cited(id_: str) -> str:
    """That a node rests on a source, which every node must."""
    return f"""
        <id/{id_}> ac:documentedBy <id/source/s> .
        <id/documentation/{id_.replace("/", "-")}--s> a ac:Documentation ;
            ac:subject <id/{id_}> ; ac:object <id/source/s> ; ac:dataset <id/dataset/mali> ;
            ac:basis acv:basis-own ; ac:locator "para. 2" ."""


def related(relation: str, source: str, name: str, target: str, *more: str) -> str:
    """A relation between two nodes with its direct triple."""
    path = "-".join(part.lower() for part in relation.split("_"))
    cls = "".join(part.capitalize() for part in relation.split("_"))
    return f"""
        <id/{source}> ac:{name} <id/{target}> .
        <id/{path}/x> a ac:{cls} ; {"".join(f"{one} ; " for one in more)}
            ac:subject <id/{source}> ; ac:object <id/{target}> ;
            ac:dataset <id/dataset/mali> ; ac:basis acv:basis-own ."""


ATTACK = """
    <id/event/attack> a ac:Event ;
        rdfs:label "Attack on a camp"@en, "Attaque d’un camp"@fr ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:event-kind-attack ;
        ac:title "Attack on a camp"@en, "Attaque d’un camp"@fr ;
        ac:summary "Rockets, then\\n\\ttwo vehicles."@en ;
        ac:when "2018-04-14"^^xsd:date ;
        ac:whenFrom "2018-04-14"^^xsd:date ; ac:whenTo "2018-04-14"^^xsd:date ;
        ac:whenStated "on Saturday" .
""" + cited("event/attack")
SPAN = ATTACK.replace('ac:when "2018-04-14"^^xsd:date', 'ac:when "2016-02/2018-04-14"^^edtf:EDTF').replace(
    'ac:whenFrom "2018-04-14"', 'ac:whenFrom "2016-02-01"'
)
PLACE = """
    <id/place/timbuktu> a ac:Place ;
        rdfs:label "Timbuktu"@en, "Tombouctou"@fr ;
        ac:dataset <id/dataset/places> ;
        ac:kind acv:place-kind-locality ;
        ac:name "Timbuktu"@en, "Tombouctou"@fr ; ac:nameNative "ⵜⵉⵏⴱⵓⴽⵜⵓ"@und ; ac:aliases "Tombouktou", "Tinbuktu" ;
        ac:lat "16.77"^^xsd:double ; ac:lon "-3.01"^^xsd:double ; ac:precision acv:place-precision-town .
""" + cited("place/timbuktu")
COMMITMENT = (
    """
    <id/commitment/c> a ac:Commitment ;
        rdfs:label "To return to barracks"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:commitment-kind-promise ; ac:text "To return to barracks"@en ;
        ac:topic acv:topic-cantonment ;
        ac:deadlineType acv:deadline-type-offset ; ac:deadlineDuration "P60D" ; ac:deadlineAnchor "signature" ;
        ac:deadlineCountedFrom "2015-06-20"^^xsd:date ;
        ac:deadlineCountedFromFrom "2015-06-20"^^xsd:date ; ac:deadlineCountedFromTo "2015-06-20"^^xsd:date ;
        ac:deadlineDue "2015-08-19"^^xsd:date ;
        ac:deadlineDueFrom "2015-08-19"^^xsd:date ; ac:deadlineDueTo "2015-08-19"^^xsd:date .
"""
    + cited("commitment/c")
    + related("obligation", "commitment/c", "obliges", "actor/a")
    + related("undertaking", "commitment/c", "underAgreement", "agreement/a", "ac:inferred false")
)
DEADLINE = COMMITMENT[COMMITMENT.index("ac:deadlineType") : COMMITMENT.index(" .\n")]
ESTIMATION = related("estimation", "casualty-estimate/f", "estimates", "event/attack")
BY_ANOTHER = related("figure_attribution", "casualty-estimate/f", "saidBy", "actor/a").replace("/x>", "/y>")
FIGURE = (
    """
    <id/casualty-estimate/f> a ac:CasualtyEstimate ;
        rdfs:label "Killed: 1-3 (peacekeepers)"@en, "Tués : 1-3 (casques bleus)"@fr ;
        ac:dataset <id/dataset/mali> ;
        ac:harm acv:harm-killed ; ac:scope acv:scope-all ; ac:victims "peacekeepers"@en ;
        ac:low 1 ; ac:best 2 ; ac:high 3 .
"""
    + cited("casualty-estimate/f")
    + ESTIMATION
    + related("figure_attribution", "casualty-estimate/f", "saidBy", "actor/minusma")
)
NUMBERS = "ac:low 1 ; ac:best 2 ; ac:high 3"
ASSESSMENT = (
    """
    <id/assessment/a> a ac:Assessment ;
        rdfs:label "Partly fulfilled (2016-02)"@en, "Tenu en partie (2016-02)"@fr ;
        ac:dataset <id/dataset/mali> ;
        ac:status acv:status-partly ; ac:done 20 ; ac:outOf 78 ;
        ac:date "2016-02"^^xsd:gYearMonth ;
        ac:dateFrom "2016-02-01"^^xsd:date ; ac:dateTo "2016-02-29"^^xsd:date ;
        ac:doneOn "2016-02-29"^^xsd:date ;
        ac:doneOnFrom "2016-02-29"^^xsd:date ; ac:doneOnTo "2016-02-29"^^xsd:date .
"""
    + cited("assessment/a")
    + related("assessment_subject", "assessment/a", "assesses", "commitment/c")
    + related("assessor", "assessment/a", "assessedBy", "actor/a")
)
ACTORS = (
    """
    <id/actor/gatia> a ac:Actor ;
        rdfs:label "GATIA"@en ; ac:name "GATIA"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:actor-kind-armed-movement ; ac:externalIds "ucdp-actor:5806" ;
        ac:founded "2014-08-14/.."^^edtf:EDTF ; ac:foundedFrom "2014-08-14"^^xsd:date ;
        ac:ended "2020"^^xsd:gYear ; ac:endedFrom "2020-01-01"^^xsd:date ; ac:endedTo "2020-12-31"^^xsd:date .
    <id/actor/platform> a ac:Actor ;
        rdfs:label "Platform"@en ; ac:name "Platform"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:actor-kind-coalition .
"""
    + cited("actor/gatia")
    + cited("actor/platform")
    + related(
        "membership",
        "actor/gatia",
        "memberOf",
        "actor/platform",
        'ac:from "2014"^^xsd:gYear ; ac:fromFrom "2014-01-01"^^xsd:date ; ac:fromTo "2014-12-31"^^xsd:date',
        'ac:to "2020"^^xsd:gYear ; ac:toFrom "2020-01-01"^^xsd:date ; ac:toTo "2020-12-31"^^xsd:date',
        'ac:cites "source/s para. 2", "source/t" ; prov:wasDerivedFrom <id/source/s>, <id/source/t>',
    )
)
SINCE = '"2014"^^xsd:gYear'
BY_THEN = ACTORS.replace(SINCE, '"/2014"^^edtf:EDTF').replace('ac:fromFrom "2014-01-01"^^xsd:date ; ', "")
NOT_BEFORE = ACTORS.replace('"2020"^^xsd:gYear ; ac:toFrom', '"2020/"^^edtf:EDTF ; ac:toFrom').replace(
    ' ; ac:toTo "2020-12-31"^^xsd:date', ""
)
SOURCE = """
    <id/source/s> a ac:Source ;
        rdfs:label "Report"@en ; ac:title "Report"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:source-kind-report ; ac:languages "fr", "pt-BR" ; ac:url "https://example.org:8080/r?a=1#p2" ;
        ac:readAt "http://copies.example/r" ;
        ac:published "2018-05"^^xsd:gYearMonth ;
        ac:publishedFrom "2018-05-01"^^xsd:date ; ac:publishedTo "2018-05-31"^^xsd:date ;
        ac:retrieved "2018-05-02"^^xsd:date ;
        ac:retrievedFrom "2018-05-02"^^xsd:date ; ac:retrievedTo "2018-05-02"^^xsd:date .
"""
DATASET = f"""
    <id/dataset/mali> a ac:Dataset ;
        rdfs:label "Mali"@en ; ac:title "Mali"@en ;
        ac:licence "https://creativecommons.org/publicdomain/zero/1.0/" ;
        ac:creator "The makers"@en ; ac:attribution "https://example.org/makers" ;
        ac:issued "2018-05-02"^^xsd:date ;
        ac:issuedFrom "2018-05-02"^^xsd:date ; ac:issuedTo "2018-05-02"^^xsd:date ;
        ac:version "1" ; ac:file "my folder" ; ac:checksum "{"0123456789abcdef" * 4}" ;
        ac:loader "curated" ; ac:loaderVersion "1" ;
        dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
        dcterms:creator <https://example.org/makers> ; prov:wasAttributedTo <https://example.org/makers> ;
        prov:wasGeneratedBy <id/loading/mali> .
    <id/loading/mali> a prov:Activity ;
        ac:dataset <id/dataset/mali> ;
        ac:file "my folder" ; ac:checksum "{"0123456789abcdef" * 4}" ;
        ac:loader "curated" ; ac:loaderVersion "1" ;
        prov:used <nih:sha-256;{"0123456789abcdef" * 4}> .
"""
OURS = DATASET.replace("<https://example.org/makers>", "<ontology#authors>").replace(
    "https://example.org/makers", "ontology#authors"
)
INPUT = f"<nih:sha-256;{'0123456789abcdef' * 4}>"
COMPUTED = DATASET.replace('ac:version "1" ;', 'ac:version "1" ; ac:derivedFrom "dataset/a", "dataset/b" ;').replace(
    INPUT, "<id/dataset/a>, <id/dataset/b>"
)
COUNTRY = """
    <id/place/mali> a ac:Place ;
        rdfs:label "Mali"@en ; ac:name "Mali"@en ;
        ac:dataset <id/dataset/places> ;
        ac:kind acv:place-kind-country .
""" + cited("place/mali")
COUNTRY += related("dataset_country", "dataset/mali", "country", "place/mali")
CLAIM = (
    """
    <id/claim/c> a ac:Claim ;
        rdfs:label "It was not them"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:claim-kind-denies ; ac:text "It was not them"@en ; ac:language "ar" ;
        ac:date "2018-04-14"^^xsd:date ; ac:dateFrom "2018-04-14"^^xsd:date ; ac:dateTo "2018-04-14"^^xsd:date ;
        ac:dateBasis acv:date-basis-stated .
"""
    + cited("claim/c")
    + related("attribution", "claim/c", "saidBy", "actor/a")
    + related("subject", "claim/c", "about", "event/attack")
)
ACCUSED = """
    <id/involvement/attack--jnim--attacker> a ac:Involvement ;
        ac:subject <id/event/attack> ; ac:object <id/actor/jnim> ;
        ac:dataset <id/dataset/mali> ;
        ac:role acv:role-attacker ; ac:hedge acv:hedge-alleged ; ac:basis acv:basis-own ;
        ac:cites "source/s para. 2", "source/t" ; prov:wasDerivedFrom <id/source/s>, <id/source/t> .
"""
IDENTITY = related("identity", "actor/gatia", "sameAs", "actor/ucdp-5806", 'ac:score "0.5"^^xsd:double')
AGREEMENT = """
    <id/agreement/accord> a ac:Agreement ;
        rdfs:label "Accord"@en ; ac:name "Accord"@en ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:agreement-kind-peace-accord ;
        ac:date "2015"^^xsd:gYear ; ac:dateFrom "2015-01-01"^^xsd:date ; ac:dateTo "2015-12-31"^^xsd:date ;
        ac:ended "2024"^^xsd:gYear ; ac:endedFrom "2024-01-01"^^xsd:date ; ac:endedTo "2024-12-31"^^xsd:date .
""" + cited("agreement/accord")
PROVISION = (
    """
    <id/provision/accord-7> a ac:Provision ;
        rdfs:label "Article 7"@en, "Article 7"@fr ;
        ac:dataset <id/dataset/mali> ;
        ac:kind acv:provision-kind-article ; ac:number "7" ; ac:topic acv:topic-ddr ; ac:text "To disarm"@en ;
        ac:inferred false .
"""
    + cited("provision/accord-7")
    + related("provision_agreement", "provision/accord-7", "inAgreement", "agreement/accord")
)
SNIPPETS = {
    "attack": ATTACK,
    "span": SPAN,
    "place": PLACE,
    "commitment": COMMITMENT,
    "figure": FIGURE,
    "assessment": ASSESSMENT,
    "actors": ACTORS,
    "a membership that began by then": BY_THEN,
    "a membership that did not end before": NOT_BEFORE,
    "source": SOURCE,
    "dataset": DATASET,
    "our dataset": OURS,
    "computed dataset": COMPUTED,
    "country": COUNTRY,
    "claim": CLAIM,
    "accused": ACCUSED,
    "identity": IDENTITY,
    "agreement": AGREEMENT,
    "provision": PROVISION,
    "assessed and published": (ASSESSED := ASSESSMENT + SOURCE),
}


def due(type_: str, **days: str) -> str:
    """The commitment with another deadline; `due="2015"` gives its first and last day too."""
    parts = [f"ac:deadlineType acv:deadline-type-{type_}"]
    for name, text in days.items():
        path, (form, first, last) = f"ac:deadline{name[0].upper()}{name[1:]}", _days(text)
        parts.append(f'{path} "{text}"^^xsd:{form} ; {path}From "{first}"^^xsd:date ; {path}To "{last}"^^xsd:date')
    return COMMITMENT.replace(DEADLINE, " ; ".join(parts))


def _days(text: str) -> tuple[str, str, str]:
    """Of a day or a year: its datatype, first and last day."""
    return ("date", text, text) if len(text) == 10 else ("gYear", f"{text}-01-01", f"{text}-12-31")


PROMISED = due("absolute", due="2016") + AGREEMENT.replace("agreement/accord", "agreement/a")
SNIPPETS["promised in an agreement"] = PROMISED
