"""What CrisisWatch calls the countries and conflicts that it follows, and what their people and forces are called."""

import re

from ontology.values import fold

PEOPLE = """
Afghanistan: Afghan | Albania: Albanian | Algeria: Algerian | Angola: Angolan | Argentina: Argentine
Australia: Australian | Belgium: Belgian | Denmark: Danish | Netherlands: Dutch | Norway: Norwegian | Poland: Polish
Portugal: Portuguese | Romania: Romanian | Sweden: Swedish
Armenia: Armenian | Azerbaijan: Azerbaijani | Bahrain: Bahraini | Bangladesh: Bangladeshi | Belarus: Belarusian
Belize: Belizean | Benin: Beninese | Bhutan: Bhutanese | Bolivia: Bolivian | Bosnia and Herzegovina: Bosnian
Botswana: Botswanan | Brazil: Brazilian | Burkina Faso: Burkinabe, Burkinabé | Burundi: Burundian
Cambodia: Cambodian | Cameroon: Cameroonian | Canada: Canadian | Central African Republic: Central African
Chad: Chadian | Chile: Chilean | China: Chinese | Colombia: Colombian | Comoros: Comorian
Democratic Republic of Congo: Congolese | Republic of Congo: Congolese | Costa Rica: Costa Rican
Côte d’Ivoire: Ivorian | Cuba: Cuban | Cyprus: Cypriot | Djibouti: Djiboutian | Dominican Republic: Dominican
Ecuador: Ecuadorian | Egypt: Egyptian | El Salvador: Salvadoran | Equatorial Guinea: Equatoguinean
Eritrea: Eritrean | Eswatini: Swazi | Ethiopia: Ethiopian | Fiji: Fijian | France: French | Gabon: Gabonese
Gambia: Gambian | Georgia: Georgian | Germany: German | Ghana: Ghanaian | Greece: Greek | Guatemala: Guatemalan
Guinea: Guinean | Guinea-Bissau: Bissau-Guinean | Guyana: Guyanese | Haiti: Haitian | Honduras: Honduran
India: Indian | Indonesia: Indonesian | Iran: Iranian | Iraq: Iraqi | Israel: Israeli | Italy: Italian
Jamaica: Jamaican | Japan: Japanese | Jordan: Jordanian | Kazakhstan: Kazakh | Kenya: Kenyan | Kosovo: Kosovar
Kuwait: Kuwaiti | Kyrgyzstan: Kyrgyz | Laos: Lao | Lebanon: Lebanese | Lesotho: Basotho | Liberia: Liberian
Libya: Libyan | Madagascar: Malagasy | Malawi: Malawian | Malaysia: Malaysian | Maldives: Maldivian | Mali: Malian
Mauritania: Mauritanian | Mexico: Mexican | Moldova: Moldovan | Mongolia: Mongolian | Montenegro: Montenegrin
Morocco: Moroccan | Mozambique: Mozambican | Myanmar: Myanmar | Namibia: Namibian | Nepal: Nepali
Nicaragua: Nicaraguan | Niger: Nigerien | Nigeria: Nigerian | North Korea: North Korean
North Macedonia: Macedonian | Macedonia: Macedonian | Oman: Omani | Pakistan: Pakistani | Palestine: Palestinian
Panama: Panamanian | Papua New Guinea: Papuan | Paraguay: Paraguayan | Peru: Peruvian
Philippines: Philippine, Filipino | Qatar: Qatari | Russia: Russian | Rwanda: Rwandan | Saudi Arabia: Saudi
Senegal: Senegalese | Serbia: Serbian
Sierra Leone: Sierra Leonean | Somalia: Somali | Somaliland: Somalilander | South Africa: South African
South Korea: South Korean | South Sudan: South Sudanese | Spain: Spanish | Sri Lanka: Sri Lankan | Sudan: Sudanese
Syria: Syrian | Taiwan: Taiwanese | Tajikistan: Tajik | Tanzania: Tanzanian | Thailand: Thai | Timor-Leste: Timorese
Togo: Togolese | Trinidad and Tobago: Trinidadian | Tunisia: Tunisian | Turkey: Turkish | Türkiye: Turkish
Turkmenistan: Turkmen | Uganda: Ugandan | Ukraine: Ukrainian | United Arab Emirates: Emirati
United Kingdom: British, UK | United States: American, U.S., US | Uruguay: Uruguayan | Uzbekistan: Uzbek
Venezuela: Venezuelan | Vietnam: Vietnamese | Yemen: Yemeni | Zambia: Zambian | Zimbabwe: Zimbabwean
"""
"""Countries by the name that CrisisWatch gives them, each with the adjectives by which it calls their forces."""

