"""Sizes and colours that a request names."""

import pytest

from lamwright.codec.values import named_values


@pytest.mark.parametrize(
    ("request_", "sizes", "colours"),
    [
        ("society's name at the top: dark green, 20 pt", '"20"', '"dark green"'),
        ("make it big like 16 and blue and bold", '"16"', '"blue"'),
        ("eh, 8.5 pt for all 5 of them", '"8.5"', None),
        ("twelve point please, in light-gray", '"12"', '"light grey"'),
        ("same as the other titles (2f5496)", None, '"#2f5496"'),
        ("same blue for Education pls (2f5496)", None, '"#2f5496"'),
        ("the line of 3 May 2026 in bold", None, None),
        ("first red, then the dark red one", None, '"red" | "dark red"'),
        ("at 9:45 we open", None, None),
    ],
)
def test_what_a_request_names_is_all_that_can_be_set(
    request_: str, sizes: str | None, colours: str | None
) -> None:
    found = named_values(request_)
    assert found.get("SIZE") == sizes
    assert found.get("COLOR_NAME") == colours
