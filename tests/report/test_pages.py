import re

import pytest
from bs4 import BeautifulSoup
from report_samples import BOX, episodes, make_task, run_input

from lamwright.records.canvas import (
    CanvasParagraph,
    CanvasSheet,
    CanvasSlide,
    CanvasTable,
    PageCanvas,
    SheetCanvas,
    SlidesCanvas,
    TextCanvas,
)
from lamwright.records.plan import Source, TaskPlan
from lamwright.report.episodes import page_name
from lamwright.report.inputs import PairsShown, ReportInput
from lamwright.report.pages import trajectory_page, write_report

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</script></style>'


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    return write_report(run_input(), folder / "out", episodes(folder / "shots", 3)).parent


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_the_overview_shows_every_part(report):
    page = soup(report / "index.html")
    titles = [heading.get_text() for heading in page.find_all("h2")]
    assert titles == [
        "Read this first",
        "Whole episodes",
        "Whole episodes by group",
        "Decisions, offline",
        "Planning",
        "Where the time goes",
        "Data: what each stage kept",
        "Training",
        "Provenance",
    ]
    text = page.get_text(" ", strip=True)
    lead = page.select_one("#results table")
    assert [column.get_text().rstrip("↓") for column in lead.select("thead th")][:3] == [
        "Policy",
        "Success, online",
        "Finished, yet wrong",
    ]
    assert page.select_one("#groups td").get_text().startswith("32 / 17")
    for expected in ("72.0 %", "paper 71.0 %", "+9.0 pp", "1,412", "too short 310", "AUROC"):
        assert expected in text
    assert len(page.select(".loss polyline.smooth")) == 5
    assert "[rollout]" in page.select_one("details pre").get_text()


def test_nothing_is_fetched_from_anywhere(report):
    for path in report.rglob("*.html"):
        page = soup(path)
        links = [tag.get("href") or tag.get("src") for tag in page.select("[href], [src]")]
        assert links
        assert not [link for link in links if re.match(r"[a-z]+:|//|/", link)]
        for link in links:
            target = path.parent / link.partition("#")[0].partition("?")[0]
            assert target.exists() or link.startswith("#")


def test_a_trajectory_page_outlines_the_chosen_control(report):
    page = soup(trajectory_page(report, f"{1:016x}"))
    assert page.h1.get_text() == 'Make the heading "Quarterly report" bold.'
    steps = page.select("section.step")
    assert [step["id"] for step in steps] == ["step-1", "step-2", "final"]
    x, y, width, height = BOX
    rect = steps[1].select_one("rect.chosen")
    assert [int(rect[key]) for key in ("x", "y", "width", "height")] == [
        x - 4,
        y - 4,
        width + 8,
        height + 8,
    ]
    assert steps[1].select_one("svg")["viewbox"] == "0 0 1280 800"
    assert steps[0].select_one("rect.chosen") is None
    text = steps[1].get_text(" ", strip=True)
    for expected in ('Click "Bold"', "FINISH", "toggle button", "vocabulary", "disabled"):
        assert expected in text
    assert page.select_one("li.missed").get_text(" ", strip=True).endswith("has weight 400.")


def test_pages_are_chained(report):
    first, second, third = (soup(trajectory_page(report, f"{i:016x}")) for i in range(3))
    assert first.select_one("a[rel=prev]") is None
    assert second.select_one("a[rel=prev]")["href"] == f"{0:016x}.html"
    assert second.select_one("a[rel=next]")["href"] == f"{2:016x}.html"
    assert third.select_one("a[rel=next]") is None


def test_the_index_of_trajectories_can_be_filtered(report):
    page = soup(report / "trajectories.html")
    rows = page.select("#listing tbody tr")
    assert [row["data-verdict"] for row in rows] == ["yes", "no", "unsure"]
    options = {s["data-filter"]: [o["value"] for o in s("option")] for s in page("select")}
    assert options["policy"] == ["", "LAM1", "LAM2", "LAM3"]
    assert options["split"] == ["", "test", "train"]
    assert set(options) == {"policy", "family", "verdict", "split", "ending", "said"}
    said = [row.select("td")[4].get_text(" ", strip=True) for row in rows]
    assert said == ["truncated said gave up", "finished said so, and wrong", "finished"]


def test_untrusted_text_stays_text(tmp_path):
    run = run_input().model_copy(update={"name": EVIL, "notes": (EVIL,)})
    provenance = run.provenance.model_copy(update={"config": EVIL, "versions": {EVIL: EVIL}})
    run = run.model_copy(update={"provenance": provenance})
    index = write_report(run, tmp_path / "out", episodes(tmp_path / "shots", 2, text=EVIL))
    own = soup(index).script.get_text()
    pages = list(index.parent.rglob("*.html"))
    assert len(pages) == 4
    for path in pages:
        page = soup(path)
        assert [script.get_text() for script in page("script")] == [own]
        assert not page("img")
        assert len(page("style")) == 1
        assert not [tag for tag in page(True) for key in tag.attrs if key.startswith("on")]
        assert "{{7*7}}" in page.get_text()


