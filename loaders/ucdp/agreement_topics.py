"""What UCDP's peace agreements are coded for: each column, its topic here, and what it says, in our own words."""

from ontology.vocabularies import Topic

T = Topic
TOPICS: dict[str, tuple[Topic, str, str]] = {
    "cease": (T.CEASEFIRE, "A ceasefire, or the end of hostilities.", "Un cessez-le-feu ou la fin des hostilités."),
    "intarmy": (
        T.INTEGRATION,
        "Fighters of the other side are taken into the army.",
        "L’intégration dans l’armée de combattants de l’autre camp.",
    ),
    "ddr": (
        T.DDR,
        "Fighters are disarmed, demobilised or reintegrated.",
        "Le désarmement, la démobilisation ou la réinsertion de combattants.",
    ),
    "withd": (T.SECURITY_SECTOR, "Foreign forces withdraw.", "Le retrait de forces étrangères."),
    "pp": (
        T.INSTITUTIONS,
        "An armed group may become a political party.",
        "La transformation possible d’un groupe armé en parti politique.",
    ),
    "intgov": (
        T.INTERIM_PERIOD,
        "Members of the other side enter an interim government.",
        "L’entrée de membres de l’autre camp dans un gouvernement intérimaire.",
    ),
    "intciv": (
        T.INTEGRATION,
        "Members of the other side enter the civil service.",
        "L’entrée de membres de l’autre camp dans la fonction publique.",
    ),
    "elections": (
        T.ELECTIONS,
        "Elections, or a reform of how they are held.",
        "Des élections ou une réforme de leur organisation.",
    ),
    "interim": (T.INTERIM_PERIOD, "An interim government.", "Un gouvernement intérimaire."),
    "natalks": (
        T.PROCESS,
        "National talks on a settlement.",
        "Des pourparlers nationaux en vue d’un règlement.",
    ),
    "shagov": (
        T.INSTITUTIONS,
        "Power is shared in the central government.",
        "Le partage du pouvoir au gouvernement central.",
    ),
    "aut": (T.TERRITORY, "Autonomy for the disputed territory.", "L’autonomie du territoire disputé."),
    "fed": (T.TERRITORY, "A federal State.", "Un État fédéral."),
    "ind": (T.TERRITORY, "Independence of the territory.", "L’indépendance du territoire."),
    "ref": (
        T.TERRITORY,
        "A referendum on the future of the territory.",
        "Un référendum sur l’avenir du territoire.",
    ),
    "shaloc": (
        T.TERRITORY,
        "Power is shared in local government.",
        "Le partage du pouvoir dans les collectivités locales.",
    ),
    "regdev": (T.DEVELOPMENT, "Development of the region.", "Le développement de la région."),
    "cul": (T.DEVELOPMENT, "Cultural freedoms.", "Des libertés culturelles."),
    "demarcation": (T.TERRITORY, "A border is to be drawn.", "Le tracé d’une frontière."),
    "locgov": (
        T.TERRITORY,
        "Local government of the territory.",
        "L’administration locale du territoire.",
    ),
    "amn": (T.JUSTICE, "An amnesty.", "Une amnistie."),
    "pris": (T.JUSTICE, "Prisoners are released.", "La libération de prisonniers."),
    "recon": (T.RECONCILIATION, "National reconciliation.", "La réconciliation nationale."),
    "return": (T.HUMANITARIAN, "Refugees and displaced people return.", "Le retour de réfugiés et de déplacés."),
    "reaffirm": (
        T.PRINCIPLES,
        "Earlier agreements are reaffirmed.",
        "La réaffirmation d’accords antérieurs.",
    ),
    "outlin": (T.PROCESS, "An agenda for further talks.", "Un ordre du jour pour la suite des pourparlers."),
    "pko": (T.GUARANTEES, "A peacekeeping operation.", "Une opération de maintien de la paix."),
    "gender": (T.PARTICIPATION, "Women, or questions of gender.", "Les femmes ou les questions de genre."),
    "co_impl": (
        T.MONITORING,
        "A commission that oversees how it is carried out.",
        "Une commission chargée de suivre sa mise en œuvre.",
    ),
}
