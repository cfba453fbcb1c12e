"""What happened."""

from ontology.codes import Code, Concept, vocabulary

UCDP_VIOLENCE = "ucdp-ged:type_of_violence"
ACLED_SUB = "acled:sub_event_type"
PITF_ATROCITIES = "http://eventdata.parusanalytics.com/data.dir/atrocities.html"


@vocabulary(fr="Nature d’un événement")
class EventKind(Code):
    """What kind of event it was: the narrowest that fits what the source tells, whoever was in the right."""

    ACCUSATION = Concept(
        "Accusation",
        "Accusation",
        "Someone publicly accused another of a grave act, which is itself known from accusations alone; its date is"
        " that of the accusation.",
        "Quelqu’un a publiquement accusé un autre d’un acte grave, connu par des accusations seulement ; la date est"
        " celle de l’accusation.",
    )
    AGREEMENT = Concept(
        "Agreement",
        "Accord",
        "A text or a truce was agreed, initialled, signed, joined or renewed by two parties or more.",
        "Un texte ou une trêve a été convenu, paraphé, signé ou renouvelé par deux parties au moins, ou une partie y a"
        " adhéré.",
        ((ACLED_SUB, "Agreement"),),
    )
    AMBUSH = Concept(
        "Ambush",
        "Embuscade",
        "One side lay in wait and opened fire on people or vehicles on the move.",
        "Un camp, en embuscade, a ouvert le feu sur des personnes ou des véhicules en mouvement.",
    )
    APPOINTMENT = Concept(
        "Appointment",
        "Nomination",
        "A person was appointed to an office, or left it.",
        "Une personne a été nommée à une fonction ou l’a quittée.",
    )
    ARMED_CLASH = Concept(
        "Armed clash",
        "Affrontement armé",
        "Two armed sides or more fought each other, whoever began and whoever lost.",
        "Deux camps armés au moins se sont combattus, quel que soit celui qui a commencé ou perdu.",
        (
            (ACLED_SUB, "Armed clash"),
            (ACLED_SUB, "Government regains territory"),
            (ACLED_SUB, "Non-state actor overtakes territory"),
            (UCDP_VIOLENCE, "1"),
            (UCDP_VIOLENCE, "2"),
        ),
    )
    ATTACK = Concept(
        "Attack",
        "Attaque",
        "One side used arms, or tried to, against people or a place of another, who may have fired back, and none of"
        " ambush, bombing, shelling, killing and massacre says all of it.",
        "Un camp a usé de ses armes, ou l’a tenté, contre des personnes ou un lieu d’un autre, qui a pu riposter, sans"
        " qu’embuscade, attentat à la bombe, tirs d’obus, homicide ou massacre en dise l’ensemble.",
        tuple(
            (ACLED_SUB, code)
            for code in (
                "Attack",
                "Abduction/forced disappearance",
                "Chemical weapon",
                "Excessive force against protesters",
                "Grenade",
                "Looting/property destruction",
                "Sexual violence",
            )
        ),
    )
    BOMBING = Concept(
        "Bombing",
        "Attentat à la bombe",
        "An explosive that was carried or laid there went off: a suicide bomb, a car bomb, a mine, a roadside bomb.",
        "Un engin apporté ou posé sur place a explosé : attentat-suicide, véhicule piégé, mine, bombe artisanale.",
        ((ACLED_SUB, "Suicide bomb"), (ACLED_SUB, "Remote explosive/landmine/IED")),
    )
    CONFERENCE = Concept(
        "Conference",
        "Conférence",
        "Delegates met by invitation to debate, without negotiating a text that binds those present.",
        "Des délégués invités se sont réunis pour débattre, sans négocier de texte liant les participants.",
    )
    DECLARATION = Concept(
        "Declaration",
        "Déclaration",
        "One side declared something that changes its standing: independence, war, its own dissolution.",
        "Un camp a déclaré ce qui change sa situation : indépendance, guerre, sa propre dissolution.",
    )
    DEVELOPMENT = Concept(
        "Development",
        "Fait marquant",
        "Something without a fight that bears on a conflict: arrests, seized weapons, a place that changed hands"
        " peacefully; and none of the other kinds says what.",
        "Un fait sans combat qui pèse sur un conflit : arrestations, armes saisies, lieu qui change de mains sans"
        " violence ; et aucune autre nature ne dit lequel.",
        tuple(
            (ACLED_SUB, code)
            for code in (
                "Arrests",
                "Change to group/activity",
                "Disrupted weapons use",
                "Headquarters or base established",
                "Non-violent transfer of territory",
                "Other",
            )
        ),
    )
    ELECTION = Concept(
        "Election",
        "Élection",
        "A vote for public office was called, held or put off, or its result proclaimed.",
        "Un scrutin pour des fonctions publiques a été convoqué, tenu ou reporté, ou son résultat proclamé.",
    )
    INSTITUTION = Concept(
        "Institution",
        "Institution",
        "A public body, law or rule, or a body, unit or programme that an agreement foresees, was created, installed,"
        " begun, changed, put off or ended.",
        "Un organe public, une loi ou une règle, ou un organe, une unité ou un programme qu’un accord prévoit, a été"
        " créé, installé, lancé, modifié, reporté ou supprimé.",
    )
    KILLING = Concept(
        "Killing",
        "Homicide",
        "People who were not fighting were killed, and it is not a massacre: fewer than five, or their sources do not"
        " say that it was on purpose.",
        "Des personnes qui ne combattaient pas ont été tuées, sans que ce soit un massacre : moins de cinq, ou les"
        " sources ne disent pas que c’était délibéré.",
        ((UCDP_VIOLENCE, "3"), (ACLED_SUB, "Attack"), (ACLED_SUB, "Excessive force against protesters")),
    )
    MASSACRE = Concept(
        "Massacre",
        "Massacre",
        "Five or more people who were not fighting were killed on purpose in one event, by the account of a source that"
        " is not hedged. Five is the threshold of the Worldwide Atrocities Dataset (Political Instability Task Force).",
        "Cinq personnes au moins qui ne combattaient pas ont été tuées délibérément lors d’un même événement, selon une"
        " source qui l’affirme sans réserve. Cinq est le seuil du Worldwide Atrocities Dataset (Political Instability"
        " Task Force).",
        ((UCDP_VIOLENCE, "3"), (ACLED_SUB, "Attack"), (ACLED_SUB, "Excessive force against protesters")),
        PITF_ATROCITIES,
    )
    MILITARY_OPERATION = Concept(
        "Military operation",
        "Opération militaire",
        "A force carried out a planned action: a sweep, an air raid, a pursuit, the start or end of a deployment.",
        "Une force a mené une action planifiée : ratissage, frappe aérienne, poursuite, début ou fin d’un déploiement.",
        ((ACLED_SUB, "Air/drone strike"),),
    )
    MONITORING = Concept(
        "Monitoring",
        "Suivi",
        "A body that follows an agreement met, visited or reported, or was chosen for it, suspended or taken up again.",
        "Un organe de suivi d’un accord s’est réuni, s’est rendu sur place ou a rendu compte, ou a été désigné,"
        " suspendu ou repris.",
    )
    NEGOTIATION = Concept(
        "Negotiation",
        "Négociation",
        "Parties talked, through mediators or not, in order to agree on a text, and had not yet done so.",
        "Des parties ont discuté, avec ou sans médiateur, en vue d’un texte, sans être encore parvenues à un accord.",
    )
    ORGANISATION = Concept(
        "Organisation",
        "Organisation",
        "A movement or alliance was formed, joined, left, split, merged or dissolved.",
        "Un mouvement ou une alliance s’est formé, élargi, scindé ou dissous, a fusionné, ou un membre l’a quitté.",
    )
    PATROL = Concept(
        "Patrol",
        "Patrouille",
        "Armed units went on patrol, of which the patrol itself is what is told.",
        "Des unités armées ont patrouillé, et c’est la patrouille même qui est rapportée.",
    )
    PROTEST = Concept(
        "Protest",
        "Manifestation",
        "People gathered in public for or against something, and used no violence, whatever was done to them.",
        "Des personnes se sont rassemblées en public pour ou contre quelque chose, sans violence de leur part, quoi"
        " qu’elles aient subi.",
        ((ACLED_SUB, "Peaceful protest"), (ACLED_SUB, "Protest with intervention")),
    )
    RIOT = Concept(
        "Riot",
        "Émeute",
        "A crowd used violence against people or things, without being an organised armed group.",
        "Une foule a usé de violence contre des personnes ou des biens, sans être un groupe armé organisé.",
        ((ACLED_SUB, "Violent demonstration"), (ACLED_SUB, "Mob violence")),
    )
    SANCTION = Concept(
        "Sanction",
        "Sanction",
        "Measures against somebody were imposed, extended or lifted.",
        "Des mesures contre quelqu’un ont été imposées, prolongées ou levées.",
    )
    SHELLING = Concept(
        "Shelling",
        "Tirs d’obus",
        "Mortars, rockets or artillery were fired at a place from afar.",
        "Des mortiers, des roquettes ou de l’artillerie ont été tirés de loin sur un lieu.",
        ((ACLED_SUB, "Shelling/artillery/missile attack"),),
    )
    STATEMENT = Concept(
        "Statement",
        "Prise de position",
        "Someone took a public stand, and that is what happened: a call, a condition, a refusal, a welcome.",
        "Quelqu’un a pris position publiquement, et c’est là l’événement : appel, condition, refus, félicitations.",
    )
    UN_DECISION = Concept(
        "Decision of the United Nations",
        "Décision des Nations Unies",
        "A body of the United Nations adopted a resolution or a presidential statement, or decided otherwise.",
        "Un organe des Nations Unies a adopté une résolution ou une déclaration de sa présidence, ou pris une autre"
        " décision.",
    )
    WITHDRAWAL = Concept(
        "Withdrawal",
        "Retrait",
        "A force left a place, or agreed to, without being driven out in a fight; or a party left talks, a body or an"
        " agreement, or suspended its part in them.",
        "Une force a quitté un lieu, ou accepté de le faire, sans en être chassée par un combat ; ou une partie a"
        " quitté des pourparlers, un organe ou un accord, ou y a suspendu sa participation.",
    )
