"""Where it happens, and what lies within what, and when."""

from ontology.model import Documented, Relation, node, relation
from ontology.outlines import Outline
from ontology.properties import prop
from ontology.sources import Dataset
from ontology.values import DateSpan, Language, Text
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision

CENTROIDS = tuple(one for one in PlacePrecision if one.name.endswith("_CENTROID"))
"""Points that stand for a whole country, region or cercle: on a map they would be places where nothing has happened."""
UNITS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CERCLE)
"""What has no point of its own, however exactly its file says that the point is known."""
SOMEWHERE = (Nearness.REGION, Nearness.COUNTRY)
"""Of what happened somewhere within a place, the place's point does not say where."""


@node(fr="Lieu", plural="places", fr_plural="Lieux", align=("geo:Feature", "schema:Place", "sem:Place"))
class Place(Documented):
    """A country, region, cercle, locality, area or site."""

    kind: PlaceKind = prop("nature", "What kind of place it is.", index=True)
    name: Text = prop("nom", "Its name.", index=True, search=True, align=("schema:name",))
    aliases: tuple[str, ...] = prop(
        "autres noms", "Other names and spellings.", default=(), search=True, align=("skos:altLabel",)
    )
    qualifier: Text | None = prop(
        "qualificatif",
        "What tells it from places of the same name and kind; `label` has it in brackets. Most need none.",
        default=None,
    )
    pcode: str | None = prop(
        "code P", "Its own P-code (OCHA), if it has one, as of December 2021.", default=None, index=True
    )
    lat: float | None = prop("latitude", "Latitude in degrees, WGS 84, if known.", default=None, align=("wgs84:lat",))
    lon: float | None = prop(
        "longitude", "Longitude in degrees, WGS 84, if known.", default=None, align=("wgs84:long",)
    )
    precision: PlacePrecision | None = prop(
        "précision",
        "How exactly the coordinates are known, if there are any; how exactly a source says where is a matter of each"
        " relation.",
        default=None,
    )

    outline: Outline | None = prop(
        "contour",
        "The area that it covers, simplified, as a GeoJSON geometry (RFC 7946): what a map draws of what happened"
        " somewhere in it. It is that of the day of its source; from when to when the place lay within another, its"
        " relations say.",
        default=None,
        align=("geo:asGeoJSON",),
    )

    def label(self) -> Text:
        if self.qualifier is None:
            return self.name
        names = zip(Language, self.name.by_language, strict=True)
        return Text(*(name and f"{name} ({self.qualifier.in_language(language)})" for language, name in names))


@relation(
    Place,
    "within",
    Place,
    inverse="contains",
    fr="situé dans",
    fr_inverse="contient",
    inverse_definition="The places that lie directly within this one, or did, with dates if that changed.",
    key=("from_",),
    pages_by=("name",),
    hierarchy=True,
    align=("geo:sfWithin", "schema:containedInPlace"),
)
class Containment(Relation):
    """The places that this one lies directly within, or did, with dates if that changed."""

    from_: DateSpan | None = prop(
        "depuis",
        "The first day, if it was not always so. `/2017`: by 2017, on an unknown day.",
        default=None,
        name="from",
        unknown=True,
    )
    to: DateSpan | None = prop(
        "jusqu’à",
        "The last day, if that is over. `2017/`: not before 2017, on an unknown day.",
        default=None,
        unknown=True,
    )


@relation(
    Dataset,
    "country",
    Place,
    inverse="datasets",
    fr="pays",
    fr_inverse="jeux de données",
    inverse_definition="The datasets that are about this country.",
    stored="datasetCountry",
    single=True,
    cited=False,
    align=("dcterms:spatial",),
)
class DatasetCountry(Relation):
    """The country that this dataset is about, if it is about one; what happened elsewhere is abroad."""
