"""Facts by themselves: who is read of, since they were bound to a party at some time."""

from dataclasses import replace

from tests.graph.deriving.rules import fought as f


def test_whose_events_are_read() -> None:
    assert {id_.partition("/")[2] for id_ in f.KNOWN.of_parties} == {
        *("mali", "platform", "cma"),
        *("army", "gatia", "imghad", "mnla", "hcua", "msa", "cpa", "fpa"),
    }


def test_splinters_of_those_are_read_of_too() -> None:
    known = replace(f.KNOWN, splits=(f.split("CJA", "CMA", "2016-10-10"), f.split("ISGS", "MUJAO", "2015")))
    assert "actor/cja" in known.of_parties
    assert "actor/isgs" not in known.of_parties
