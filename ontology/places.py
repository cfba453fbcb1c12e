"""Where it happens, and what lies within what, and when."""

from ontology.model import Documented, Relation, node, relation
from ontology.properties import prop
from ontology.values import DateSpan, Text
from ontology.vocabularies import PlaceKind, PlacePrecision


@node(fr="Lieu", plural="places", fr_plural="Lieux", align=("geo:Feature", "schema:Place", "sem:Place"))
class Place(Documented):
    """A country, region, cercle, locality, area or site."""

    kind: PlaceKind = prop("nature", "What kind of place it is.", index=True)
    name: Text = prop("nom", "Its name.", index=True, search=True, align=("schema:name",))
    aliases: tuple[str, ...] = prop(
        "autres noms", "Other names and spellings.", default=(), search=True, align=("skos:altLabel",)
    )
    pcode: str | None = prop("code P", "Its own P-code (OCHA), valid from December 2021.", default=None, index=True)
    lat: float | None = prop("latitude", "Latitude in degrees, WGS 84.", default=None, align=("wgs84:lat",))
    lon: float | None = prop("longitude", "Longitude in degrees, WGS 84.", default=None, align=("wgs84:long",))
    precision: PlacePrecision | None = prop(
        "précision",
        "How exactly the coordinates are known; how exactly a source says where is told by each relation.",
        default=None,
    )

    def label(self) -> Text:
        return self.name


@relation(
    Place,
    "within",
    Place,
    inverse="contains",
    fr="situé dans",
    fr_inverse="contient",
    inverse_definition="The places that lie within this one, from a day to a day where that changed.",
    key=("from_",),
    pages_by=("name",),
    hierarchy=True,
    align=("geo:sfWithin", "schema:containedInPlace"),
)
class Containment(Relation):
    """The places that a place lies within, from a day to a day where that changed."""

    from_: DateSpan | None = prop(
        "depuis",
        "First day, where that changed. `/2017`: by 2017, on an unknown day.",
        default=None,
        name="from",
        unknown=True,
    )
    to: DateSpan | None = prop(
        "jusqu’à",
        "Last day, where that changed. `2017/`: not before 2017, on an unknown day.",
        default=None,
        unknown=True,
    )