CONFLICTS = (
    "Abkhazia",
    "Central Africa",
    "Corsica",
    "Eastern Mediterranean",
    "Gulf and Arabian Peninsula",
    "Hong Kong",
    "Kashmir",
    "Korean Peninsula",
    "Lord’s Resistance Army",
    "Nagorno-Karabakh",
    "Nagorno-Karabakh Conflict",
    "Nile Waters",
    "North Caucasus",
    "Northern Ireland",
    "South China Sea",
    "Strait of Hormuz",
    "South Ossetia",
    "Taiwan Strait",
    "Western Sahara",
)
"""What it follows beside countries; also two countries with a slash or hyphen, and what stands in brackets."""

REGIONS = (
    "Africa",
    "Asia",
    "Asia Pacific",
    "Europe",
    "Europe & Central Asia",
    "Europe and Central Asia",
    "Latin America & Caribbean",
    "Latin America and Caribbean",
    "Latin America",
    "Middle East & North Africa",
    "Middle East and North Africa",
    "Global",
)
"""Headings above those of countries."""

SPELT_OTHERWISE = {
    "dr congo": "Democratic Republic of Congo",
    "congo": "Republic of Congo",
    "cote d'ivoire": "Côte d’Ivoire",
    "ivory coast": "Côte d’Ivoire",
    "the gambia": "Gambia",
    "uae": "United Arab Emirates",
    "us": "United States",
    "u.s.": "United States",
    "uk": "United Kingdom",
    "burma": "Myanmar",
    "swaziland": "Eswatini",
}
"""Other names of countries, folded."""

PARTS = re.compile(r"\s*[/–]\s*|(?<=[a-z])-(?=[A-Z])")
BRACKETS = re.compile(r"^(?:The )?(.*?)\s*\(([^()]*)\)(?: Conflict)?$")


def _people() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in PEOPLE.replace("\n", "|").split("|") if row.strip())
    return {name.strip(): tuple(word.strip() for word in words.split(",")) for name, _, words in rows}


ADJECTIVES = _people()
COUNTRY_OF = {adjective: name for name, adjectives in reversed(ADJECTIVES.items()) for adjective in adjectives}
"""The country that an adjective speaks of."""
COUNTRY_WORDS = COUNTRY_OF | {name: name for name in ADJECTIVES}
"""The same, of adjectives and names: "Chadian govt", "Chad govt"."""
COUNTRIES = {fold(name): name for name in ADJECTIVES} | SPELT_OTHERWISE
FOLLOWED = {fold(name): name for name in CONFLICTS}
FOLDED_REGIONS = frozenset(map(fold, REGIONS))


def country_of(heading: str) -> str | None:
    """The name of the country or conflict that a heading names, as it stands there; None where it names none."""
    if not heading or len(heading) > 60:
        return None
    if found := BRACKETS.match(heading):
        outer, inner = found.groups()
        return heading if _is_known(outer) or country_of(inner) else None
    parts = PARTS.split(heading)
    if all(map(_is_known, parts)):
        return heading if len(parts) > 1 else _known(heading)
    return _known(heading)


def is_country(name: str) -> bool:
    """Whether it is one country, and no conflict of several."""
    return fold(name) in COUNTRIES


def _known(name: str) -> str | None:
    folded = fold(name)
    return COUNTRIES.get(folded) or FOLLOWED.get(folded)


def _is_known(name: str) -> bool:
    return _known(name) is not None
