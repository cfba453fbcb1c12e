"""The words by which CrisisWatch tells of events: verbs, weapons, hedges. Those for people stand in nouns.py.

Its entries are telegraphic: no articles, "govt" for government, the day before the verb ("gunmen 2 April fled").
A new word is one more in its row here; what is done with the rows stands in the modules beside this one.
"""

from loaders.crisis_group.rows import listed, ordered
from ontology.vocabularies import ClaimKind, EventKind, Harm, Hedge

VERBS = {
    EventKind.ATTACK: "attacked raided stormed assaulted invaded torched set_fire_to opened_fire_on fired_at"
    " fired_on struck hit targeted burned_down shot stabbed",
    EventKind.AMBUSH: "ambushed",
    EventKind.SHELLING: "shelled",
    EventKind.KILLING: "killed shot_dead assassinated murdered executed beheaded massacred lynched gunned_down",
    EventKind.BOMBING: "bombed blew_up blew_himself_up blew_herself_up blew_themselves_up detonated",
    EventKind.ARMED_CLASH: "clashed fought exchanged_fire battled skirmished",
    EventKind.MILITARY_OPERATION: "neutralised neutralized bombarded",
}
"""What one does to another, and the kind of event that it is."""
FIRED = (
    r"fired\s+(?:[\w-]+\s+){0,3}?(?:shells?|mortars?|rockets?|missiles?|rounds?|drones?)\s+(?:at|into|on|towards?|from)"
)
"""Verbs with what was fired in between."""
LAUNCHED = r"(?:launched|conducted|carried\s+out|mounted|staged)\s+(?:[\w-]+\s+){0,4}?"
"""Before an attack, as a noun, that is the object of a verb."""
TAKING = "seized captured recaptured retook took_control_of took_over regained_control_of overran occupied"
"""Verbs of which the object is a place; of anything else, they tell of no force."""
HARMING = {
    Harm.KILLED: "killed shot_dead assassinated murdered executed beheaded massacred lynched gunned_down",
    Harm.WOUNDED: "wounded injured",
    Harm.CAPTURED: "abducted kidnapped captured",
    Harm.NEUTRALISED: "neutralised neutralized",
}
"""Verbs of which the object is the victims, and what befell them."""
HARM_PARTICIPLES = {
    "killing": Harm.KILLED,
    "wounding": Harm.WOUNDED,
    "injuring": Harm.WOUNDED,
    "abducting": Harm.CAPTURED,
    "kidnapping": Harm.CAPTURED,
    "neutralising": Harm.NEUTRALISED,
}
HARM_WORDS = {
    "killed": Harm.KILLED,
    "dead": Harm.KILLED,
    "wounded": Harm.WOUNDED,
    "injured": Harm.WOUNDED,
    "missing": Harm.MISSING,
    "abducted": Harm.CAPTURED,
    "kidnapped": Harm.CAPTURED,
    "neutralised": Harm.NEUTRALISED,
}
"""What stands after the victims: `two soldiers killed`, `left four dead`."""
DEEDS = {
    EventKind.ARMED_CLASH: "clash clashes fighting fight infighting confrontation confrontations skirmish skirmishes"
    " firefight gunfight gun_battle shootout battle battles",
    EventKind.BOMBING: "bomb bombs bombing bombings explosive_device explosive_devices improvised_explosive_device"
    " landmine landmines mine mines IED IEDs explosion explosions blast blasts car_bomb roadside_bomb suicide_attack"
    " suicide_bomber suicide_bombers suicide_bombing grenade grenade_attack vehicle-borne_explosive_device"
    " roadside_explosion lorry_bomb lorry_bombing lorry_bombings",
    EventKind.SHELLING: "shelling mortar_fire rocket_fire mortar_attack rocket_attack artillery_fire shell shells"
    " rockets missile_strike",
    EventKind.MILITARY_OPERATION: "operation operations airstrike airstrikes air_strike air_strikes drone_strike"
    " drone_strikes air_raid air_raids raid raids sweep offensive counter-insurgency_operation",
    EventKind.AMBUSH: "ambush ambushes",
    EventKind.ATTACK: "attack attacks assault assaults incursion violence",
}
"""What an event is called where it stands as the subject: `roadside bomb 3 May killed ...`."""
WEAPONS = frozenset((EventKind.BOMBING, EventKind.SHELLING))
HAD_AN_EXPLOSION = (
    r"(?:detonated|hit|struck|ran over|drove over|triggered)\s+(?:[\w-]+\s+){0,2}"
    r"(?:explosive device|landmine|mine|IED|roadside bomb|bomb)\b"
)
"""Of whom this is said, an explosion befell them."""

