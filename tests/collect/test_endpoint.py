"""Pairs by a model, against a real HTTP server: slow, failing, rate-limiting, malformed."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lamwright.cli import run
from lamwright.cli.opening import stages_of
from lamwright.collect import collect
from lamwright.collect.collection import CollectConfig
from lamwright.collect.drafting import Bureau, evolve_by_model
from lamwright.collect.reject import Reject
from lamwright.models.endpoint import Patience
from lamwright.models.http import HttpModel
from lamwright.models.ledger import Budget, Ledger
from lamwright.models.model import Completion
from lamwright.records.errors import BudgetSpent, EndpointError
from lamwright.records.plan import Source, TaskPlan
from lamwright.store.shelf import Shelf, read_records

OK = 'Click "OK"'
MANUAL = "<h1>Page numbers</h1><ol><li>Choose <b>Insert</b> &gt; <b>Page Number</b>.</li><li>Click <b>OK</b>.</li></ol>"


def pair(number):
    source = Source(kind="documentation", name="n", location="p")
    steps = (f"Choose Format > Thing {number}", 'Click "Apply"')
    task = f"Format thing number {number}"
    return TaskPlan(task_id=str(number), task=task, plan=steps, application="editor", source=source)


PAIRS = [pair(number) for number in range(12)]


def harder(body):
    """What a good model answers to a request to evolve."""
    asked = body["messages"][-1]["content"].splitlines()
    task = next(line for line in asked if line.startswith("Task: ")).removeprefix("Task: ")
    steps = [line.split(". ", 1)[1] for line in asked if line[:1].isdigit()]
    return {"task": f"{task} and apply it twice", "plan": [*steps, steps[0], steps[-1]]}


class Server(ThreadingHTTPServer):
    """Plays the behaviours that stand in ``script`` first, then answers well."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.bodies, self.answer = [], [], harder
        self.at_once = self.most_at_once = 0
        self.pause, self.lock = 0.0, threading.Lock()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        server = self.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with server.lock:
            server.bodies.append(body)
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
            behaviour = server.script.pop(0) if server.script else None
        time.sleep(server.pause)
        with server.lock:
            server.at_once -= 1
        status, headers, text = behaviour or (200, {}, json.dumps(server.answer(body)))
        self.reply(status, headers, text)

    def reply(self, status, headers, text):
        message = {"role": "assistant", "content": text}
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        data = json.dumps({"choices": [{"message": message}], "usage": usage}).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def office(server, tmp_path):
    """Makes a bureau that asks the server; the same folder remembers the same answers."""
    models = []

    def make(workers=2, folder="calls", **budget):
        patience = Patience(deadline=5.0, tries=4, backoff=0.01)
        models.append(HttpModel(server.url, "m-1", patience=patience))
        shelf = Shelf(tmp_path / folder, Completion)
        return Bureau(Ledger(models[-1], shelf, Budget(**budget)), workers=workers)

    yield make
    for model in models:
        model.close()


def test_structured_output_is_asked_for_without_streaming(server, office):
    evolution = evolve_by_model(PAIRS[:1], office(), seed=0)
    (child,) = evolution.plans
    assert (child.parent, child.method, len(child.plan)) == ("0", "llm", 4)
    (body,) = server.bodies
    assert not body.get("stream")
    form = body["response_format"]
    assert form["type"] == "json_schema"
    assert form["json_schema"]["schema"]["required"] == ["task", "plan"]


@pytest.mark.parametrize(
    "trouble",
    [
        [(500, {}, "")],
        [(503, {}, ""), (500, {}, ""), (502, {}, "")],
        [(429, {"Retry-After": "0"}, "")],
        [(400, {}, "")],
        [(200, {}, "no JSON")],
        [(200, {}, None)],
        [(200, {}, '{"task": "Format thing number 0"}')],
        [(200, {}, '{"task": 7, "plan": "x"}'), (200, {}, "{" * 5000)],
    ],
    ids=[
        "500",
        "5xx",
        "429",
        "400 to the form",
        "prose",
        "null",
        "a key missing",
        "malformed twice",
    ],
)
def test_trouble_that_passes(trouble, server, office):
    calm = evolve_by_model(PAIRS[:1], office(folder="calm"), seed=0)
    server.script = list(trouble)
    assert evolve_by_model(PAIRS[:1], office(folder="troubled"), seed=0) == calm
    assert server.script == []


def test_fenced_reply_is_read(server, office):
    server.script = [(200, {}, f"```json\n{json.dumps(harder_of(PAIRS[0]))}\n```")]
    assert len(evolve_by_model(PAIRS[:1], office(), seed=0).plans) == 1
    assert len(server.bodies) == 1


def harder_of(plan):
    return {"task": plan.task + " twice", "plan": [*plan.plan, *plan.plan]}


