"""The words by which CrisisWatch tells of people: who bears arms, who does not, and of forces and governments."""

from loaders.crisis_group.rows import listed

ARMED = listed(
    "militants militant fighters fighter jihadists jihadist insurgents insurgent rebels rebel combatants "
    "combatant terrorists terrorist extremists extremist assailants assailant attackers attacker gunmen gunman "
    "bandits bandit militiamen militiaman militias militia separatists separatist guerrillas suspects members "
    "elements commander commanders leader leaders insurgency mercenaries paramilitaries expert"
)
"""Who bears arms and no State's: where they are unnamed, they are strangers of that event alone."""
STRANGERS = ARMED | listed(
    "individuals men man people group groups bombers bomber protesters herders herder farmers youths mob "
    "tribesmen pirates criminals gangs gang hunters vigilantes sources residents activists observers reports "
    "officials witnesses opposition society community leaders women villagers civilians locals unidentified armed "
    "persons"
)
CIVILIAN = listed(
    "civilians civilian people villagers villager residents farmers farmer herders herder women children child "
    "men teacher teachers worker workers driver drivers imam chief journalist journalists activist activists "
    "student students displaced passengers passenger traders trader fisherman fishermen worshippers worshipper "
    "protesters protester demonstrators persons person others mayor politician brother wife son family families "
    "miners migrants pastoralists pilgrims patients nurse doctor loggers hunters shepherds priest nuns locals "
    "townspeople tuaregs fulani dogon refugees"
)
"""Who is not fighting, so far as the word tells."""

FORCES = {
    "army": "army|military|armed forces|soldiers?|forces|troops?|govt forces|government forces|govt troops"
    "|military convoy|air force|navy|army unit|military base|military personnel|military post|servicemen|serviceman"
    "|special forces",
    "security": "security forces|security personnel|police(?: officers?| officer)?|policem[ae]n|gendarmes?|gendarmerie"
    "|security officers?|customs officers?|security members?|paramilitary police|national guards?|national guard"
    "|border guards?|intelligence agents?",
    "state": "govt|government|authorities|interim govt|transitional govt|transitional authorities|junta|parliament"
    "|national assembly|cabinet|presidency|officials?|president|prime minister|pm|fm|foreign minister|interior minister"
    "|defence minister|electoral commission|constitutional court|supreme court|state media",
    "peacekeepers": "un peacekeepers?|peacekeepers?|un mission|un peacekeeping mission|blue helmets?|un forces"
    "|un convoy|un base|un camp|un patrol",
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
NO_NAME = listed(
    "IED IEDs DDR PM FM VP NGO NGOs CEO IDP IDPs MP MPs RPG SUV TV AK COVID HIV GDP ID USD NE NW SE SW II III IV"
)
CUT = (
    r"\s+(?:disguised|dressed|wearing|armed with|on motorbikes?|on motorcycles?|riding|led by|including|of whom"
    r"|notably|travelling|traveling|supported by|backed by|with support|with help|in (?:response|retaliation|reprisal)"
    r"|against)\b"
)
"""Where a group of words that names somebody ends, whatever follows."""

COMMON = (
    listed(
        "north south east west suspected alleged unidentified unknown armed jihadist islamist in "
        "the two three four five six seven eight "
        "nine ten several dozens twelve rebel former muslim christian arab tuareg fulani dogon hausa touareg peul "
        "communist govt government pro-govt local foreign some also security opposition maoist shiite sunni houthi "
        "shia sikh kurdish anglophone separatist heavily presumed"
    )
    | ARMED
)
"""Words that are no part of a name, though a sentence may begin with them."""
ETHNIC = ("Fulani", "Tuareg", "Dogon", "Arab", "Muslim", "Christian", "Islamist", "Peul", "Touareg")
