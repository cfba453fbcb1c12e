"""Files of a curated dataset that are refused: broken YAML, and what other readers would guess."""

import pytest

from loaders.curated.form import forms
from tests.loaders.curated_snippets import DATASET, EVENT, Files, Folder, refusal

CASES: dict[str, tuple[Files, list[str]]] = {
    "duplicate key": (
        {"events": EVENT + "  when: '2019'\n"},
        ["mine/events.yaml:7: when: 'when' appears twice in one mapping, first on line 3. Keep one of the two."],
    ),
    "indented by a tab": (
        {"events": "- id: e\n\tkind: ambush\n"},
        ["mine/events.yaml:2: YAML: 'kind: ambush' is indented by a tab. Indent with spaces."],
    ),
    "broken syntax": (
        {"events": "- id: e\n  title: 'An ambush\n"},
        [
            'mine/events.yaml:2: YAML: "title: \'An ambush" opens a quote that is not closed. '
            "Close it at the end of the text, with the same quote."
        ],
    ),
    "empty file": (
        {"events": "# nothing yet\n"},
        ["mine/events.yaml:1: file: 'events.yaml' is empty. Add a row, or remove the file."],
    ),
    "no UTF-8": (
        {"events": EVENT.encode().replace(b"An ambush", b"\xe9meute")},
        ["mine/events.yaml:4: file: 'byte 0xe9' is not UTF-8. Save it as UTF-8."],
    ),
    "control character": (
        {"events": EVENT.replace("An ambush", "\x01")},
        ["mine/events.yaml:4: file: 'U+0001' is a control character. Remove it."],
    ),
    "text that a comment would cut": (
        {"events": EVENT.replace("An ambush", "Report #1")},
        [
            "mine/events.yaml:4: YAML: 'Report #1' would lose its end to a comment. Put the text in quotes, or the "
            "comment on a line of its own."
        ],
    ),
    "line separator that editors do not count": (
        {"events": EVENT.replace("An ambush", "'a\u2028b'") + "  when_stated: ''\n"},
        ["mine/events.yaml:7: when_stated: '' is empty. Give a text, or remove the key."],
    ),
    "endless number": (
        {"events": EVENT.replace("An ambush", "9" * 5000)},
        ["mine/events.yaml:4: title: '99999999999999999999…' is longer than any number. Correct it, or quote it."],
    ),
    "alias": (
        {"events": EVENT.replace("[s]", "&x [s]") + "  concerns: *x\n"},
        ["mine/events.yaml:6: YAML: '&x' is an anchor. Put the text in quotes, or remove it."],
    ),
    "tag": (
        {"events": EVENT.replace("An ambush", "!!python/name:os.system x")},
        [
            "mine/events.yaml:4: title: 'tag:yaml.org,2002:python/name:os.system' is a tag, and tags are not read. "
            "Put the text in quotes, or remove it."
        ],
    ),
    "endless nesting": (
        {"events": "[" * 100_000},
        ["mine/events.yaml:1: YAML: '21' levels are too many. Nest 20 at most."],
    ),
    "no list of rows": (
        {"events": "id: e\n"},
        ["mine/events.yaml:1: row: 'events.yaml' holds no list of rows. Write each row as a list item: `- id: ...`."],
    ),
    "row that is text": (
        {"events": "- e\n"},
        [
            "mine/events.yaml:1: row: 'e' is text, and no row. "
            "Write a row as `- id: ...`, and what belongs to it indented below."
        ],
    ),
    "file of unknown rows": (
        {"event": EVENT},
        [
            "mine/event.yaml:1: file: 'event.yaml' does not say what its rows are. Did you mean 'events'? Name "
            "it after its "
            f"rows, such as events-2018.yaml: {', '.join(forms())}."
        ],
    ),
    "dataset about a country that is not there": (
        {"dataset": f"{DATASET}country: ml\n"},
        [
            "mine/dataset.yaml:4: country: 'place/ml' names no place that exists. Correct it, add that place, or"
            " require the dataset that has it."
        ],
    ),
    "dataset about a region": (
        {
            "dataset": f"{DATASET}country: gao\n",
            "places": "- {id: gao, kind: region, names: {en: Gao, fr: Gao}, sources: [s]}\n",
        },
        [
            "mine/dataset.yaml:4: country: 'place/gao' is a region, not a country. Name the country in which it lies,"
            " or leave it out."
        ],
    ),
    "dataset issued on no day": (
        {"dataset": f"{DATASET}creator: The makers\nissued: '2018-02-30'\n"},
        ["mine/dataset.yaml:5: issued: '2018-02-30' is not a calendar date. Give a day that exists."],
    ),
    "dataset attributed to no address": (
        {"dataset": f"{DATASET}attribution: The makers\n"},
        [
            "mine/dataset.yaml:4: attribution: 'The makers' is not the IRI of those whom it is attributed to."
            " Write an address on the web, or ontology#authors for the authors of Accord Graph."
        ],
    ),
    "dataset without a licence": (
        {"dataset": "title: Mine\nversion: 1\n"},
        [
            "mine/dataset.yaml:1: licence: 'Mine' lacks the key 'licence'. Add it: every dataset has one.",
            "mine/dataset.yaml:2: version: '1' is a number, and text is wanted. Write it in quotes.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_is_named_with_its_line_and_a_remedy(case: str, folder: Folder) -> None:
    files, messages = CASES[case]
    assert refusal(folder(**files)) == messages
