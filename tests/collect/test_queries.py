"""Search queries become full requests with a documented plan, or a counted reject."""

import pytest

from lamwright.collect import Manual, Sampling, collect
from lamwright.collect.collection import CollectConfig

MANUAL = """<h1>Insert page numbers</h1><ol><li>Choose <b>Insert</b> &gt; <b>Page Number</b>.</li></ol>
<h1>Create a table of contents</h1><ol><li>Choose <b>Insert</b> &gt; <b>Table of Contents</b>.</li></ol>"""


class Office(Manual):
    """Names what people call the application."""

    names = frozenset({"LibreOffice", "Writer", "Word"})


def collected(tmp_path, *queries, **sampling):
    (tmp_path / "manual.html").write_text(MANUAL)
    (tmp_path / "log.csv").write_text("query\n" + "\n".join(queries) + "\n", encoding="utf-8")
    config = CollectConfig(application="editor", sampling=Sampling(**sampling))
    found = collect(
        [tmp_path / "manual.html", tmp_path / "log.csv"], config=config, manual=Office()
    )
    return [plan for plan in found.plans if plan.source.kind == "query-log"], found


@pytest.mark.parametrize(
    ("query", "task"),
    [
        ("how to insert automatic page numbers in word?", "Insert automatic page numbers"),
        ("inserting automatic page numbers libreoffice writer", "Insert automatic page numbers"),
        ("How do I create a table of the contents", "Create a table of the contents"),
        ("table of contents automatic create", None),
    ],
)
def test_full_request(query, task, tmp_path):
    plans, found = collected(tmp_path, query)
    if task is None:  # no request can be made of the words: it is the documented task again
        assert [reject.reason for reject in found.rejects] == ["duplicate"]
        return
    (plan,) = plans
    parent = {each.task_id: each for each in found.plans}[plan.parent]
    assert (plan.task, plan.plan, plan.method) == (task, parent.plan, "query")
    assert plan.source.location == "log.csv:2"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("numbers", "too_short"),
        ("x " * 200, "too_short"),
        ("best pizza in town", "no_plan"),
        ("как вставить номера страниц", "not_english"),
    ],
)
def test_rejects(query, reason, tmp_path):
    _, found = collected(tmp_path, query)
    assert [reject.reason for reject in found.rejects] == [reason]
    stage = {each.stage: each for each in found.yields}["rewriting"]
    assert (stage.entered, stage.kept) == (1, 0)
