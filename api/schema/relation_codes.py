"""The types of relations as codes: what a page calls them, and what they say, in both languages."""

from ontology.actors import Alliance, Membership, Splintering
from ontology.agreements import (
    AssessmentSubject,
    Assessor,
    Derivation,
    Implementation,
    Obligation,
    ProvisionAgreement,
    ProvisionPart,
    Signature,
    SigningPlace,
    Support,
    Undertaking,
)
from ontology.codes import Concept
from ontology.events import (
    Attribution,
    Bearing,
    Carriage,
    Concern,
    Ending,
    Estimation,
    FigureAttribution,
    Involvement,
    Rivalry,
    Setting,
    Subject,
)
from ontology.findings import FindingDenial, FindingStep
from ontology.larger_events import EventPart
from ontology.matching import Difference, Identity, Representation
from ontology.model import Relation
from ontology.places import Containment, DatasetCountry
from ontology.sequels import Renewal, Succession
from ontology.sources import Documentation

RELATIONS: dict[type[Relation], Concept] = {
    Alliance: Concept(
        "Allied with",
        "Allié à",
        "Two actors are allied, or were.",
        "Deux acteurs sont alliés, ou l’ont été.",
    ),
    AssessmentSubject: Concept(
        "Assesses",
        "Évalue",
        "An assessment is about a commitment.",
        "Une évaluation porte sur un engagement.",
    ),
    Assessor: Concept(
        "Assessed by",
        "Évalué par",
        "An actor made an assessment.",
        "Un acteur a fait une évaluation.",
    ),
    Attribution: Concept(
        "Claim made by",
        "Affirmé par",
        "An actor makes a claim, as a source quotes it.",
        "Un acteur affirme quelque chose, selon la source qui le cite.",
    ),
    Bearing: Concept(
        "Bears on",
        "Touche",
        "An event helps to tell what became of a commitment.",
        "Un événement aide à dire ce qu’est devenu un engagement.",
    ),
    Carriage: Concept(
        "Carried by",
        "Diffusé par",
        "A claim was made in a media outlet.",
        "Une affirmation a été faite dans un média.",
    ),
    Concern: Concept(
        "Concerns",
        "Concerne",
        "An event belongs to the history of an agreement.",
        "Un événement appartient à l’histoire d’un accord.",
    ),
    Containment: Concept(
        "Within",
        "Situé dans",
        "A place lies directly within another, or did.",
        "Un lieu se trouve directement dans un autre, ou s’y trouvait.",
    ),
    DatasetCountry: Concept(
        "Country of a dataset",
        "Pays d’un jeu de données",
        "A dataset is about a country.",
        "Un jeu de données porte sur un pays.",
    ),
    Derivation: Concept(
        "Stems from",
        "Découle de",
        "A commitment stems from a provision.",
        "Un engagement découle d’une disposition.",
    ),
    Documentation: Concept(
        "Documented by",
        "Documenté par",
        "A record cites a source.",
        "Une notice cite une source.",
    ),
    Ending: Concept(
        "Ended by",
        "A pris fin par",
        "An event ended an agreement.",
        "Un événement a mis fin à un accord.",
    ),
    Estimation: Concept(
        "Estimates",
        "Chiffre",
        "A casualty figure is about an event.",
        "Un bilan humain porte sur un événement.",
    ),
    EventPart: Concept(
        "Part of an event",
        "Partie d’un événement",
        "An event is part of a larger one.",
        "Un événement fait partie d’un autre, plus large.",
    ),
    FigureAttribution: Concept(
        "Figure given by",
        "Chiffre donné par",
        "An actor gives a casualty figure, as a source quotes it.",
        "Un acteur donne un bilan humain, selon la source qui le cite.",
    ),
    Difference: Concept(
        "Different from",
        "Distinct de",
        "Two nodes that might be taken for one thing stand for two.",
        "Deux notices qu’on pourrait croire identiques désignent deux choses.",
    ),
    FindingDenial: Concept(
        "Denied by",
        "Démenti par",
        "A claim denies what a finding rests on.",
        "Une affirmation dément ce sur quoi repose un constat.",
    ),
    FindingStep: Concept(
        "Has step",
        "A pour étape",
        "A node is a step on a path of a finding.",
        "Une notice est une étape sur un chemin d’un constat.",
    ),
    Identity: Concept(
        "Same as",
        "Identique à",
        "Two nodes stand for the same thing.",
        "Deux notices désignent la même chose.",
    ),
    Representation: Concept(
        "Canonical",
        "Représenté par",
        "An event stands for another in lists and sums.",
        "Un événement en représente un autre dans les listes et les sommes.",
    ),
    Implementation: Concept(
        "Implements",
        "Met en œuvre",
        "A roadmap, timetable, law or act carries an agreement out.",
        "Une feuille de route, un chronogramme, une loi ou un acte met en œuvre un accord.",
    ),
    Involvement: Concept(
        "Involves",
        "Implique",
        "An actor is said to have played a part in an event.",
        "Un acteur aurait joué un rôle dans un événement, selon une source.",
    ),
    Membership: Concept(
        "Member of",
        "Membre de",
        "An actor belongs to another, or did.",
        "Un acteur appartient à un autre, ou lui a appartenu.",
    ),
    Obligation: Concept(
        "Obliges",
        "Oblige",
        "An actor has to keep a commitment.",
        "Un acteur est tenu par un engagement.",
    ),
    ProvisionAgreement: Concept(
        "In an agreement",
        "Figure dans",
        "A provision stands in an agreement.",
        "Une disposition figure dans un accord.",
    ),
    ProvisionPart: Concept(
        "Part of a provision",
        "Partie d’une disposition",
        "A provision stands within a larger one.",
        "Une disposition fait partie d’une autre, plus large.",
    ),
    Renewal: Concept(
        "Renews",
        "Renouvelle",
        "A commitment promises or asks again what an earlier one did.",
        "Un engagement promet ou demande de nouveau ce qu’un autre promettait ou demandait déjà.",
    ),
    Rivalry: Concept(
        "Contradicts",
        "Contredit",
        "Two claims cannot both be true.",
        "Deux affirmations ne peuvent être vraies toutes les deux.",
    ),
    Setting: Concept(
        "Happened at",
        "A eu lieu à",
        "An event happened at a place.",
        "Un événement a eu lieu à un endroit.",
    ),
    Signature: Concept(
        "Signed",
        "A signé",
        "An actor signed an agreement.",
        "Un acteur a signé un accord.",
    ),
    SigningPlace: Concept(
        "Signed at",
        "Signé à",
        "An agreement was signed at a place.",
        "Un accord a été signé à un endroit.",
    ),
    Splintering: Concept(
        "Splintered from",
        "Scission de",
        "An actor split off from another.",
        "Un acteur est né d’une scission d’un autre.",
    ),
    Subject: Concept(
        "About",
        "Au sujet de",
        "A claim is about a node.",
        "Une affirmation porte sur une notice.",
    ),
    Succession: Concept(
        "Follows",
        "Fait suite à",
        "An agreement grew out of an earlier one.",
        "Un accord fait suite à un autre.",
    ),
    Support: Concept(
        "Supports",
        "Appuie",
        "A resolution or statement backs an agreement from outside.",
        "Une résolution ou une déclaration appuie un accord de l’extérieur.",
    ),
    Undertaking: Concept(
        "Under an agreement",
        "Au titre de",
        "A commitment was made in an agreement.",
        "Un engagement a été pris dans un accord.",
    ),
}
