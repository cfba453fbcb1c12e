"""References and ids of a curated dataset that lead nowhere or stand twice, at their lines, each told once."""

import pytest

from tests.loaders.curated_snippets import ACTORS, AGREEMENTS, COMMITMENT, EVENT, FIGURE, Files, Folder, refusal

DUE = "  deadline: {type: offset, duration: P30D, anchor: signature, counted_from: '2015-06-20', due: '2015-07-20'}\n"
TEN_PROMISES = "".join(COMMITMENT.replace("id: c", f"id: c{number}") + DUE for number in range(10))
RAID = EVENT.replace("id: e", "id: raid")
WITH_PARTS = f"""{EVENT}  involves: [{{actor: mali, role: target}}]
  casualties:
{FIGURE}, low: 1}}
  claims:
  - {{said_by: mali, kind: denies, text: X}}
"""
REMEDY = "Correct it, add that {}, or require the dataset that has it."

CASES: dict[str, tuple[Files, list[str]]] = {
    "dangling reference": (
        {"events": EVENT + "  involves:\n  - {actor: malli, role: target}\n"},
        [
            "mine/events.yaml:8: actor: 'malli' names no actor that exists. Did you mean 'mali'? Correct it, "
            "add that actor, or require the dataset that has it."
        ],
    ),
    "dangling bare reference": (
        {"events": EVENT + "  concerns: [nothing]\n"},
        [
            "mine/events.yaml:7: concerns: 'nothing' names no agreement that exists. Correct it, add that "
            "agreement, or require the dataset that has it."
        ],
    ),
    "dangling source": (
        {"events": EVENT.replace("[s]", "\n  - s\n  - {source: zz, locator: p. 1}")},
        [
            "mine/events.yaml:8: source: 'zz' names no source that exists. Correct it, add that source, or "
            "require the dataset that has it."
        ],
    ),
    "reference to a rejected row is not called dangling too": (
        {"agreements": AGREEMENTS.replace("peace-accord", "accord"), "events": EVENT + "  concerns: [accord]\n"},
        [
            "mine/agreements.yaml:2: kind: 'accord' is not an agreement kind. Did you mean 'peace-accord'? Write one "
            "of: framework-agreement, preliminary-agreement, peace-accord, ceasefire, implementation-measures, "
            "declaration, "
            "roadmap, timetable, protocol, non-aggression-pact, honour-pact, pact, security-agreement, "
            "local-agreement, "
            "understanding, charter, communique, domestic-law, resolution, statement."
        ],
    ),
    "reference to a row of a file that cannot be read": (
        {"agreements": AGREEMENTS + "\t- x\n", "events": EVENT + "  concerns: [accord]\n"},
        ["mine/agreements.yaml:10: YAML: '- x' is indented by a tab. Indent with spaces."],
    ),
    "reference to what a misnamed file has": (
        {"agreement": AGREEMENTS, "agreements": "[]", "events": EVENT + "  concerns: [accord]\n"},
        [
            "mine/agreement.yaml:1: file: 'agreement.yaml' does not say what its rows are. Did you mean 'agreements'? "
            "Name it after its rows, such as events-2018.yaml: actors, agreements, assessments, claims, commitments, "
            "events, matchDecisions, places, sources."
        ],
    ),
    "promises under an agreement with one wrong key": (
        {"agreements": AGREEMENTS + "  knd: pact\n", "commitments": TEN_PROMISES},
        [
            "mine/agreements.yaml:10: knd: 'pact' stands under a key that is not known here. Did you mean 'kind'? "
            "Keys of agreement: id, source_grade, note, kind, date, ended, external_ids, names, signed_by, implements, "
            "supports, signed_at, ended_by, follows, provisions, claims, sources.",
        ],
    ),
    "a wrong key and what does not hold together, in the order of files and lines": (
        {
            "actors": ACTORS.replace("kind: state", "kind: state, member_of: [nobody]"),
            "events": EVENT.replace("2018-04-01", "x") + RAID + f"  casualties:\n{FIGURE}, low: -1}}\n",
        },
        [
            f"mine/actors.yaml:1: member_of: 'nobody' names no actor that exists. {REMEDY.format('actor')}",
            "mine/events.yaml:3: when: 'x' is not a date. Write 2018, 2018-04 or 2018-04-14.",
            "mine/events.yaml:14: low: '-1' is below 0. Write 0 or more.",
        ],
    ),
    "duplicate row with all that hangs on it": (
        {"events": WITH_PARTS + WITH_PARTS},
        ["mine/events.yaml:12: id: 'event/e' appears twice, first at mine/events.yaml:1. Give each an id of its own."],
    ),
    "dangling source of a row that its parts share": (
        {"events": WITH_PARTS.replace("[s]", "[zz]")},
        [
            "mine/events.yaml:6: sources: 'zz' names no source that exists. Correct it, add that source, or "
            "require the dataset that has it."
        ],
    ),
    "duplicate id in another file": (
        {"events": EVENT, "events_2018": "\n" + EVENT},
        [
            "mine/events.yaml:1: id: 'event/e' appears twice, first at mine/events-2018.yaml:2. Give each an "
            "id of its own."
        ],
    ),
    "duplicate derived id": (
        {"events": EVENT + f"  casualties:\n{FIGURE}, low: 1}}\n{FIGURE}, low: 2}}\n"},
        [
            "mine/events.yaml:9: id: 'casualty-estimate/e-mali-killed-men' appears twice, first at "
            "mine/events.yaml:8. "
            "Give each an id of its own."
        ],
    ),
    "duplicate relation": (
        {"events": EVENT + "  involves:\n  - {actor: mali, role: target}\n  - {actor: mali, role: target}\n"},
        [
            "mine/events.yaml:9: id: 'involvement/e--mali--target' appears twice, first at mine/events.yaml:8. "
            "Keep one of the two."
        ],
    ),
    "duplicate source": (
        {"events": EVENT.replace("[s]", "[s, s]")},
        ["mine/events.yaml:6: sources: 's, s' names 's' twice. Remove one of the two."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_lead_anywhere_or_stands_twice_is_told_once(case: str, folder: Folder) -> None:
    files, messages = CASES[case]
    assert refusal(folder(**files)) == messages