def test_a_model_that_never_answers_in_form_is_a_reject(server, office):
    server.answer = lambda body: "sorry"
    evolution = evolve_by_model(PAIRS[:2], office(), seed=0)
    assert [reject.reason for reject in evolution.rejects] == ["malformed_reply"] * 2
    assert len(server.bodies) == 6


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"task": "Format thing number 0" + " very" * 30, "plan": ['Click "Apply"'] * 3}, "too_many_words"),
        ({"task": "Format thing number 0 in green", "plan": ['Click "Apply"', 'Click "Green"', OK]}, "unknown_control"),
        ({"task": "Paint the whole house green at once", "plan": ['Click "Apply"'] * 3}, "unfaithful"),
        ({"task": "Format thing number 0 again", "plan": ['Click "Apply"']}, "not_harder"),
    ],
)  # fmt: skip
def test_replies_that_break_a_rule_are_rejects(answer, reason, server, office):
    server.answer = lambda body: answer
    (reject,) = evolve_by_model(PAIRS[:1], office(), seed=0).rejects
    assert (reject.reason, reject.text) == (reason, answer["task"][:300])


def test_slow_server_and_concurrency_limit(server, office):
    server.pause = 0.05
    evolution = evolve_by_model(PAIRS, office(workers=3), seed=0)
    assert [child.parent for child in evolution.plans] == [plan.task_id for plan in PAIRS]
    assert 1 < server.most_at_once <= 3


def test_nothing_is_asked_twice_and_everything_is_counted(server, office):
    first = office(price_prompt=10.0, price_reply=100.0)
    evolution = evolve_by_model(PAIRS, first, seed=0)
    assert len(server.bodies) == 12
    again = office(price_prompt=10.0, price_reply=100.0)
    assert evolve_by_model(PAIRS, again, seed=0) == evolution
    assert len(server.bodies) == 12
    assert first.figures() == again.figures() == {
        "model": "m-1", "calls": 12, "prompt tokens": 1200, "reply tokens": 240,
        "cost": round((1200 * 10 + 240 * 100) / 1e6, 6),
    }  # fmt: skip


def test_budget_ends_the_work_and_a_larger_one_goes_on(server, office):
    with pytest.raises(BudgetSpent, match="larger budget"):
        evolve_by_model(PAIRS, office(workers=1, tokens=500), seed=0)
    assert 5 <= len(server.bodies) < 12
    evolution = evolve_by_model(PAIRS, office(), seed=0)
    assert len(server.bodies) == 12
    assert len(evolution.plans) == 12


def test_a_dead_server_ends_the_work_and_it_goes_on(server, office):
    server.script = [None] * 5 + [(500, {}, "")] * 8
    with pytest.raises(EndpointError, match="gave up"):
        evolve_by_model(PAIRS, office(workers=1), seed=0)
    server.script = []
    before = len(server.bodies)
    assert len(evolve_by_model(PAIRS, office(), seed=0).plans) == 12
    assert len(server.bodies) - before == 7


def test_pairs_are_constructed_by_the_model(server, office, tmp_path):
    (tmp_path / "manual.html").write_text(MANUAL)
    answer = {"task": "Insert page numbers", "plan": ["Choose Insert > Page Number", OK]}
    server.answer = lambda body: answer
    config = CollectConfig(application="editor", by="llm")
    found = collect([tmp_path / "manual.html"], config=config, bureau=office())
    (plan,) = found.plans
    assert (plan.task, plan.plan, plan.method) == (answer["task"], tuple(answer["plan"]), "llm")
    server.answer = lambda body: answer | {"plan": ['Click "Sort"']}
    found = collect([tmp_path / "manual.html"], config=config, bureau=office(folder="other"))
    assert [reject.reason for reject in found.rejects] == ["unknown_control"]


def test_queries_are_rewritten_by_the_model(server, office, tmp_path):
    (tmp_path / "manual.html").write_text(MANUAL.replace("Page numbers", "Insert page numbers"))
    (tmp_path / "log.txt").write_text("numbers page insert bottom\nbest pizza in town\n")
    steps = ["Choose Insert > Page Number", OK]

    def answer(body):
        query = "Query:" in body["messages"][-1]["content"]
        return {"task": f"Insert page numbers{' at the bottom' * query}", "plan": steps}

    server.answer = answer
    sources = [tmp_path / "manual.html", tmp_path / "log.txt"]
    config = CollectConfig(application="editor", by="llm")
    found = collect(sources, config=config, bureau=office())
    assert [plan.task for plan in found.plans] == [
        "Insert page numbers",
        "Insert page numbers at the bottom",
    ]
    assert found.plans[1].parent == found.plans[0].task_id
    assert [reject.reason for reject in found.rejects] == ["no_plan"]


