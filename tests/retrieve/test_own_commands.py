"""What is typed holds none of the request's own commands."""

import math

from lamwright.records.retrieved import RankedValue, RankedWay
from lamwright.retrieve.ways.own_commands import without_commands, without_echoes

UNDERLINES = RankedWay(steps=("Choose Format > Text > Single Underline",), score=1.0)


def typed(*texts: str) -> RankedWay:
    values = tuple(RankedValue(value=text, score=math.log(0.25)) for text in texts)
    return RankedWay(steps=('Type "…"',), score=1.0, values=(values,))


def test_a_text_with_another_wish_is_left_out() -> None:
    way = typed("full-time and underlined", "full-time", "underlined")
    first, other = without_commands([way, UNDERLINES], 2)
    assert [one.value for one in first.values[0]] == ["full-time", "underlined"]
    assert math.isclose(first.values[0][0].score, math.log(0.5))
    assert other == UNDERLINES


def test_texts_stay_where_nothing_else_is_asked_for() -> None:
    way = typed("full-time and underlined", "full-time")
    assert without_commands([way, UNDERLINES], 1) == [way, UNDERLINES]
    alone = typed("full-time and underlined")
    assert without_commands([alone, UNDERLINES], 2) == [alone, UNDERLINES]


def test_what_is_added_is_not_typed_over_another_place_too() -> None:
    added, over = (
        RankedWay(steps=(step,), score=0.0, values=((RankedValue(value=text, score=0.0),),))
        for step, text in (('Type "{END}{ENTER}…"', "PS: open until 8 pm"), ('Type "…"', "8 pm"))
    )
    assert without_echoes([added, over], 2) == ([added], 1)
    other = over.model_copy(update={"values": ((RankedValue(value="9 pm", score=0.0),),)})
    assert without_echoes([added, other], 2) == ([added, other], 2)
    assert without_echoes([added, over], 1) == ([added, over], 1)
