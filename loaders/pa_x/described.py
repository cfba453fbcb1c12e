"""What PA-X says of an agreement that has no property of its own here: codes in words, free text as published."""

from loaders.pa_x.codes import CONFLICTS, STAGES, STATUSES, SUBSTAGES, TYPES, Said
from loaders.pa_x.form import told
from loaders.tables.cells import line, paragraphs
from ontology.values import Text

AS_PUBLISHED = (
    ("parties", Said("Parties, as published:", "Parties, telles que publiées :")),
    ("third_parties", Said("Third parties, as published:", "Tiers, tels que publiés :")),
    (
        "others",
        Said("Other agreements that it mentions, as published:", "Autres accords cités, tels que publiés :"),
    ),
)


def note_of(values: dict[str, str], codes: dict[str, str], unread: frozenset[str]) -> Text:
    """The note of an agreement. `codes`: those of its columns; `unread`: the columns of which not all was read."""
    english, french = (_coded(values, codes, language) for language in range(2))
    for field, (en, fr) in AS_PUBLISHED:
        text = paragraphs(told(values, field))
        if text and (field == "others" or field in unread):
            english += f"\n\n{en}\n{text}"
            french += f"\n\n{fr}\n{text}"
    return Text(english, french)


def _coded(values: dict[str, str], codes: dict[str, str], language: int) -> str:
    """The codes in words, English (0) or French (1)."""
    stage = STAGES[codes["stage"]][language]
    if substage := codes["substage"]:
        stage += f" ({SUBSTAGES[substage][language]})"
    said = [stage]
    for field, words in (("type", TYPES), ("conflict", CONFLICTS), ("status", STATUSES)):
        if code := codes[field]:
            said.append(words[code][language])
    if codes["interim"] == "yes":
        said.append(("an interim arrangement", "un arrangement provisoire")[language])
    if codes["un_signed"] == "1":
        said.append(("signed by the United Nations too", "signé aussi par les Nations Unies")[language])
    if codes["others_signed"] == "1":
        said.append(("signed by others from abroad too", "signé aussi par d’autres acteurs extérieurs")[language])
    text = f"PA-X : {' ; '.join(said)}." if language else f"PA-X: {'; '.join(said)}."
    return text + _around(values, language)


def _around(values: dict[str, str], language: int) -> str:
    """The country or territory, and the process."""
    text = ""
    if country := line(told(values, "country")):
        text += f"{(' Conflict: ', ' Conflit : ')[language]}{country}."
    if process := line(told(values, "process")):
        number = told(values, "process_number")
        shown = f"{process} ({number})" if number else process
        text += f"{(' Process: ', ' Processus : ')[language]}{shown}."
    return text