def test_command_line(server, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "manual.html").write_text(MANUAL.replace("Page numbers", "Insert page numbers"))
    assert run(["collect", "manual.html", "--out", "pairs", "--application", "editor"]) == 0
    assert run(["evolve", "--in", "pairs", "--by", "llm"]) == 2
    assert "LAMWRIGHT_EXPERT_BASE_URL" in capsys.readouterr().err
    monkeypatch.setenv("LAMWRIGHT_EXPERT_BASE_URL", server.url)
    monkeypatch.setenv("LAMWRIGHT_EXPERT_MODEL", "m-1")
    assert run(["evolve", "--in", "pairs", "--by", "llm", "--price-reply", "5"]) == 0
    rejects = read_records(tmp_path / "pairs" / "evolved" / "rejects.jsonl", Reject)
    plans = read_records(tmp_path / "pairs" / "evolved" / "plans.jsonl", TaskPlan)
    assert len(plans) + len(rejects) == 1
    figures = json.loads((tmp_path / "pairs" / "evolved" / "manifest.json").read_text())["figures"]
    assert figures["calls"] == 1
    assert figures["cost"] == pytest.approx(0.0001)


def test_pairs_of_a_run_that_a_model_writes(server, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        page = MANUAL.replace("Page numbers", f"Insert page number {number}")
        (tmp_path / "manual").mkdir(exist_ok=True)
        (tmp_path / "manual" / f"{number}.html").write_text(page)
    monkeypatch.setenv("LAMWRIGHT_EXPERT_BASE_URL", server.url)
    monkeypatch.setenv("LAMWRIGHT_EXPERT_MODEL", "m-1")
    colours = ["red", "green", "blue", "black", "white", "yellow"]

    def answer(body):
        words = body["messages"][-1]["content"].splitlines()[0].split()
        colour = colours[int(words[-1])]
        return {"task": f"Insert {colour} page numbers at the top of {colour} pages",
                "plan": ["Choose Insert > Page Number", OK]}  # fmt: skip

    server.answer = answer
    command = ["collect", "manual", "--application", "fake", "--run", "r", "--by", "llm"]
    server.script = [None, None, (401, {}, "")]
    assert run([*command, "--workers", "1"]) == 1
    assert run(["instantiate", "--run", "r"]) == 1
    assert "`lamwright collect --run r --by llm` goes on" in capsys.readouterr().err
    assert run(command) == 0
    assert run(command) == 0
    assert len(server.bodies) == 7
    server.answer = harder
    assert run(["evolve", "--run", "r", "--by", "llm"]) == 0
    monkeypatch.delenv("LAMWRIGHT_EXPERT_BASE_URL")
    stages = stages_of("r", Path("runs"), None, None)
    assert {plan.method for plan in stages.plans[0]} == {"llm"}
    assert all(plan.method == "llm" for plan in stages.evolved)
    ids = {plan.task_id for plan in stages.plans[0]}
    held = read_records(Path("runs/r/01_plans/evolved/plans.jsonl"), TaskPlan)
    assert stages.evolved == [plan for plan in held if plan.parent in ids]


def answer_all(folder, answer):
    """Somebody answers every request that is wanted."""
    lines = (folder / "requests.jsonl").read_text().splitlines()
    with (folder / "answers.jsonl").open("a") as file:
        for request in map(json.loads, lines):
            reported = answer(request["body"])
            file.write(json.dumps({"custom_id": request["custom_id"], "answer": reported}) + "\n")
    return len(lines)


def test_batch_files_stop_the_stage_until_they_are_answered(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "manuals").mkdir()
    for number in range(150):
        page = MANUAL.replace("Page numbers", f"Insert page number {number}")
        (tmp_path / "manuals" / f"{number:03}.html").write_text(page)
    command = ["collect", "manuals", "--out", "pairs", "--application", "editor", "--by", "batch"]
    assert run(command) == 1
    assert "150 answers wanted in" in capsys.readouterr().err
    calls = tmp_path / "pairs.calls"

    def answer(body):
        heading = body["messages"][-1]["content"].splitlines()[0].removeprefix("Heading: ")
        return {"task": heading, "plan": ["Choose Insert > Page Number", OK]}

    assert answer_all(calls, answer) == 150
    assert run(command) == 0
    plans = read_records(tmp_path / "pairs" / "plans.jsonl", TaskPlan)
    assert {plan.method for plan in plans} == {"llm"}
    assert len(plans) > 100
    assert run(["evolve", "--in", "pairs", "--by", "batch"]) == 1
    assert answer_all(calls, harder) == len(plans)
    assert run(["evolve", "--in", "pairs", "--by", "batch"]) == 0
    assert (tmp_path / "pairs" / "evolved" / "plans.jsonl").exists()
