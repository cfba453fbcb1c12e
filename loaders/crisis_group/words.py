"""The words by which CrisisWatch tells of events, declared: verbs, weapons, people, hedges, numbers.

Its entries are telegraphic: no articles, "govt" for government, the day before the verb ("gunmen 2 April attacked ...").
A new word is one more in its row here; what is done with the rows stands in the modules beside this one.
"""

import re

from ontology.vocabularies import ClaimKind, EventKind, Harm, Hedge

VERBS = {
    EventKind.ATTACK: "attacked raided stormed assaulted invaded overran torched set_fire_to opened_fire_on fired_at"
    " fired_on struck hit targeted burned_down",
    EventKind.AMBUSH: "ambushed",
    EventKind.SHELLING: "shelled fired_shells_at fired_mortars_at fired_rockets_at fired_missiles_at fired_shells_into"
    " fired_rockets_into fired_shells_on fired_mortar_shells_at fired_mortar_rounds_at",
    EventKind.KILLING: "killed shot_dead assassinated murdered executed beheaded massacred lynched gunned_down",
    EventKind.BOMBING: "bombed blew_up blew_himself_up blew_herself_up blew_themselves_up detonated",
    EventKind.ARMED_CLASH: "clashed fought exchanged_fire battled skirmished",
    EventKind.MILITARY_OPERATION: "neutralised neutralized bombarded conducted_airstrikes_on launched_airstrikes_on",
}
"""What one does to another, and the kind of event that it is."""
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
    " roadside_explosion",
    EventKind.SHELLING: "shelling mortar_fire rocket_fire mortar_attack rocket_attack artillery_fire shell shells rockets"
    " missile_strike",
    EventKind.MILITARY_OPERATION: "operation operations airstrike airstrikes air_strike air_strikes drone_strike"
    " drone_strikes air_raid air_raids raid raids sweep offensive counter-insurgency_operation",
    EventKind.AMBUSH: "ambush ambushes",
    EventKind.ATTACK: "attack attacks assault assaults incursion",
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
    " alleged reiterated insisted argued",
    ClaimKind.ACCUSES: "accused blamed denounced condemned criticised",
    ClaimKind.DENIES: "denied rejected refuted",
    ClaimKind.URGES: "urged called_on called_for demanded asked requested advised appealed recommended",
}
"""What speakers do, by the verb."""
WITH_A_CLAUSE = frozenset("said claimed reported announced stated declared confirmed admitted acknowledged alleged".split())
"""After these stands what is said to have happened."""
DOUBTFUL_SPEECH = frozenset(("claimed", "alleged"))
RESPONSIBILITY = r"claimed (?:sole |joint )?(?:responsibility|(?:the )?(?:attack|bombing|killing|ambush|raid|assault)s?\b)"
TRENDS = (
    "continued persisted intensified escalated flared worsened deteriorated increased rose spread decreased declined"
    " remained continued_unabated resumed erupted grew mounted surged eased"
)
"""Verbs of sentences that sum up the month and tell of no one event."""
AGREED = r"signed|initialled|concluded|reached|agreed (?:on|to)"
TEXTS = r"(?:[\w-]+\s+){0,5}?(?:agreement|accord|ceasefire|truce|deal|roadmap|pact|protocol|cessation of hostilities)\b"

NOT_SO = (
    r"\b(?:not|never|no longer|n[o’']t|failed to|threatened to|threatening to|vowed to|planned to|plan to|plans to|risk of"
    r"|fears? of|feared|could|would|might|may|should|will|to|prevented|preventing|thwarted|foiled|averted|avoid|before)"
    r"\s+(?:be |have |been |further |more |again )*$"
)
"""What stands before a verb of which nothing is said to have happened."""
RELATIVE = r"\b(?:who|which|that|whom|whose|those)\s+(?:had |have |has |were |was |later |also |reportedly |allegedly )*$"
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
ADVERB_WORDS = (
    "also reportedly allegedly apparently likely later then again subsequently temporarily recently meanwhile however had"
    " have has strongly publicly repeatedly formally officially unilaterally separately jointly simultaneously successfully briefly"
).split()
ADVERBS = rf"(?:(?:{'|'.join(ADVERB_WORDS)})\s+)*"
"""What may stand between who did something, the day, and the verb."""

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
NUMBERS |= {"a": 1, "an": 1, "another": 1, "a dozen": 12, "two dozen": 24}
NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|(?:a |two )?dozen(?! of|s)|"
    + "|".join(sorted((word for word in NUMBERS if len(word) > 2 and " " not in word and word != "another"), key=len)[::-1])
    + r")"
)
AT_LEAST = r"at least|minimum of|no fewer than|no less than|over|more than|upwards of"
ABOUT = r"about|around|approximately|some|nearly|almost|roughly|estimated|an estimated|up to|as many as|at most"
AT_MOST = frozenset(("up to", "as many as", "at most"))
UNCOUNTED = (
    r"(?:(?:unknown|unspecified|unclear|undisclosed|undetermined|unconfirmed) numbers?(?: of)?|several(?: dozen| hundred)?"
    r"|dozens(?: of)?|scores(?: of)?|hundreds(?: of)?|thousands(?: of)?|many|multiple|numerous|a number of|some)"
)

