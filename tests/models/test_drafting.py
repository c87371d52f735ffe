from lamwright.models.drafting import draft


def test_the_latest_longest_match_is_continued() -> None:
    assert draft([1, 2, 3, 9, 2, 3, 7, 8, 2, 3], 2) == [7, 8]
    assert draft([5, 1, 2, 6, 2, 4, 1, 2], 3) == [6, 2, 4]


def test_nothing_to_go_by_gives_nothing() -> None:
    assert draft([1, 2, 3], 5) == draft([], 5) == draft([4], 5) == []
