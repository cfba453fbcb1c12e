"""Where it all comes from: sources, and the datasets that gather them."""

from ontology.model import Documented, Node, Relation, node, relation
from ontology.properties import prop
from ontology.values import DateSpan, Text
from ontology.vocabularies import Redistribution, SourceKind

CURATED = "curated"
"""The loader of datasets that are written by hand."""


@node(fr="Source", plural="sources", fr_plural="Sources", align=("prov:Entity", "schema:CreativeWork"))
class Source(Documented):
    """A document, page or dataset in which something is said."""

    kind: SourceKind = prop("nature", "What kind of source it is.", index=True)
    title: Text = prop("titre", "Its title as published, not translated.", search=True, align=("dcterms:title",))
    publisher: str | None = prop(
        "éditeur", "Who published it, if recorded.", default=None, search=True, align=("schema:publisher",)
    )
    published: DateSpan | None = prop(
        "date de publication", "When it was published, if it has a date.", default=None, align=("dcterms:issued",)
    )
    retrieved: DateSpan | None = prop(
        "date de consultation", "When it was read, if recorded: a day or month.", default=None
    )
    url: str | None = prop(
        "adresse",
        "Its official address, if recorded; of a United Nations document, the one made of its symbol.",
        default=None,
        align=("schema:url",),
    )
    read_at: str | None = prop("lu à l’adresse", "The address where it was read, if it is not `url`.", default=None)
    languages: tuple[str, ...] = prop(
        "langues", "The languages that it is written in, as BCP 47 tags.", default=(), align=("dcterms:language",)
    )

    def label(self) -> Text:
        return self.title


@node(fr="Jeu de données", plural="datasets", fr_plural="Jeux de données", align=("dcat:Dataset", "prov:Entity"))
class Dataset(Node):
    """A body of records that is loaded, replaced and cited as a whole."""

    title: Text = prop("titre", "Its title.", search=True, align=("dcterms:title",))
    licence: str = prop("licence", "The address of the licence under which it may be used.", align=("dcterms:license",))
    redistribution: Redistribution | None = prop(
        "rediffusion",
        "Whether its terms let it be passed on, if that is recorded: it may be where nothing is.",
        default=None,
        align=("dcterms:accessRights",),
    )
    version: str = prop("version", "The version of the data.", align=("dcat:version",))
    creator: Text | None = prop(
        "auteurs",
        "Those who made it, as a citation names them, if recorded.",
        default=None,
        align=("schema:creditText",),
    )
    attribution: str | None = prop(
        "attribution",
        "The IRI of those whom it is to be attributed to, if recorded: an address on the web, or, below the base IRI,"
        " `ontology#authors`, who are the authors of Accord Graph.",
        default=None,
        align=("dcterms:creator",),
    )
    issued: DateSpan | None = prop(
        "date de parution", "When this version was issued, if recorded.", default=None, align=("dcterms:issued",)
    )
    file: str | None = prop(
        "fichier",
        "The name of the file or folder that it was loaded from, without its path, if recorded.",
        default=None,
    )
    checksum: str = prop(
        "somme de contrôle", "SHA-256 of the files that it was loaded from; of a computed one, of its records."
    )
    derived_from: tuple[str, ...] = prop(
        "calculé à partir de", "The ids of the datasets that it was computed from, if it was computed.", default=()
    )
    loader: str = prop("chargeur", "The loader that read these files, such as `curated`.")
    loader_version: str = prop("version du chargeur", "The version of that loader.")

    def label(self) -> Text:
        return self.title


@relation(
    Documented,
    "documentedBy",
    Source,
    inverse="documents",
    fr="documenté par",
    fr_inverse="documente",
    inverse_definition="The records that cite this source, each with the place in it.",
    key=("locator",),
    cited=False,
    pages_by=(),
    align=("prov:wasDerivedFrom",),
)
class Documentation(Relation):
    """The sources of this record, each with the place in it."""

    locator: str | None = prop(
        "endroit",
        "Where in the source, if recorded: `para. 2`, `p. 3`, `entry, sentence 4`.",
        default=None,
        align=("schema:pagination",),
    )
