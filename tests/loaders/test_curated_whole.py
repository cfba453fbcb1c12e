"""Rows of a curated dataset that are refused because they do not hold together: rules and deadlines."""

import pytest

from tests.loaders.curated_snippets import (
    ACTORS,
    AGREEMENTS,
    COMMITMENT,
    DATASET,
    EVENT,
    FIGURE,
    Files,
    Folder,
    refusal,
)

CASES: dict[str, tuple[Files, list[str]]] = {
    "provision under another key": (
        {"agreements": AGREEMENTS + "  provisions:\n  - {id: article-1, kind: article, topic: ddr, text: X}\n"},
        [
            "mine/agreements.yaml:11: provisions: 'article-1' does not begin with the key of agreement/accord. "
            "Write accord- before it."
        ],
    ),
    "figures out of order": (
        {"events": EVENT + f"  casualties:\n{FIGURE}, low: 3, best: 2}}\n"},
        ["mine/events.yaml:8: low: '3' stands above 2. Order the numbers: low, best, high."],
    ),
    "figure without a number": (
        {"events": EVENT + f"  casualties:\n{FIGURE}}}\n"},
        [
            "mine/events.yaml:8: casualties: 'casualty-estimate/e-mali-killed-men' has none of low, best, high and "
            "note. Give a number, or a note that it is unknown."
        ],
    ),
    "unnamed actor as a member": (
        {"actors": ACTORS.replace("kind: unnamed", "kind: unnamed, member_of: [cma]")},
        [
            "mine/actors.yaml:3: member_of: 'actor/unnamed-x' is unnamed, and so a stranger each time. "
            "Name an actor that is known."
        ],
    ),
    "membership that ends before it began": (
        {
            "actors": ACTORS.replace(
                "kind: coalition", "kind: coalition, member_of: [{actor: mali, from: '2016', to: '2015'}]"
            )
        },
        ["mine/actors.yaml:2: to: '2015' is before 2016, when it began. Correct one of the two dates."],
    ),
    "point without precision": (
        {"places": "- {id: p, kind: site, names: {en: P, fr: P}, lat: 91.5, lon: 2.0, sources: [s]}\n"},
        [
            "mine/places.yaml:1: lat: '91.5' is given without precision. Give lat, lon and precision, or none of them.",
            "mine/places.yaml:1: lat: '91.5' is not from -90 to 90. Write a number from -90 to 90.",
        ],
    ),
    "done without out of, and done after it was said": (
        {
            "commitments": COMMITMENT + "  deadline: {type: open, text: none}\n",
            "assessments": "- id: a\n  assesses: c\n  assessed_by: mali\n  status: partly\n  date: '2016-01'\n "
            " done: 3\n"
            "  done_on: '2016-02-01'\n  sources: [s]\n",
        },
        [
            "mine/assessments.yaml:5: date: '2016-01' is before 2016-02-01, when it was done. Correct one of the "
            "two dates.",
            "mine/assessments.yaml:6: done: '3' is given without out_of. Give done and out_of, or none of them.",
        ],
    ),
    "due that does not follow": (
        {
            "commitments": COMMITMENT
            + "  deadline: {type: offset, duration: P30D, anchor: signature, due: '2015-06-14'}\n"
        },
        [
            "mine/commitments.yaml:9: due: '2015-06-14' does not follow: P30D after 2015-06-20 is 2015-07-20. "
            "Write '2015-07-20', or leave it out."
        ],
    ),
    "counted from the wrong signature": (
        {
            "commitments": COMMITMENT
            + "  deadline: {type: offset, duration: P30D, anchor: signature, counted_from: '2015-05-15'}\n"
        },
        [
            "mine/commitments.yaml:9: counted_from: '2015-05-15' does not follow: the date of signature is "
            "2015-06-20. "
            "Write '2015-06-20', or leave it out."
        ],
    ),
    "right due beside a wrong day from which it is counted": (
        {
            "commitments": COMMITMENT
            + "  deadline: {type: offset, duration: P30D, anchor: signature,\n"
            + "    counted_from: '2015-05-15', due: '2015-07-20'}\n"
        },
        [
            "mine/commitments.yaml:10: counted_from: '2015-05-15' does not follow: the date of signature is "
            "2015-06-20. "
            "Write '2015-06-20', or leave it out."
        ],
    ),
    "due that does not follow from the day that a row states": (
        {
            "commitments": COMMITMENT
            + "  deadline: {type: offset, duration: P1M, anchor: the list, counted_from: '2015-05-15', due: '2016'}\n"
        },
        [
            "mine/commitments.yaml:9: due: '2016' does not follow: P1M after 2015-05-15 is 2015-06-15. "
            "Write '2015-06-15', or leave it out."
        ],
    ),
    "control character that is escaped, in a name and in the dataset's own title": (
        {
            "dataset": DATASET.replace("Mine", '"Mi\\x07ne"'),
            "actors": ACTORS.replace("fr: Mali", 'fr: "Ma\\x07li"').replace("fr: CMA", 'fr: CMA, acronyms: ["C\\x07"]'),
        },
        [
            "mine/actors.yaml:1: names: 'Ma\\x07li' holds U+0007, a character that no text may have. "
            "Remove it, or write a space.",
            "mine/actors.yaml:2: acronyms: 'C\\x07' holds U+0007, a character that no text may have. "
            "Remove it, or write a space.",
            "mine/dataset.yaml:1: title: 'Mi\\x07ne' holds U+0007, a character that no text may have. "
            "Remove it, or write a space.",
        ],
    ),
    "due of an anchor without a date": (
        {"commitments": COMMITMENT + "  deadline: {type: offset, duration: P2M, anchor: the strategy, due: '2016'}\n"},
        ["mine/commitments.yaml:9: due: '2016' cannot be computed from the strategy. Remove it."],
    ),
    "anchor that is not an event": (
        {"commitments": COMMITMENT + "  deadline: {type: offset, duration: 30 days, anchor: event/x}\n"},
        [
            "mine/commitments.yaml:9: duration: '30 days' is not a duration. Write P60D, P2W, P3M or P1Y.",
            "mine/commitments.yaml:9: anchor: 'event/x' names no event that exists. Correct it, add that "
            "event, or require the dataset that has it.",
        ],
    ),
    "deadline of the wrong shape": (
        {"commitments": COMMITMENT + "  deadline: {type: absolute, start: '2015'}\n"},
        [
            "mine/commitments.yaml:9: type: 'absolute' needs 'due'. Add it: absolute has due.",
            "mine/commitments.yaml:9: start: '2015' does not belong to the type 'absolute'. "
            "Remove it, or choose another type: absolute has due.",
        ],
    ),
    "window that ends before it starts": (
        {"commitments": COMMITMENT + "  deadline: {type: window, start: '2016', due: '2015'}\n"},
        ["mine/commitments.yaml:9: due: '2015' is before 2016, when it starts. Correct one of the two dates."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_hold_together_is_said_with_its_line_and_a_remedy(case: str, folder: Folder) -> None:
    files, messages = CASES[case]
    assert refusal(folder(**files)) == messages
