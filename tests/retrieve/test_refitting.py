"""What is typed keeps what stands around the value that is replaced."""

import pytest

from lamwright.retrieve.values.refitting import fitted


@pytest.mark.parametrize(
    ("value", "selected", "typed"),
    [
        ("2,750", "£2,650", "£2,750"),
        ("20 euros", "€ 18", "€ 20"),
        ("5", "6 p.m.", "5 p.m."),
        ("fourteen", "Room 12", "Room 14"),
        ("14 september", "9 September 2026", "14 September 2026"),
        ("thursday 21 May", "Wednesday 20 May 2026", "Thursday 21 May 2026"),
        ("1 March 2027", "1 February 2026", "1 March 2027"),
        ("72", "68", "72"),
        ("Ms Okafor", "Mr Okafor", "Ms Okafor"),
        ("11", "between 9 and 10", "11"),
        ("7th", "6 October", "7 October"),
        ("the 21st", "18 September 2026", "21 September 2026"),
        ("240", "£220.00", "£240.00"),
        ("£1,310", "£1,220.00", "£1,310.00"),
        ("5", "£4.50", "£5"),
        ("Friday the 6th", "Tuesday 10 November", "Friday 6 November"),
        ("the 21st, a monday", "Friday 18 September", "Monday 21 September"),
        ("D", "revision C", "revision D"),
        ("Six", "four weeks", "six weeks"),
        ("Six", "four", "six"),
        ("nine pounds", "£7", "£9"),
        ("thirty-one", "28", "31"),
        ("26", "Twenty-nine", "Twenty-six"),
        ("8 hours", "five hours", "eight hours"),
        ("ten", "Eleven", "Ten"),
        ("two", "13.00", "two"),
        ("120", "ninety", "120"),
        ("7th", "the sixth floor", "7th"),
    ],
)
def test_what_is_typed_fits_what_it_replaces(value: str, selected: str, typed: str) -> None:
    assert fitted(value, selected) == typed
