"""Documented plans to training samples, answers through batch files, on the fake application."""

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lamwright.cli import run
from lamwright.executors import InlineExecutor
from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.documented import held_out_of
from lamwright.pipeline.story import Story
from lamwright.records.instantiation import Instantiated
from lamwright.records.progress import Silent
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf, read_records
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig

HELP = """
<h1>Make text bold</h1><ol><li>Select the text.</li><li>Click <b>Bold</b>.</li></ol>
<h1>Center a paragraph</h1><ol><li>Choose <b>Format</b> &gt; <b>Align Text</b> &gt; <b>Centered</b>.</li></ol>
<h1>Make text italic</h1><ol><li>Select the text.</li><li>Click <b>Italic</b>.</li></ol>
<h1>Number the pages</h1><ol><li>Choose <b>Insert</b> &gt; <b>Page Number</b>.</li></ol>
<h1>Insert a chart</h1><ol><li>Choose <b>Insert</b> &gt; <b>Chart</b>.</li></ol>
"""


def click(name):
    return {"subtask": name, "control_text": name, "function": "click_input", "args": {}}


def select(text):
    args = {"text": text}
    return {"subtask": "Select", "control_text": "", "function": "select_text", "args": args}


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
"""How the documents that ship with UFO begin."""
PREFILLED = {
    "bold": {"request": "Make 'the engine' bold.", "steps": [select("the engine"), click("bold")]},
    "italic": {"request": "Make 'Charles' italic.", "steps": [select("Charles"), click("Italics")]},
    "paragraph": {
        "request": "Center 'Dear Ada,'.",
        "steps": [select("Dear Ada"), click("Format > Align text > Centred")],
    },
    "pages": {"request": "Send it to Ada.", "steps": [click("File > Send")]},
    "chart": {"request": "Add a chart.", "steps": [click("Insert > Chart...")]},
}
FILTERED = {"judge": True, "thought": "It can be done.", "request_type": "None"}
OTHER = {"judge": False, "thought": "It needs a mail program.", "request_type": "App_involve"}
VERDICTS = {
    "bold": {"reasons": "It is bold.", "task_quality": "good", "task_complete": "yes"},
    "italic": {"reasons": "Not all of it.", "task_quality": "good", "task_complete": "no"},
    "Center": {"reasons": "I cannot tell.", "task_quality": "ambiguous", "task_complete": "unsure"},
}


def answer(request):
    """What somebody who reads the prompts would answer."""
    system, user = (message["content"] for message in request["body"]["messages"])
    reported = user.splitlines()[0]
    table = PREFILLED if reported.startswith("Task:") else VERDICTS
    if "judge requests" in system:
        return OTHER if "pages" in reported else FILTERED
    return next(reply for word, reply in table.items() if word in reported)


def answer_all(calls, reply=answer):
    requests = [json.loads(line) for line in (calls / "requests.jsonl").read_text().splitlines()]
    with (calls / "answers.jsonl").open("a") as file:
        for request in requests:
            line = {"custom_id": request["custom_id"], "answer": reply(request)}
            file.write(json.dumps(line) + "\n")
    return requests


def write_letters(folder, letter):
    folder.mkdir()
    shutil.copyfile(letter, folder / "letter.odt")
    (folder / "description.json").write_text('{"letter.odt": "A letter to Ada about the engine"}')
    return folder


