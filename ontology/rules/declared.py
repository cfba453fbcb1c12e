"""Every rule of the domain, declared once: whom it binds, and what must hold."""

from ontology.actors import Actor, Alliance, Membership
from ontology.agreements import Agreement, Assessment, Commitment
from ontology.deadlines import PARTS
from ontology.events import CasualtyEstimate, Claim
from ontology.iris import AUTHORS
from ontology.larger_events import EventPart
from ontology.matching import Difference, Identity, MatchDecision
from ontology.model import Documented, Node
from ontology.places import Containment, Place
from ontology.rules.declared_of_ends import END_RULES
from ontology.rules.declared_of_rdf import RDF_RULES
from ontology.rules.forms import LANGUAGE_TAG, WEB_ADDRESS, WEB_IRI
from ontology.rules.kinds import Rule
from ontology.rules.of_deadlines import Counted, Parts
from ontology.rules.of_ends import Cited
from ontology.rules.of_values import AllOrNone, Explained, Forward, InOrder, Pattern, Some, Within
from ontology.sources import Dataset, Source
from ontology.values import DURATION_FORM
from ontology.vocabularies import SourceGrade

NEED_NO_SOURCE = (Source, MatchDecision)
"""The classes of what is stated here, or is a source itself."""
RULES: tuple[Rule, ...] = (
    Cited(
        name="source-where-one-is-due",
        of=(Documented,),
        but=NEED_NO_SOURCE,
        says="Whatever is stated names at least one source; only a source itself need not, nor what somebody decides"
        " here of two records.",
    ),
    Explained(
        name="unverified-is-explained",
        of=(Node,),
        says="What is not verified has a note that says what would settle it.",
        attribute="source_grade",
        code=SourceGrade.UNVERIFIED,
        by="note",
        remedy="Say in the note what would settle it.",
    ),
    AllOrNone(
        name="whole-point",
        of=(Place,),
        says="A point has a latitude, a longitude and a precision.",
        attributes=("lat", "lon", "precision"),
    ),
    Within(
        name="latitude",
        of=(Place,),
        says="A latitude lies between the poles: from -90 to 90 degrees.",
        attributes=("lat",),
        least=-90,
        most=90,
    ),
    Within(
        name="longitude",
        of=(Place,),
        says="A longitude lies on the globe: from -180 to 180 degrees.",
        attributes=("lon",),
        least=-180,
        most=180,
    ),
    Some(
        name="number-or-note",
        of=(CasualtyEstimate,),
        says="A figure has a number, or a note that it is unknown.",
        attributes=("low", "best", "high", "note"),
        remedy="Give a number, or a note that it is unknown.",
    ),
    Within(
        name="victims-counted",
        of=(CasualtyEstimate,),
        says="No number of victims is below zero.",
        attributes=("low", "best", "high"),
        least=0,
    ),
    InOrder(
        name="victims-in-order",
        of=(CasualtyEstimate,),
        says="The lowest number does not stand above the highest, and the best lies between them, unless a note says"
        " that its publisher has it so.",
        attributes=("low", "best", "high"),
        unless="note",
    ),
    AllOrNone(
        name="done-out-of-all",
        of=(Assessment,),
        says="How many were done is said together with out of how many.",
        attributes=("done", "out_of"),
    ),
    Within(
        name="done-counted",
        of=(Assessment,),
        says="No number of things done, or to be done, is below zero.",
        attributes=("done", "out_of"),
        least=0,
    ),
    InOrder(
        name="done-in-order",
        of=(Assessment,),
        says="No more was done than there was to do.",
        attributes=("done", "out_of"),
    ),
    Forward(
        name="done-before-it-was-said",
        of=(Assessment,),
        says="What was done was done before the assessor said so, or on that day.",
        start="done_on",
        end="date",
        began="when it was done",
    ),
    Forward(
        name="founded-before-it-ended",
        of=(Actor,),
        says="An actor did not end before it was founded.",
        start="founded",
        end="ended",
        began="when it was founded",
    ),
    Forward(
        name="agreed-before-it-ended",
        of=(Agreement,),
        says="An agreement did not end before it was made.",
        start="date",
        end="ended",
        began="when it was made",
    ),
    AllOrNone(
        name="date-with-its-basis",
        of=(Claim,),
        says="The date of a claim is given together with what it rests on.",
        attributes=("date", "date_basis"),
    ),
    Forward(
        name="published-before-it-was-read",
        of=(Source,),
        says="A source was not read before it was published.",
        start="published",
        end="retrieved",
        began="when it was published",
    ),
    Forward(
        name="from-before-to",
        of=(Membership, Alliance, Containment),
        says="What lasted from one date to another did not end before it began.",
        start="from_",
        end="to",
        began="when it began",
    ),
    Parts(
        name="parts-of-a-deadline",
        of=(Commitment,),
        says="A deadline has the parts that belong to its type, and no others.",
        attribute="deadline",
        type="type",
        table=PARTS,
    ),
    Pattern(
        name="durations",
        of=(Commitment,),
        says="A duration counts days, weeks, months or years: P60D, P2W, P3M, P1Y.",
        attributes=("deadline.duration", "deadline.every"),
        pattern=DURATION_FORM.pattern,
        form="a duration",
        remedy="Write P60D, P2W, P3M or P1Y.",
    ),
    Forward(
        name="starts-before-it-is-due",
        of=(Commitment,),
        says="A window does not close before it opens.",
        start="deadline.start",
        end="deadline.due",
        began="when it starts",
    ),
    Counted(
        name="due-follows",
        of=(Commitment,),
        says="The day by which something is due follows from the day that it is counted from, and the duration.",
        attribute="deadline",
    ),
    Pattern(
        name="web-addresses",
        of=(Source,),
        says="An address is one on the web: http or https, and a host.",
        attributes=("url", "read_at"),
        pattern=WEB_ADDRESS,
        form="a web address",
        remedy="Begin it with https:// or http:// and a host, and write spaces in it as %20.",
    ),
    Pattern(
        name="languages-of-sources",
        of=(Source,),
        says="The languages of a source are BCP 47 tags.",
        attributes=("languages",),
        pattern=LANGUAGE_TAG,
        form="a language tag",
        remedy="Write a BCP 47 tag, such as fr or pt-BR.",
    ),
    Pattern(
        name="language-of-a-claim",
        of=(Claim,),
        says="The language in which something was said is a BCP 47 tag.",
        attributes=("language",),
        pattern=LANGUAGE_TAG,
        form="a language tag",
        remedy="Write a BCP 47 tag, such as fr or pt-BR.",
    ),
    Pattern(
        name="ids-elsewhere",
        of=(Actor,),
        says="An id elsewhere says whose it is: `ucdp-actor:1158`.",
        attributes=("external_ids",),
        pattern=r"[a-z0-9-]+:\S.*",
        form="a scheme, a colon and an id",
        remedy="Write it like ucdp-actor:1158.",
    ),
    Pattern(
        name="licences",
        of=(Dataset,),
        says="The licence of a dataset is named by its address on the web.",
        attributes=("licence",),
        pattern=WEB_IRI,
        form="the address of a licence",
        remedy="Write it like https://creativecommons.org/licenses/by/4.0/.",
    ),
    Pattern(
        name="attributions",
        of=(Dataset,),
        says="Those whom a dataset is to be attributed to are named by an address on the web, or are our authors.",
        attributes=("attribution",),
        pattern=f"{WEB_IRI}|{AUTHORS}",
        form="the IRI of those whom it is attributed to",
        remedy=f"Write an address on the web, or {AUTHORS} for the authors of Accord Graph.",
    ),
    Pattern(
        name="checksum",
        of=(Dataset,),
        says="The checksum of a dataset's input is a SHA-256, in lower-case hexadecimal digits.",
        attributes=("checksum",),
        pattern="[0-9a-f]{64}",
        form="a SHA-256",
        remedy="Write its 64 digits, of 0-9 and a-f.",
    ),
    Pattern(
        name="datasets-computed-from",
        of=(Dataset,),
        says="The datasets that a dataset was computed from are named by their ids.",
        attributes=("derived_from",),
        pattern="dataset/[a-z0-9-]+",
        form="the id of a dataset",
        remedy="Write it like dataset/mali.",
    ),
    Within(
        name="score",
        of=(Identity, Difference, EventPart),
        says="The scores of a match lie from 0 to 1.",
        attributes=("score", "day_score", "place_score", "side_score", "kind_score"),
        least=0,
        most=1,
    ),
    *END_RULES,
    *RDF_RULES,
)
