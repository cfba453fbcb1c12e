"""Keys and values of a curated dataset that are refused, and in which words: file, line, value, remedy."""

import pytest

from loaders.curated.form import forms
from ontology import ONTOLOGY
from ontology.vocabularies import EventKind, SourceGrade
from tests.loaders.curated_snippets import COMMITMENT, EVENT, FIGURE, SOURCES, Files, Folder, codes, refusal

CASES: dict[str, tuple[Files, list[str]]] = {
    "unknown key": (
        {"events": EVENT + "  summry: x\n"},
        [
            "mine/events.yaml:7: summry: 'x' stands under a key that is not known here. Did you mean 'summary'? "
            f"Keys of event: {', '.join(forms()['events'].model.model_fields)}."
        ],
    ),
    "missing key": (
        {"events_2018": EVENT.replace("  title: An ambush\n", "")},
        ["mine/events-2018.yaml:1: title: 'e' lacks the key 'title'. Add it: every event has one."],
    ),
    "missing key of a relation": (
        {"events": EVENT + "  involves:\n  - mali\n"},
        ["mine/events.yaml:8: role: 'mali' lacks the key 'role'. Write it as {actor: mali, role: ...}."],
    ),
    "missing id of a figure": (
        {"events": EVENT + "  casualties:\n  - {harm: killed, victims: men, scope: all, said_by: mali, low: 3}\n"},
        ["mine/events.yaml:8: id: 'killed' lacks the key 'id'. Add it: every casualty estimate has one."],
    ),
    "date without its basis": (
        {"events": EVENT + "  claims:\n  - {said_by: mali, kind: denies, text: X, date: '2018'}\n"},
        [
            "mine/events.yaml:8: date: '2018' is given without date_basis. Give date and date_basis, or none of them.",
        ],
    ),
    "impossible date": (
        {"events": EVENT.replace("2018-04-01", "2018-02-30")},
        ["mine/events.yaml:3: when: '2018-02-30' is not a calendar date. Give a day that exists."],
    ),
    "impossible date without quotes": (
        {"events": EVENT.replace("'2018-04-01'", "2018-02-30")},
        ["mine/events.yaml:3: when: '2018-02-30' is not a calendar date. Give a day that exists."],
    ),
    "impossible end of a span": (
        {"events": EVENT.replace("2018-04-01", "2018-02-01/2018-02-30")},
        [
            "mine/events.yaml:3: when: '2018-02-01/2018-02-30' holds '2018-02-30', which is not a calendar date. "
            "Give a day that exists."
        ],
    ),
    "no date": (
        {"events": EVENT.replace("2018-04-01", "April 2018")},
        ["mine/events.yaml:3: when: 'April 2018' is not a date. Write 2018, 2018-04 or 2018-04-14."],
    ),
    "year without quotes": (
        {"events": EVENT.replace("'2018-04-01'", "2018")},
        ["mine/events.yaml:3: when: '2018' is not text, as a date must be. Write it in quotes: '2018'."],
    ),
    "backwards span": (
        {"events": EVENT.replace("2018-04-01", "2018-04-27/2018-04-26")},
        ["mine/events.yaml:3: when: '2018-04-27/2018-04-26' runs backwards. Write the earlier date first."],
    ),
    "span open at both ends": (
        {"events": EVENT.replace("2018-04-01", "../..")},
        ["mine/events.yaml:3: when: '../..' is open at both ends. Give at least one."],
    ),
    "wrong code": (
        {"events": EVENT.replace("ambush\n", "ambushed\n").replace("press", "presse")},
        [
            "mine/events.yaml:2: kind: 'ambushed' is not an event kind. Did you mean 'ambush'? Write one of: "
            f"{codes(EventKind)}.",
            "mine/events.yaml:5: source_grade: 'presse' is not a source grade. Did you mean 'press'? Write one of:"
            f" {codes(SourceGrade)}.",
        ],
    ),
    "number for text": (
        {"sources": SOURCES.replace("A paper", "A paper, publisher: 24")},
        ["mine/sources.yaml:1: publisher: '24' is a number, and text is wanted. Write it in quotes."],
    ),
    "number for a title": (
        {"sources": SOURCES.replace("A paper", "24")},
        ["mine/sources.yaml:1: title: '24' is not text. Write it in quotes, or as {en: ..., fr: ...}."],
    ),
    "bool for a number": (
        {"events": EVENT + f"  casualties:\n{FIGURE}, low: true}}\n"},
        [
            "mine/events.yaml:8: low: 'true' is a truth value, and a whole number is wanted. Write digits "
            "alone, without quotes or a point."
        ],
    ),
    "text for a number": (
        {"events": EVENT + f"  casualties:\n{FIGURE}, low: '1'}}\n"},
        [
            "mine/events.yaml:8: low: '1' is text, and a whole number is wanted. Write digits alone, "
            "without quotes or a point."
        ],
    ),
    "text for a truth value": (
        {
            "commitments": COMMITMENT
            + "  deadline: {type: open, text: none}\n  stems_from: [{provision: x, inferred: yes}]\n"
        },
        [
            "mine/commitments.yaml:10: inferred: 'yes' is text, and true or false is wanted. "
            "Write true or false, without quotes."
        ],
    ),
    "mapping for a list": (
        {"events": EVENT + "  involves: {actor: mali, role: target}\n"},
        [
            "mine/events.yaml:7: involves: 'mali' is a mapping, and a list is wanted. "
            "Put it in brackets, or write each item after a hyphen and a space."
        ],
    ),
    "no value": (
        {"events": EVENT + "  note:\n"},
        ["mine/events.yaml:7: note: '' has no value. Give one, or remove the key."],
    ),
    "empty list": (
        {"events": EVENT + "  concerns: []\n"},
        ["mine/events.yaml:7: concerns: '[]' is an empty list. Fill it, or remove the key."],
    ),
    "no key": (
        {"events": EVENT.replace("id: e", "id: An event")},
        [
            "mine/events.yaml:1: id: 'An event' is not a key. "
            "Write lower-case letters, digits and single hyphens, such as mnla or accord-2015."
        ],
    ),
    "full id where a key is wanted": (
        {"events": EVENT + "  concerns: [agreement/accord]\n"},
        ["mine/events.yaml:7: concerns: 'agreement/accord' is a full id where the class is clear. Write 'accord'."],
    ),
    "key where a full id is wanted": (
        {"events": EVENT + "  claims:\n  - {said_by: mali, kind: denies, text: X, about: [accord]}\n"},
        [
            "mine/events.yaml:8: about: 'accord' is not an id. Write class/key, such as actor/jnim; classes: "
            f"{', '.join(ONTOLOGY.class_of_path)}."
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_value_is_said_with_its_line_and_a_remedy(case: str, folder: Folder) -> None:
    files, messages = CASES[case]
    assert refusal(folder(**files)) == messages
