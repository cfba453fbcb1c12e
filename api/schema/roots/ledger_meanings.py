"""What the fields of a ledger mean where no declaration says it."""

from api.schema.roots.voices_meanings import VOICES
from graph.compliance.accounts import Account, Bearing, Completion, Counts, Entry, Ledger, Reckoning, Stop
from graph.compliance.changes import Change, Changes, NamedFinding, NewWord
from graph.compliance.left_out import Left, LeftOut
from graph.compliance.promises import (
    Ending,
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Renewed,
    Signing,
    Statement,
    Stem,
    Term,
)
from ontology.sources import Documentation

BASIS = Documentation.properties()[0].names.definition
MEANINGS: dict[type, dict[str, str]] = {
    Ledger: {
        "instrument": "The agreement that is traced.",
        "as_of": "The day that the ledger describes.",
        "known_by": "The day by which what it tells was published. Null if all sources count.",
        "not_yet": "Why there is no ledger of that day: nothing was owed before the first party signed, or nothing was"
        " known before a source had told of the agreement. Then it has no accounts, and counts nothing. Null if there"
        " is a ledger.",
        "left_out": "What is left out because of `knownBy`. Null without it.",
        "counts": "How many promises are in each state.",
        "accounts": "The commitments of each instrument: first the agreement's own, then those of the instruments that"
        " implement it, oldest first.",
        "supporting": "The demands of each text that supports one of the instruments, oldest first.",
        "newest_source": "The latest date of publication among the sources cited here, which may be after `asOf`. Null"
        " if none has a date.",
        "newest_told": "The latest date among the assessments and events listed here. Null if there are none.",
        "later": "Instruments and supporting texts agreed after `asOf`, which are not taken in.",
        "stops": "The days on which the ledger changes, before `asOf` and after, in order. Between two of them it says"
        " the same. They do not depend on `knownBy`.",
    },
    Stop: {
        "day": "The day; of a month or year, its last.",
        "signings": "How many of its texts a party signed, or a body adopted, on that day.",
        "deadlines": "How many of its commitments fall due on that day.",
        "assessments": "How many assessments of its commitments are of that day.",
        "events": "How many events that bear on its commitments were on that day, or ended on it.",
    },
    Account: {
        "instrument": "The agreement itself, a text that implements it, or one that supports it.",
        "entries": "Its commitments, with what became of each; of a supporting text, its demands.",
    },
    Counts: {
        "promises": "How many promises there are: the sum of `contested`, `overdue`, `breached`, `unfinished`,"
        " `fulfilled`, `notYetDue` and `undated`.",
        "contested": "How many are contested: assessors disagree, or one disputes it.",
        "overdue": "How many are past their deadline while no assessor says that they are fulfilled.",
        "breached": "How many are said to be breached.",
        "unfinished": "How many are said to be done in part, under way, not started or postponed.",
        "fulfilled": "How many are fulfilled, in time or late.",
        "fulfilled_late": "How many of `fulfilled` were done after the deadline, on a day that a source states.",
        "fulfilled_on_own_word": "How many of `fulfilled` are said to be fulfilled only by those who owed it: all who"
        " say so have the standpoint `OWED_IT`.",
        "not_yet_due": "How many have not reached their deadline and have no assessment.",
        "undated": "How many have no deadline that can be counted and no assessment.",
        "demands": "How many demands there are besides, those of supporting texts included. Others ask for them, so"
        " they are never overdue.",
    },
    Entry: {
        "promise": "The commitment, promise or demand.",
        "deadline": 'The deadline, counted as the text says; "from signature" means from the last party\'s.',
        "others": "The deadline, counted from each earlier party's signature instead. Empty if it does not run from"
        " signature.",
        "periods_elapsed": "How many whole periods of a recurring commitment have passed. Null for any other.",
        "latest": "The last assessment of each assessor by the day of the ledger, newest first.",
        "status": "The newest status. Null if it is contested, or if nobody has assessed it.",
        "contested": "Whether assessors disagree, or one disputes it.",
        "overdue": "Whether it is a promise past its deadline while no assessor says that it is fulfilled.",
        "bearings": "The events that bear on it.",
        "after_end": "Whether its deadline is after the end of the agreement, or of one that this implements.",
    },
    Reckoning: {
        "counted_from": "The date from which the term is counted. Null if it is not counted from one, or the date is"
        " not known.",
        "signatories": "The parties that signed on that day. Empty if the term does not run from signature.",
        "due": "The deadline counted this way: a day, month or year. Null if there is none, or it cannot be counted.",
        "words": "How the deadline is counted, or why it cannot be, in words.",
        "days_overdue": "Days from the deadline to the day of the ledger, while nobody says that the promise is"
        " fulfilled; of a month or year, from its last day: the least that it can be. Null if the deadline has not"
        " passed or is not known, if somebody says fulfilled, and of a demand.",
        "days_overdue_if_not_kept": "The same days if those who say fulfilled are wrong: one of two readings of a"
        " contested promise, `kept` being the other. Null if nobody says fulfilled, or nobody contests it.",
        "kept": "When it was done, according to those who say that it is fulfilled. Null if nobody does, or if neither"
        " a day nor a deadline is known.",
        "completions": "What assessors say was done, wholly or in part, earliest first. Who no longer says fulfilled"
        " is not among them.",
    },
    Completion: {
        "judgement": "The assessment that says so.",
        "by": "The day on which it was done or, if `atTheLatest`, by which.",
        "at_the_latest": "True if no source states the day, so that `by` is the day of the assessment.",
        "days_late": "Days after the deadline, negative if before it. Null if there is no deadline to count from.",
    },
    Bearing: {
        "occurrence": "The event.",
        "days_after_deadline": "Days after the deadline, negative if before it. Null if there is no deadline to count"
        " from.",
        "days_after_signature": "Days after the last party's signature, negative if before it. Null if there is a"
        " deadline, or no signature.",
        "days_earlier": "How many days earlier it may have been, since only its month or year is known. 0 if its day"
        " is known.",
    },
    Instrument: {
        "path": "The agreements that lead from the traced one to this one, both included.",
        "signings": "Who signed it, when and in what capacity, each with its sources.",
        "statements": "Claims about it, each with its sources. If they have `rivals`, accounts differ, and `date` is"
        " the dataset's reading.",
        "evidence": "The sources of the agreement as a whole; each may cover a part of it only. A source of a"
        " contradicted claim is listed with that claim only.",
        "ending": "How it ended or, if it has no end of its own, how an agreement that it implements did. Null if"
        " neither had ended by the day of the ledger.",
    },
    Ending: {
        "agreement": "The agreement that ended: this one, or one that it implements.",
        "occurrence": "The event that ended it. Null if none is recorded.",
        "date": "When it ended.",
    },
    Statement: {
        "claim": "The claim itself.",
        "speaker": "The speaker whom the source quotes.",
        "rivals": "Claims that contradict it.",
        "events": "Events that the claim is about besides.",
    },
    NamedFinding: {
        "coding": "Whom coded datasets alone name in what it rests on, or name unhedged where all others hedge.",
        "coding_known_from": "The day from which published sources told so.",
        "denials": "Claims made by the later day that deny it, each with its sources. With `knownBy`, those that"
        " sources published by then tell.",
    },
    Occurrence: {
        "evidence": "Its sources, with locators. A source of a contradicted claim is listed with that claim only.",
        "statements": "Claims about it that cannot all be true, each with its sources.",
    },
    Promise: {
        "term": "By when it was to be kept, as the text says it.",
        "obliged": "Who has to keep it.",
        "provisions": "The provisions that it stems from.",
        "anchor": "The event from which its term runs. Null if it does not run from an event.",
        "statements": "Claims about it, each with its sources. If they have `rivals`, accounts differ.",
        "renews": "The earlier commitments that it promises or asks again, of whatever text.",
    },
    Renewed: {"evidence": "The sources given for this very relation. If empty, those of the promise tell it."},
    Judgement: {
        "assessor": "The actor who made the assessment.",
        "standpoint": "What the assessor is to the commitment: bound by it, a party, a guarantor, the Independent"
        " Observer, a UN body, the press, or none of these.",
    },
    Term: {
        "anchor_kind": "What `duration` is counted from, if there is one. The event itself is `LedgerPromise.anchor`."
    },
    Signing: {"signed_by": "The actor who signed."},
    Stem: {"label": "The label of the provision, such as Article 46."},
    NamedActor: {
        "acronym": "The acronym to call it by: its first one; in French, the first that does not stand for its English"
        " name. Null if it has none."
    },
    Changes: {
        "instrument": "The agreement that is traced.",
        "from_day": "The earlier day.",
        "to_day": "The later day.",
        "known_by": "The day by which all that it says of either day was published. Null if all sources count.",
        "not_yet": "Why there is no ledger of the later day; then there is no change. Null if there is a ledger.",
        "not_yet_before": "Why there is no ledger of the earlier day; then all is new. Null if there is a ledger.",
        "before": "How many promises were in each state on the earlier day.",
        "after": "How many promises are in each state on the later day.",
        "agreed": "Texts agreed since, oldest first: those that carry the agreement out, then those that support it.",
        "promised": "Promises made since, by texts agreed since, with what had become of each by the later day.",
        "demanded": "Demands made since, by texts agreed since.",
        "overdue": "Promises whose deadline has passed since, while nobody says that they are fulfilled.",
        "words": "Each assessor's newest assessment, if it came since, oldest first, of what stands in no other list:"
        " entries there have theirs.",
        "contested": "Commitments that became contested.",
        "no_longer_contested": "Commitments that are contested no longer.",
        "fulfilled": "Commitments said to be fulfilled since, which nobody contests.",
        "endings": "Ends of agreements since.",
        "found": "Findings that hold since a day after `fromDay`; they may have ceased to. Those that their rule does"
        " not count are left out.",
        "ceased": "Findings that have ceased to hold since: their last day was `fromDay`, or one between.",
        "events": "Events since that bear on commitments, oldest first. By themselves they change nothing.",
        "unchanged": "How many promises were there on both days and are in none of these lists.",
        "unchanged_demands": "How many demands were there on both days and are in none of these lists.",
        "left_out": "What the ledger of the later day leaves out because of `knownBy`. Null without it.",
    },
    Change: {
        "instrument": "The text that it is in.",
        "entry": "What is known of it on the later day.",
        "before": "What was known of it on the earlier day. Null if it is new.",
    },
    NewWord: {
        "change": "The commitment, on both days.",
        "judgement": "What the assessor says now.",
        "earlier": "What the same assessor had said by the earlier day. Null if nothing.",
    },
    LeftOut: {
        "agreements": "Texts that carry the agreement out or back it; or the agreement itself.",
        "commitments": "Promises and demands.",
        "assessments": "Assessments up to the day of the ledger, those that later ones replace included.",
        "events": "Events, up to the day of the ledger.",
        "statements": "Claims about what the ledger tells.",
        "signatures": "Signatures.",
        "endings": "Ends of agreements.",
        "sources": "Sources, wherever they are cited.",
        "words": "All of that in words: `7 assessments left out, 2 of them undated`.",
    },
    Left: {
        "count": "How many there are that have no source of their own that counts.",
        "undated": "How many of `count` have none with a date at all.",
        "dependent": "How many more have one, but belong to what is left out, such as an assessment of a promise.",
    },
    Evidence: {
        "source": "The source itself.",
        "basis": BASIS,
    },
    **VOICES,
}
"""By class, and by attribute."""
EVERYWHERE = {"evidence": "The sources, with locators."}
