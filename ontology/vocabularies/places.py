"""Places and how exactly they are known."""

from ontology.codes import Code, Concept, vocabulary

ACLED_GEO = "acled:geo_precision"
UCDP_WHERE = "ucdp-ged:where_prec"
UCDP_CODEBOOK = "https://ucdp.uu.se/downloads/ged/ged251.pdf"


@vocabulary(fr="Nature d’un lieu")
class PlaceKind(Code):
    """What kind of place it is."""

    COUNTRY = Concept(
        "Country",
        "Pays",
        "The territory of a State.",
        "Le territoire d’un État.",
    )
    REGION = Concept(
        "Region",
        "Région",
        "A unit of the first level of administration: a region of Mali or the district of Bamako (adm1), or its like"
        " abroad.",
        "Une unité du premier niveau d’administration : une région du Mali ou le district de Bamako (adm1), ou son"
        " équivalent à l’étranger.",
    )
    CERCLE = Concept(
        "Cercle",
        "Cercle",
        "A unit of the second level of Mali's administration (adm2).",
        "Une unité du deuxième niveau d’administration du Mali (adm2).",
    )
    LOCALITY = Concept(
        "Locality",
        "Localité",
        "A town, village or camp of inhabitants.",
        "Une ville, un village ou un campement d’habitants.",
    )
    AREA = Concept(
        "Area",
        "Zone",
        "A stretch of land without fixed bounds, such as a forest or a valley.",
        "Une étendue sans limites fixes, comme une forêt ou une vallée.",
    )
    SITE = Concept(
        "Site",
        "Site",
        "A camp of troops, base, cantonment site, checkpoint, airport or building.",
        "Un camp militaire, une base, un site de cantonnement, un poste de contrôle, un aéroport ou un bâtiment.",
    )


@vocabulary(fr="Précision d’un point")
class PlacePrecision(Code):
    """How exactly the coordinates of a place are known."""

    EXACT = Concept(
        "Exact",
        "Exact",
        "The point of this very place, from a gazetteer or a map.",
        "Le point de ce lieu même, tiré d’un répertoire ou d’une carte.",
    )
    TOWN = Concept(
        "Town",
        "Ville",
        "The point of the town in which it lies.",
        "Le point de la ville où il se trouve.",
    )
    APPROXIMATE = Concept(
        "Approximate",
        "Approximatif",
        "A point chosen near it, since its own is not known.",
        "Un point choisi à proximité, faute de connaître le sien.",
    )
    CERCLE_CENTROID = Concept(
        "Centroid of the cercle",
        "Centroïde du cercle",
        "The middle of its cercle, which says nothing of where in it.",
        "Le milieu de son cercle, qui ne dit pas où il s’y trouve.",
    )
    REGION_CENTROID = Concept(
        "Centroid of the region",
        "Centroïde de la région",
        "The middle of its region, which says nothing of where in it.",
        "Le milieu de sa région, qui ne dit pas où il s’y trouve.",
    )
    COUNTRY_CENTROID = Concept(
        "Centroid of the country",
        "Centroïde du pays",
        "A middle point of the country, where nothing nearer is known.",
        "Un point au milieu du pays, faute de savoir mieux.",
    )
    UNKNOWN = Concept(
        "Unknown",
        "Inconnue",
        "The file that gives the point does not say how exact it is.",
        "Le fichier qui donne le point ne dit pas quelle en est la précision.",
    )


@vocabulary(fr="Proximité")
class Nearness(Code):
    """How exactly a source says where it was."""

    EXACT = Concept(
        "Exact",
        "Exact",
        "At the place itself.",
        "Au lieu même.",
        ((UCDP_WHERE, "1"), (ACLED_GEO, "1")),
    )
    NEAR = Concept(
        "Near",
        "Près de",
        "Near the place: within some 25 kilometres of it where the source gives a distance, as UCDP reckons.",
        "Près du lieu : à 25 kilomètres environ où la source donne une distance, comme le compte l’UCDP.",
        ((UCDP_WHERE, "2"), (ACLED_GEO, "2")),
        UCDP_CODEBOOK,
    )
    REGION = Concept(
        "Somewhere in the region",
        "Quelque part dans la région",
        "Somewhere within the place, which is a region, a cercle or another stretch of land, and nothing closer is"
        " told.",
        "Quelque part dans le lieu, qui est une région, un cercle ou une autre étendue, sans plus de précision.",
        ((UCDP_WHERE, "3"), (UCDP_WHERE, "4"), (ACLED_GEO, "3")),
    )
    COUNTRY = Concept(
        "Somewhere in the country",
        "Quelque part dans le pays",
        "Somewhere within the country, and nothing closer is told.",
        "Quelque part dans le pays, sans plus de précision.",
        ((UCDP_WHERE, "6"),),
    )
