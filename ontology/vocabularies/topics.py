"""What provisions and commitments are about."""

from ontology.codes import Code, Concept, vocabulary


@vocabulary(fr="Thème")
class Topic(Code):
    """What a provision or commitment is about: one list for both, the narrowest that fits."""

    PRINCIPLES = Concept(
        "Principles and good faith",
        "Principes et bonne foi",
        "Unity, sovereignty, respect for the text, and carrying it out in good faith.",
        "Unité, souveraineté, respect du texte et mise en œuvre de bonne foi.",
    )
    PROCESS = Concept(
        "Talks, signature and entry into force",
        "Pourparlers, signature et entrée en vigueur",
        "How and when the text is negotiated, signed, joined, published, amended or comes into force.",
        "Comment et quand le texte est négocié, signé, ouvert à l’adhésion, publié, modifié ou entre en vigueur.",
    )
    IMPLEMENTATION = Concept(
        "Implementation as a whole",
        "Mise en œuvre dans son ensemble",
        "Carrying the text out as a whole, its timetables included, and no one matter of it.",
        "La mise en œuvre du texte dans son ensemble, chronogrammes compris, et non d’un sujet particulier.",
    )
    GUARANTEES = Concept(
        "Mediation and international guarantees",
        "Médiation et garanties internationales",
        "What mediators, guarantors and international partners do for the text.",
        "Ce que les médiateurs, les garants et les partenaires internationaux font pour le texte.",
    )
    MONITORING = Concept(
        "Monitoring and observation",
        "Suivi et observation",
        "The bodies that follow the text, such as the Agreement Monitoring Committee (CSA) and the Independent"
        " Observer.",
        "Les organes qui suivent le texte, comme le Comité de suivi de l’accord (CSA) et l’Observateur indépendant.",
    )
    SANCTIONS = Concept(
        "Measures against obstruction",
        "Mesures contre l’obstruction",
        "Measures against those who obstruct the text or breach it.",
        "Les mesures contre ceux qui entravent ou violent le texte.",
    )
    PARTICIPATION = Concept(
        "Inclusion and the part of women",
        "Inclusion et participation des femmes",
        "Who takes part: women, young people, other movements, civil society.",
        "Qui participe : femmes, jeunes, autres mouvements, société civile.",
    )
    CEASEFIRE = Concept(
        "Ceasefire and end of hostilities",
        "Cessez-le-feu et fin des hostilités",
        "Ending hostilities and provocation, and the bodies that watch this, such as the CTS; prisoners too.",
        "La fin des hostilités et des provocations, et les organes qui y veillent, comme la CTS ; les prisonniers"
        " aussi.",
    )
    OPERATIONAL_COORDINATION = Concept(
        "Operational coordination (MOC) and mixed patrols",
        "Coordination opérationnelle (MOC) et patrouilles mixtes",
        "The MOC, its units and bases, and patrols of army and movements together.",
        "Le MOC, ses unités et ses bases, et les patrouilles communes de l’armée et des mouvements.",
    )
    CANTONMENT = Concept(
        "Cantonment",
        "Cantonnement",
        "Sites where fighters gather, and the gathering and feeding of fighters there.",
        "Les sites où les combattants se regroupent, et leur regroupement et entretien sur place.",
    )
    DDR = Concept(
        "Disarmament, demobilisation and reintegration",
        "Désarmement, démobilisation et réinsertion",
        "Lists, registration and disarmament of fighters, their return to civil life, and the DDR commission.",
        "Listes, enregistrement et désarmement des combattants, leur retour à la vie civile, et la commission DDR.",
    )
    INTEGRATION = Concept(
        "Integration of former fighters",
        "Intégration des ex-combattants",
        "Former fighters in the army, other forces or the civil service: quotas, ranks, and the commission for it.",
        "Les ex-combattants dans l’armée, d’autres corps ou l’administration : quotas, grades, et la commission chargée"
        " d’y pourvoir.",
    )
    REDEPLOYMENT = Concept(
        "Redeployment of the reconstituted forces",
        "Redéploiement des forces reconstituées",
        "The reconstituted army and security forces going back to the north.",
        "Le retour dans le nord de l’armée et des forces de sécurité reconstituées.",
    )
    SECURITY_SECTOR = Concept(
        "Defence and security, reform of the sector",
        "Défense et sécurité, réforme du secteur",
        "Reform and bodies of defence and security, police of territorial units included, and security that is not one"
        " of the other topics.",
        "La réforme et les organes de la défense et de la sécurité, police territoriale comprise, et ce qui touche à la"
        " sécurité sans relever d’un autre thème.",
    )
    COUNTER_TERRORISM = Concept(
        "Fight against terrorism and organised crime",
        "Lutte contre le terrorisme et la criminalité organisée",
        "Fighting terrorism, trafficking and organised crime, or breaking with those who commit them.",
        "La lutte contre le terrorisme, les trafics et la criminalité organisée, ou la rupture avec leurs auteurs.",
    )
    INSTITUTIONS = Concept(
        "Political and institutional reforms",
        "Réformes politiques et institutionnelles",
        "Institutions of the whole State and who is in them, such as a second chamber.",
        "Les institutions de l’État et leur composition, comme une seconde chambre.",
    )
    CONSTITUTION = Concept(
        "Revision of the Constitution",
        "Révision de la Constitution",
        "Drafting, voting on and adopting changes to the Constitution.",
        "L’élaboration, le vote et l’adoption de modifications de la Constitution.",
    )
    TERRITORY = Concept(
        "Territorial reorganisation and decentralisation",
        "Réorganisation territoriale et décentralisation",
        "New regions and cercles, elected regional assemblies, and powers, money and posts handed to them.",
        "Nouvelles régions et nouveaux cercles, assemblées régionales élues, et pouvoirs, moyens et postes qui leur"
        " sont transférés.",
    )
    ELECTIONS = Concept(
        "Elections",
        "Élections",
        "Holding elections, the lists of voters, and the law on them.",
        "La tenue d’élections, les listes électorales et la loi électorale.",
    )
    INTERIM_PERIOD = Concept(
        "Interim period and interim authorities",
        "Période intérimaire et autorités intérimaires",
        "What holds until the new order does, above all the interim authorities of regions and cercles.",
        "Ce qui vaut en attendant le nouvel ordre, surtout les autorités intérimaires des régions et des cercles.",
    )
    DEVELOPMENT = Concept(
        "Economic, social and cultural development",
        "Développement économique, social et culturel",
        "The development zone, funds, services, schools, languages and culture.",
        "La zone de développement, les fonds, les services, l’école, les langues et la culture.",
    )
    RECONCILIATION = Concept(
        "National reconciliation",
        "Réconciliation nationale",
        "The conference of national entente, the charter for peace, and reconciliation between communities.",
        "La conférence d’entente nationale, la charte pour la paix et la réconciliation entre communautés.",
    )
    JUSTICE = Concept(
        "Justice and transitional justice",
        "Justice et justice transitionnelle",
        "Courts, inquiries, truth commission, reparation, amnesty.",
        "Tribunaux, enquêtes, commission vérité, réparations, amnistie.",
    )
    HUMANITARIAN = Concept(
        "Humanitarian questions and return of refugees",
        "Questions humanitaires et retour des réfugiés",
        "Aid and access for it, and the return of refugees and displaced people.",
        "L’aide et son acheminement, et le retour des réfugiés et des déplacés.",
    )
    HUMAN_RIGHTS = Concept(
        "Human rights and citizenship",
        "Droits humains et citoyenneté",
        "Rights of people and of citizens, the bodies and measures that protect them, and the media.",
        "Les droits des personnes et des citoyens, les organes et mesures qui les protègent, et les médias.",
    )
