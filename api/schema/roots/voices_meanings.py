"""What the fields of two assessors side by side mean."""

from graph.compliance.voices import Comparison, Voice, VoiceCounts, Voices

VOICES: dict[type, dict[str, str]] = {
    Voices: {
        "ledger": "The ledger in which they are compared: of which day, from what was known by when, and what it leaves"
        " out.",
        "a": "The assessor asked for as `a`.",
        "b": "The assessor asked for as `b`.",
        "counts": "How many commitments both have judged, and one alone.",
        "comparisons": "The commitments that either has judged: those of both first, else in the order of the ledger,"
        " demands of supporting texts last.",
        "caution": "What the absence of an answer does not mean.",
    },
    VoiceCounts: {
        "both": "How many commitments both have judged: the sum of `agree`, `differ` and `shared`.",
        "agree": "On how many their latest words have one status, and no figures that differ.",
        "differ": "On how many their latest words differ.",
        "shared": "On how many a member of both has the only word: neither agreement nor difference.",
        "only_a": "How many `a` alone has judged.",
        "only_b": "How many `b` alone has judged.",
    },
    Comparison: {
        "instrument": "The text that the commitment stands in.",
        "entry": "The commitment, with what became of it.",
        "a": "What `a` last said of it. Null if nothing by the day of the ledger.",
        "b": "What `b` last said of it. Null if nothing by the day of the ledger.",
        "agree": "Whether the latest words of both have one status, and do not count differently out of as many. Null"
        " if one has not spoken, or if `shared`.",
        "shared": "Whether the same word stands on both sides, since a member of both spoke it.",
        "others": "The last assessment of each assessor who speaks for neither, newest first.",
    },
    Voice: {
        "latest": "The newest assessment by the day of the ledger: its own, or that of a member, whom it names.",
        "by_member": "Whether it is the word of another, who possibly belonged to the assessor on the day of it.",
        "besides": "The last assessment of each other who speaks for the assessor, itself included, newest first; they"
        " may say otherwise.",
    },
}
"""By class, and by attribute."""