SPEECH = {
    ClaimKind.ASSERTS: "said claimed reported announced stated declared confirmed admitted acknowledged warned noted"
    " suggested indicated"
    " alleged reiterated insisted argued",
    ClaimKind.ACCUSES: "accused blamed denounced condemned criticised",
    ClaimKind.DENIES: "denied rejected refuted",
    ClaimKind.URGES: "urged called_on called_for demanded asked requested advised appealed recommended",
}
"""What speakers do, by the verb."""
WITH_A_CLAUSE = listed("said claimed reported announced stated declared confirmed admitted acknowledged alleged")
"""After these stands what is said to have happened."""
DOUBTFUL_SPEECH = frozenset(("claimed", "alleged"))
RESPONSIBILITY = (
    r"claimed (?:sole |joint )?(?:responsibility|(?:the )?(?:attack|bombing|killing|ambush|raid|assault)s?\b)"
)
TRENDS = (
    "continued persisted intensified escalated flared worsened deteriorated increased rose spread decreased declined"
    " remained continued_unabated resumed erupted grew mounted surged eased"
)
"""Verbs of sentences that sum up the month and tell of no one event."""
TREND_NOUNS = (
    "violence attacks insecurity clashes fighting tensions tension hostilities conflict insurgency situation unrest"
    " operations relations dispute disputes impasse crisis banditry infighting protests standoff displacement process"
    " efforts talks abuses killings kidnappings abductions airstrikes incursions pressure discontent uncertainty"
    " militants jihadists govt authorities opposition forces army military rebels groups parties"
)
"""Of what such a sentence tells, before or after its verb."""
UNARMED = {
    EventKind.APPOINTMENT: r"appointed|resigned\b|stepped down\b|sacked"
    r"|dismissed (?!\w+ (?:claims?|reports?|allegations?))",
    EventKind.SANCTION: r"(?:imposed|lifted|extended|renewed) (?:[\w,-]+ ){0,5}(?:sanctions|arms embargo)",
    EventKind.UN_DECISION: r"(?:adopted|renewed|extended|terminated|authorised|approved) "
    r"(?:[\w’'-]+ ){0,6}?(?:resolution|mandate)",
    EventKind.WITHDRAWAL: r"withdrew from|pulled out of|completed (?:[\w’'-]+ ){0,3}withdrawal",
    EventKind.NEGOTIATION: r"(?:held|resumed|began|opened|launched) "
    r"(?:[\w-]+ ){0,3}?(?:peace talks|talks|negotiations)\b",
}
"""What somebody may do on a day without force, by verb and object."""
AGREED = r"signed|initialled|concluded|reached|agreed (?:on|to)"
TEXTS = r"(?:[\w-]+\s+){0,5}?(?:agreement|accord|ceasefire|truce|deal|roadmap|pact|protocol|cessation of hostilities)\b"

NOT_SO = (
    r"\b(?:not|never|no longer|n[o’']t|failed to|threatened to|threatening to|vowed to|planned to|plan to|plans to"
    r"|risk of|fears? of|feared|could|would|might|may|should|will|to"
    r"|prevented|preventing|thwarted|foiled|averted|avoid|before)"
    r"\s+(?:be |have |been |further |more |again )*$"
)
"""What stands before a verb of which nothing is said to have happened."""
RELATIVE = (
    r"\b(?:who|which|that|whom|whose|those)\s+(?:had |have |has |were |was |later |also |reportedly |allegedly )*$"
)
SUBORDINATE = r"\S+\s+\S+.*\b(?:after|when|because|once|following|if|unless|until)\s[^,;]*$"
"""What stands before a verb of a clause that only tells why or when something else was."""
HEDGES = {
    "suspected": Hedge.SUSPECTED,
    "presumed": Hedge.SUSPECTED,
    "believed": Hedge.SUSPECTED,
    "likely": Hedge.SUSPECTED,
    "probable": Hedge.SUSPECTED,
    "alleged": Hedge.ALLEGED,
    "allegedly": Hedge.ALLEGED,
    "accused": Hedge.ALLEGED,
    "purported": Hedge.ALLEGED,
    "reportedly": Hedge.REPORTED,
    "reported": Hedge.REPORTED,
    "apparently": Hedge.REPORTED,
    "unconfirmed": Hedge.REPORTED,
}
ADVERB_WORDS = ordered(
    "also reportedly allegedly apparently likely later then again subsequently temporarily recently meanwhile "
    "however had have has strongly publicly repeatedly formally officially unilaterally separately jointly "
    "simultaneously successfully briefly"
)
ADVERBS = rf"(?:(?:{'|'.join(ADVERB_WORDS)})\s+)*"
"""What may stand between who did something, the day, and the verb."""
