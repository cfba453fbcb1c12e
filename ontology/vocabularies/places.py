"""Places and how exactly they are known."""

from ontology.codes import Code, Concept, vocabulary

ACLED_GEO = "acled:geo_precision"
UCDP_WHERE = "ucdp-ged:where_prec"


@vocabulary(fr="Nature d’un lieu")
class PlaceKind(Code):
    """What sort of place it is."""

    COUNTRY = Concept("Country", "Pays")
    REGION = Concept("Region", "Région", "First level of Mali's administration (adm1).")
    CERCLE = Concept("Cercle", "Cercle", "Second level of Mali's administration (adm2).")
    LOCALITY = Concept("Locality", "Localité", "A town or village.")
    AREA = Concept("Area", "Zone", "A stretch of land without fixed bounds, such as a forest.")
    SITE = Concept("Site", "Site", "A camp, base, checkpoint or building.")


@vocabulary(fr="Précision d’un point")
class PlacePrecision(Code):
    """How exactly the coordinates of a place are known."""

    EXACT = Concept("Exact", "Exact", "A gazetteer's point.")
    TOWN = Concept("Town", "Ville", "The point of the town.")
    APPROXIMATE = Concept("Approximate", "Approximatif", "A point chosen near it.")
    CERCLE_CENTROID = Concept("Centroid of the cercle", "Centroïde du cercle")
    REGION_CENTROID = Concept("Centroid of the region", "Centroïde de la région")
    COUNTRY_CENTROID = Concept(
        "Centroid of the country", "Centroïde du pays", "A middle point of the country, where nothing nearer is known."
    )
    UNKNOWN = Concept("Unknown", "Inconnue", "The file that gives the point does not say how exact it is.")


@vocabulary(fr="Proximité")
class Nearness(Code):
    """How exactly a source says where it was."""

    EXACT = Concept("Exact", "Exact", "At the place itself.", ((UCDP_WHERE, "1"), (ACLED_GEO, "1")))
    NEAR = Concept("Near", "Près de", "Near the place.", ((UCDP_WHERE, "2"), (ACLED_GEO, "2")))
    REGION = Concept(
        "Somewhere in the region", "Quelque part dans la région", "", ((UCDP_WHERE, "4"), (ACLED_GEO, "3"))
    )
    COUNTRY = Concept("Somewhere in the country", "Quelque part dans le pays", "", ((UCDP_WHERE, "6"),))
