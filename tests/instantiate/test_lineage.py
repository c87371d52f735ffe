from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.checks.kinds import TextContains
from lamwright.instantiate.lineage import attach_plan
from lamwright.records.plan import Source, TaskPlan
from lamwright.records.task import Task


def plan(number: int, task: str, location: str) -> TaskPlan:
    source = Source(kind="documentation", name="libreoffice-help", location=location)
    return TaskPlan(
        task_id=f"p{number}", task=task, plan=("Do it",), application="writer", source=source
    )


def task(family: str) -> Task:
    return Task(
        task_id="t",
        request="Do it",
        application="writer",
        family=family,
        phrasing=0,
        template="a.odt",
        checks=(TextContains(text="a"),),
        reference=(),
        split="train",
    )


PLANS = (
    plan(1, "Insert a page break", "text/swriter/guide/other.html"),
    plan(2, "Insert a manual page break", "text/swriter/guide/page_break.html"),
    plan(3, "Delete a table", "text/swriter/guide/table_delete.html"),
)


def test_the_pair_of_the_same_page_is_nearest():
    tasks = attach_plan((task("page-break"), task("delete-table")), PLANS, catalogue().families)
    assert [t.plan_id for t in tasks] == ["p2", "p3"]


def test_a_two_part_task_is_linked_by_its_first_part():
    assert (
        attach_plan((task("page-break+bold-text"),), PLANS, catalogue().families)[0].plan_id == "p2"
    )


def test_nothing_near_leaves_no_link():
    assert attach_plan((task("watermark"),), PLANS[2:], catalogue().families)[0].plan_id == ""