def test_only_the_pages_own_script_may_run(report):
    import base64
    import hashlib

    page = soup(report / "index.html")
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    digest = base64.b64encode(hashlib.sha256(page.script.string.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy


def test_an_empty_run_has_a_page(tmp_path):
    page = soup(write_report(ReportInput(name="nothing yet"), tmp_path))
    assert page.h1.get_text() == "nothing yet"
    assert [heading.get_text() for heading in page("h2")] == ["Provenance"]
    assert "No trajectories" in soup(tmp_path / "trajectories.html").get_text()


def test_a_second_report_replaces_the_first(tmp_path):
    write_report(run_input(), tmp_path, episodes(None, 3))
    write_report(run_input(), tmp_path, episodes(None, 1))
    assert len(list((tmp_path / "trajectories").iterdir())) == 1


def test_missing_broken_and_stray_screenshots_are_told(tmp_path):
    shots = tmp_path / "shots"
    (shown,) = episodes(shots, 1)
    (shots / f"{0:016x}" / "01.png").write_bytes(b"no picture")
    (shots / f"{0:016x}" / "02.png").unlink()
    (tmp_path / "secret.png").write_bytes((shots / f"{0:016x}" / "03.png").read_bytes())
    steps = tuple(
        step.model_copy(
            update={
                "observation": step.observation.model_copy(update={"screenshot": "../secret.png"})
            }
        )
        for step in shown.trajectory.steps[:1]
    )
    stray = shown.model_copy(
        update={"trajectory": shown.trajectory.model_copy(update={"steps": steps})}
    )
    for episode, count in ((shown, 2), (stray, 1)):
        write_report(run_input(), tmp_path / "out", [episode])
        page = soup(trajectory_page(tmp_path / "out", f"{0:016x}"))
        assert len(page.select(".shot.none")) == count


def test_an_episode_without_task_verdict_or_steps(tmp_path):
    (shown,) = episodes(None, 1)
    bare = shown.model_copy(
        update={
            "task": None,
            "verdict": None,
            "trajectory": shown.trajectory.model_copy(
                update={"steps": (), "ending": "broken", "why": "Writer died."}
            ),
        }
    )
    write_report(run_input(), tmp_path, [bare])
    text = soup(trajectory_page(tmp_path, f"{0:016x}")).get_text(" ", strip=True)
    assert "not judged" in text
    assert "Writer died." in text
    assert make_task(0).request not in text


CANVASES = {
    "4 paragraphs, 1 table": TextCanvas(
        paragraphs=(CanvasParagraph(index=1, style="Text Body", text="One"),),
        tables=(CanvasTable(number=1, name="Table1", rows=1, columns=1, after_paragraph=0),),
        truncated=3,
    ),
    "1 sheet": SheetCanvas(sheets=(CanvasSheet(number=1, name="Budget"),)),
    "2 slides": SlidesCanvas(slides=(CanvasSlide(number=1, name="Start"),), truncated=1),
    "2 lines": PageCanvas(lines=("One", "Two")),
}


@pytest.mark.parametrize("reported", CANVASES)
def test_a_trajectory_of_any_kind_of_document_has_a_page(reported, tmp_path):
    (shown,) = episodes(tmp_path / "shots", 1)
    seen = tuple(
        step.model_copy(
            update={
                "observation": step.observation.model_copy(update={"canvas": CANVASES[reported]})
            }
        )
        for step in shown.trajectory.steps
    )
    shown = shown.model_copy(
        update={"trajectory": shown.trajectory.model_copy(update={"steps": seen})}
    )
    report = write_report(run_input(), tmp_path / "out", [shown]).parent
    page = soup(trajectory_page(report, shown.trajectory.trajectory_id))
    assert f"controls, {reported}" in page.get_text(" ", strip=True)


def test_odd_ids_become_safe_file_names():
    assert page_name("ab12") == "ab12.html"
    for odd in ("../../etc/passwd", "a/b", "", ".hidden", "x" * 200, "a b"):
        assert re.fullmatch(r"[0-9a-f]{16}\.html", page_name(odd))


def test_pairs_are_shown_with_examples(tmp_path):
    source = Source(kind="documentation", name="help", location="a.html", licence="MPL-2.0")
    plan = TaskPlan(
        task_id="1",
        task="Insert <b> a table",
        plan=("Choose Table > Insert",),
        application="writer",
        source=source,
        parent="0",
        method="compose",
    )
    pairs = PairsShown(summary="7 pairs", facts={"Splits": "train 6"}, examples=(plan,))
    text = write_report(ReportInput(name="r", pairs=pairs), tmp_path).read_text()
    for shown in (
        "7 pairs",
        "train 6",
        "Insert &lt;b&gt; a table",
        "Choose Table &gt; Insert",
        "compose",
        "MPL-2.0",
    ):
        assert shown in text