ARMED = frozenset(
    "militants militant fighters fighter jihadists jihadist insurgents insurgent rebels rebel combatants combatant"
    " terrorists terrorist extremists extremist assailants assailant attackers attacker gunmen gunman bandits bandit"
    " militiamen militiaman militias militia separatists separatist guerrillas suspects members elements commander"
    " commanders leader leaders insurgency mercenaries paramilitaries expert".split()
)
"""Who bears arms and no State's: where they are unnamed, they are strangers of that event alone."""
STRANGERS = ARMED | frozenset(
    "individuals men man people group groups bombers bomber protesters herders herder farmers youths mob tribesmen"
    " pirates criminals gangs gang hunters vigilantes sources residents activists observers reports officials witnesses"
    " opposition society community leaders women villagers civilians locals unidentified armed persons".split()
)
CIVILIAN = frozenset(
    "civilians civilian people villagers villager residents farmers farmer herders herder women children child men"
    " teacher teachers worker workers driver drivers imam chief journalist journalists activist activists student students"
    " displaced passengers passenger traders trader fisherman fishermen worshippers worshipper protesters protester"
    " demonstrators persons person others mayor politician brother wife son family families miners migrants pastoralists"
    " pilgrims patients nurse doctor loggers hunters shepherds priest nuns locals townspeople tuaregs fulani dogon"
    " refugees".split()
)
"""Who is not fighting, so far as the word tells."""

FORCES = {
    "army": "army|military|armed forces|soldiers?|forces|troops?|govt forces|government forces|govt troops|military convoy"
    "|air force|navy|army unit|military base|military personnel|military post|servicemen|serviceman|special forces",
    "security": "security forces|security personnel|police(?: officers?| officer)?|policem[ae]n|gendarmes?|gendarmerie"
    "|security officers?|customs officers?|security members?|paramilitary police|national guards?|national guard"
    "|border guards?|intelligence agents?",
    "state": "govt|government|authorities|interim govt|transitional govt|transitional authorities|junta|parliament"
    "|national assembly|cabinet|presidency|officials?|president|prime minister|pm|fm|foreign minister|interior minister"
    "|defence minister|electoral commission|constitutional court|supreme court|state media",
    "peacekeepers": "un peacekeepers?|peacekeepers?|un mission|un peacekeeping mission|blue helmets?|un forces|un convoy"
    "|un base|un camp|un patrol",
}
"""What a country's own forces and government are called, and the United Nations' mission in it."""
FORCE_NAMES = {
    "army": ("{people} Armed Forces", "{people} army", "Armed Forces of {country}", "{people} forces"),
    "security": ("{people} Defence and Security Forces", "{people} security forces", "Security forces of {country}"),
    "state": ("Government of {country}", "{people} government"),
    "peacekeepers": ("UN mission in {country}", "United Nations mission in {country}"),
}
"""By which names such a force is sought, and, by the last of the first row, how it is called where it is unknown."""
LINKED = r"-(?:linked|affiliated|aligned|allied|backed|led|held|controlled|inspired|based|majority|dominated|run)\b"
"""What makes a name an attribute of what follows."""
NO_NAME = frozenset(
    "IED IEDs DDR PM FM VP NGO NGOs CEO IDP IDPs MP MPs RPG SUV TV AK COVID HIV GDP ID USD NE NW SE SW II III IV".split()
)
CUT = (
    r"\s+(?:disguised|dressed|wearing|armed with|on motorbikes?|on motorcycles?|riding|led by|including|of whom|notably|"
    r"travelling|traveling|supported by|backed by|with support|with help|in (?:response|retaliation|reprisal)|against)\b"
)
"""Where a group of words that names somebody ends, whatever follows."""


def alternatives(words: str) -> str:
    """A pattern of the words of a row, the longer first; `_` stands for blanks."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("_", r"\s+") for word in ordered)
