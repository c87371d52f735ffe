"""What a soak proved can be read from its log, also after it was killed."""

import json
from dataclasses import asdict

from soak_log import Ending, Episode, open_log, read_log, report


def line(held):
    return json.dumps({type(held).__name__: asdict(held)}) + "\n"


GOOD = Episode(0, seconds=2.5, load=1.0, actions=10, delivered=8, refused={"disabled": 2})
BROKEN = Episode(1, seconds=9.0, load=3.0, actions=4, delivered=4, broken="it died")
CLEAN = Ending(True, True, 0, [], [])


def test_a_log_that_ends_in_mid_line_is_read_as_far_as_it_goes(tmp_path):
    log = tmp_path / "soak.jsonl"
    assert read_log(log) == ([], [])
    log.write_text(line(GOOD) + line(BROKEN) + line(CLEAN) + line(GOOD)[:40], encoding="utf-8")
    assert read_log(log) == ([GOOD, BROKEN], [CLEAN])
    for _ in range(2):
        with open_log(log) as more:
            more.write(line(BROKEN))
    assert read_log(log) == ([GOOD, BROKEN, BROKEN, BROKEN], [CLEAN])


def test_the_report_adds_up_and_recovered_breaks_are_no_fault():
    reported = report([GOOD, BROKEN], [CLEAN])
    assert (reported["resets"], reported["actions"], reported["delivered"]) == (2, 14, 12)
    assert reported["refused"] == {"disabled": 2}
    assert reported["broken_and_recovered"] == {"it died": 1}
    assert reported["faults"] == []


def test_what_must_not_happen_is_a_fault():
    bad = [
        Episode(0, is_unrecovered=True),
        Episode(1, slowest_step=500.0),
        Episode(2, memory=3_000_000_000),
        Episode(3, processes=99),
        Episode(4, sockets=["tcp 1 2"]),
        Episode(5, network_attempts=1),
        Episode(6, written_outside=["/root/x"]),
    ]
    left = Ending(True, True, 1, [], [])
    assert len(report(bad, [left])["faults"]) == len(bad) + 1