@pytest.fixture
def letters(tmp_path, letter):
    return write_letters(tmp_path / "templates", letter)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A run of the fake application that knows a page of help."""
    page = tmp_path_factory.mktemp("help") / "page.html"
    page.write_text(HELP)
    small = {"epochs": 1, "threads": 1}
    settings = StoryConfig(
        application="fake", train_tasks=4, validation_tasks=2, test_tasks=2, workers=1,
        sources=(page.parent,), held_out_plans=0.0, plan=SftConfig(**small),
        imitate=SftConfig(**small), reward=RewardConfig(**small), refine=PpoConfig(**small),
    )  # fmt: skip
    run_folder = RunFolder(tmp_path_factory.mktemp("begun") / "r")
    assert Story(run_folder, settings, Silent(), InlineExecutor()).plans[0]
    (run_folder.root / "run.json").write_text(settings.model_dump_json())
    return run_folder.root


@pytest.fixture
def made(begun, tmp_path):
    """A copy of that run."""
    return shutil.copytree(begun, tmp_path / "runs" / "r")


@pytest.fixture(scope="module")
def kept(begun, kept_letter, tmp_path_factory):
    """A run whose plans went through all rounds of files, and its documents."""
    folder = tmp_path_factory.mktemp("kept")
    letters = write_letters(folder / "templates", kept_letter)
    through(shutil.copytree(begun, folder / "runs" / "r"), letters)
    return folder / "runs" / "r", letters


@pytest.fixture
def answered(kept, tmp_path):
    """A copy of that run, and its documents."""
    return shutil.copytree(kept[0], tmp_path / "runs" / "r"), kept[1]


def command(made, templates, *more):
    places = ["--runs", str(made.parent), "--run", made.name, "--templates", str(templates)]
    return run(["instantiate", "--by", "batch", *places, *more])


def through(made, templates):
    """Prefill, filter, judge: three rounds of files."""
    rounds = []
    for _ in range(3):
        assert command(made, templates) == 1
        rounds.append(answer_all(made / "calls"))
    assert command(made, templates) == 0
    return rounds


def test_plans_are_prefilled_filtered_matched_and_judged_through_files(made, letters, capsys):
    rounds = through(made, letters)
    assert [len(requests) for requests in rounds] == [5, 5, 3]
    said = capsys.readouterr()
    assert "5 answers wanted in" in said.err
    assert "1 of 4 tasks verified" in said.out
    found = read_records(made / "02_instantiated" / "instantiated.jsonl", Instantiated)
    by_request = {each.prefilled.request: each for each in found if each.prefilled}
    assert by_request["Send it to Ada."].reason == "filtered"
    assert by_request["Send it to Ada."].screened.request_type == "App_involve"
    assert all(each.task.checks == () for each in found if each.task)
    verdicts = read_records(made / "04_verdicts" / "instantiated" / "verdicts.jsonl", Verdict)
    assert sorted(verdict.complete for verdict in verdicts) == ["no", "unsure", "yes"]
    assert {verdict.judge for verdict in verdicts} == {"model:any"}


def test_what_was_matched_is_recorded_and_a_mismatch_discards(answered):
    made, _ = answered
    shelf = Shelf(made / "03_trajectories" / "instantiated" / "trajectories", Trajectory)
    by_request = {trajectory.request: trajectory for trajectory in shelf}
    centred = by_request["Center 'Dear Ada,'."]
    match = json.loads(centred.steps[1].decision.reply)
    assert match["wanted"] == "Format > Align text > Centred"
    assert match["matched"] == "Format > Align Text > Centered"
    assert match["by"] == "text" and match["score"] < 100
    chart = by_request["Add a chart."]
    assert chart.ending == "gave_up"
    assert 'no control matches "Insert > Chart..."' in chart.why
    assert all((shelf.folder.parent / "screenshots" / s.observation.screenshot).is_file()
               for s in centred.steps)  # fmt: skip


@pytest.mark.slow
def test_the_verified_ones_become_samples_and_the_card_says_whose_word_it_is(answered):
    made, _ = answered
    assert run(["curate", "--runs", str(made.parent), "--run", made.name]) in {0, 1}
    samples = read_records(made / "05_samples" / "imitate" / "samples.jsonl", Sample)
    ours = [sample for sample in samples if sample.expert == "matching"]
    assert {sample.step for sample in ours} == {1, 2}
    assert all("Make 'the engine' bold." in sample.prompt for sample in ours)
    manifest = json.loads((made / "05_samples" / "imitate" / "manifest.json").read_text())
    assert manifest["figures"]["successes by model:any"] == 1


def test_a_second_command_asks_nothing_and_does_nothing_twice(answered):
    made, letters = answered
    before = {path: path.read_bytes() for path in made.rglob("*.jsonl")}
    assert command(made, letters) == 0
    assert {path: path.read_bytes() for path in made.rglob("*.jsonl")} == before


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [
        (lambda made, letters: shutil.rmtree(letters), 2, "There is no folder of templates"),
        (lambda made, letters: (letters / "letter.odt").unlink(), 2, "holds no template documents"),
        (lambda made, letters: (letters / "description.json").write_text("[]"), 2, "JSON object"),
        (lambda made, letters: (letters / "description.json").write_text("{"), 2, "is no JSON"),
        (lambda made, letters: (letters / "letter.odt").write_bytes(b"PK"), 1, "None of 1 templates"),
        (lambda made, letters: (letters / "letter.odt").write_bytes(b""), 1, "None of 1 templates"),
        (lambda made, letters: (letters / "letter.odt").write_bytes(OLE), 1, "rights-managed"),
        (
            lambda made, letters: answers(made, '{"custom_id": "x", "answer": {}}\n'),
            1, "belong to other requests",
        ),
        (lambda made, letters: answers(made, '{"custom_id": "x", "ans'), 1, "cut off"),
        (lambda made, letters: answers(made, '{"answer": {}}\n'), 1, "is no answer"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(made, letters, capsys, spoil, status, said):
    spoil(made, letters)
    assert command(made, letters) == status
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert said in line


def answers(made, text):
    (made / "calls").mkdir(exist_ok=True)
    (made / "calls" / "answers.jsonl").write_text(text)


def test_without_descriptions_a_template_is_drawn(made, letters):
    (letters / "description.json").unlink()
    through(made, letters)
    found = read_records(made / "02_instantiated" / "instantiated.jsonl", Instantiated)
    assert {each.choice.by for each in found} == {"random"}


def test_a_model_that_ignores_the_schema_is_asked_three_times_and_then_rejected(made, letters):
    for _ in range(3):
        assert command(made, letters) == 1
        answer_all(made / "calls", lambda _: {"text": "Sure, I can do that."})
    assert command(made, letters) == 0
    found = read_records(made / "02_instantiated" / "instantiated.jsonl", Instantiated)
    assert {each.reason for each in found} == {"malformed_reply"}


BROKEN = {
    "bold": {"request": "Make it bold " + "very " * 60, "steps": [click("Bold")]},
    "italic": {"request": "Make it italic.", "steps": [{**click("Italic"), "function": "fly"}]},
    "paragraph": {"request": "", "steps": [], "impossible": "There is no such paragraph."},
    "pages": {"request": "Center it.", "steps": [{**click("x"), "args": {"button": "fourth"}}]},
    "chart": {"request": "Many steps.", "steps": [click("Bold")] * 40},
}


def test_replies_that_break_a_rule_are_rejected_with_the_reason(made, letters):
    assert command(made, letters) == 1
    answer_all(
        made / "calls",
        lambda request: next(
            reply for word, reply in BROKEN.items()
            if word in request["body"]["messages"][1]["content"].splitlines()[0]
        ),
    )  # fmt: skip
    assert command(made, letters) == 0
    found = read_records(made / "02_instantiated" / "instantiated.jsonl", Instantiated)
    assert sorted(each.reason for each in found) == [
        "bad_arguments", "impossible", "too_many_steps", "too_many_words", "unknown_function",
    ]  # fmt: skip


def ufo(tmp_path, letter, **tasks):
    folder = tmp_path / "dataflow"
    (folder / "tasks").mkdir(parents=True)
    (folder / "templates" / "word").mkdir(parents=True)
    shutil.copyfile(letter, folder / "templates" / "word" / "letter.odt")
    for name, (app, task) in tasks.items():
        reported = {"app": app, "unique_id": name, "task": task, "refined_steps": ["Do it"]}
        (folder / "tasks" / f"{name}.json").write_text(json.dumps(reported))
    return folder


def test_tasks_of_ufo_come_back_in_its_folders(tmp_path, letter, capsys):
    folder = ufo(
        tmp_path, letter, one=("word", "Make text bold"), two=("excel", "Make a sheet"),
        three=("word", "Insert a chart"),
    )  # fmt: skip
    line = ["instantiate", "--by", "batch", "--from-ufo", str(folder), "--application", "fake"]
    line += ["--runs", str(tmp_path / "runs"), "--run", "u"]
    for _ in range(3):
        assert run(line) == 1
        answer_all(tmp_path / "runs" / "u" / "calls")
    assert run(line) == 0
    results = folder / "results"
    found = {path.relative_to(results).as_posix() for path in results.rglob("*") if path.is_file()}
    assert found == {
        "instantiation/instantiation_pass/one.json",
        "instantiation/instantiation_pass/three.json",
        "instantiation/instantiation_fail/two.json",
        "execution/execution_pass/one.json", "dataflow/execution_pass/one.json",
        "execution/execution_fail/three.json", "dataflow/execution_fail/three.json",
        "saved_document/one.odt", "saved_document/three.odt",
    }  # fmt: skip
    done = json.loads((results / "dataflow" / "execution_pass" / "one.json").read_text())
    first, second = done["instantiation_result"]["prefill"]["result"]["instantiated_plan"]
    assert (second["ControlText"], second["MatchedControlText"]) == ("bold", "Bold")
    assert (first["Success"], second["Success"]) == (True, True)
    assert done["execution_result"]["result"]["complete"] == "yes"
    failed = json.loads((results / "dataflow" / "execution_fail" / "three.json").read_text())
    assert failed["execution_result"]["result"] is None
    assert "no control matches" in failed["execution_result"]["error"]["message"]
    other = json.loads((results / "instantiation/instantiation_fail/two.json").read_text())
    assert "excel" in other["instantiation_result"]["choose_template"]["error"]


def test_held_out_are_requests_of_tests_and_documents_that_only_tests_use():
    def task(name, template, split):
        return Task(task_id=name, request=name, application="fake", template=template, split=split)

    away = held_out_of({
        "train": [task("a", "shared.odt", "train")],
        "validation": [task("B", "shared.odt", "validation")],
        "test": [task("C", "own.odt", "test")],
    })
    assert away.requests == {"b", "c"}
    assert away.templates == {"own.odt"}


def test_what_is_held_out_gets_in_under_no_other_name(made, letters):
    """A copy of a test's document is left out, whatever it is called."""
    tasks = Story(RunFolder(made), known(made), Silent(), InlineExecutor()).tasks
    away = held_out_of(tasks).templates
    assert away  # the test tasks of this seed have a document of their own
    shutil.copyfile(made / "02_tasks" / "templates" / min(away), letters / "innocent.odt")
    shutil.copyfile(made / "02_tasks" / "templates" / min(away), letters / min(away))
    assert command(made, letters) == 1
    used = {path.name for path in (made / "02_instantiated" / "templates").glob("*.odt")}
    assert used == {"letter.odt"}


def known(made):
    return StoryConfig.model_validate_json((made / "run.json").read_text())


class Endpoint(BaseHTTPRequestHandler):
    """Answers as a reader of the prompts would; the first call fails, to be asked again."""

    calls = 0

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).calls += 1
        failed = type(self).calls == 1
        reported = {"role": "assistant", "content": json.dumps(answer({"body": body}))}
        data = json.dumps({"choices": [{"message": reported}]}).encode()
        self.send_response(503 if failed else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


def test_an_endpoint_answers_the_same_in_one_go(made, letters, monkeypatch, capsys):
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("LAMWRIGHT_EXPERT_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
        monkeypatch.setenv("LAMWRIGHT_EXPERT_MODEL", "reader")
        places = ["--runs", str(made.parent), "--run", made.name, "--templates", str(letters)]
        assert run(["instantiate", "--by", "llm", *places]) == 0
        server.shutdown()
    assert "1 of 4 tasks verified" in capsys.readouterr().out
    assert Endpoint.calls == 5 + 5 + 3 + 1
