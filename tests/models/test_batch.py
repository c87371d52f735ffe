"""Requests and answers in files, as OpenAI's Batch API has them."""

import json

import pytest

from lamwright.models.batch import BatchModel
from lamwright.models.chat import USER_MARK
from lamwright.records.errors import AnswersWanted, StageError

SCHEMA = {"type": "object"}


def ask(model, prompt="Guten Tag"):
    return model.structured(prompt, schema=SCHEMA, max_tokens=9, temperature=0.0, seed=1)


def wanted(folder, *prompts):
    """Ask all; returns the error of the last and the requests that were written."""
    model = BatchModel(folder, "m")
    error = None
    for prompt in prompts:
        with pytest.raises(AnswersWanted) as raised:
            ask(model, prompt)
        error = raised.value
    lines = (folder / "requests.jsonl").read_text().splitlines()
    return error, [json.loads(line) for line in lines]


def provided(request, content):
    body = {
        "id": "x",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 7, "completion_tokens": 2},
    }
    response = {"status_code": 200, "request_id": "r", "body": body}
    return {"id": "b", "custom_id": request["custom_id"], "response": response, "error": None}


def write(folder, *answers):
    (folder / "answers.jsonl").write_text("".join(json.dumps(each) + "\n" for each in answers))


def test_requests_are_those_of_the_batch_api(tmp_path):
    error, requests = wanted(tmp_path, f"Be short.{USER_MARK}Guten Tag", "Hallo")
    assert error.count == 2
    assert str(error).startswith(f"2 answers wanted in {tmp_path / 'answers.jsonl'}")
    assert [set(each) for each in requests] == [{"custom_id", "method", "url", "body"}] * 2
    assert (requests[0]["method"], requests[0]["url"]) == ("POST", "/v1/chat/completions")
    assert [each["role"] for each in requests[0]["body"]["messages"]] == ["system", "user"]
    assert requests[0]["body"]["response_format"]["json_schema"]["schema"] == SCHEMA


def test_answers_of_a_provider_and_of_a_person(tmp_path):
    _, (one, two, three) = wanted(tmp_path, "a", "b", "c")
    by_hand = [{"custom_id": two["custom_id"], "answer": {"task": "x"}},
               {"custom_id": three["custom_id"], "answer": "plain"}]  # fmt: skip
    write(tmp_path, provided(one, "Hallo"), *by_hand)
    model = BatchModel(tmp_path, "m")
    found = [ask(model, prompt) for prompt in "abc"]
    assert [each.text for each in found] == ["Hallo", '{"task": "x"}', "plain"]
    assert (found[0].prompt_tokens, found[0].tokens) == (7, 2)


def test_half_of_the_answers_leave_the_rest_wanted(tmp_path):
    _, (one, _) = wanted(tmp_path, "a", "b")
    write(tmp_path, provided(one, "Hallo"))
    model = BatchModel(tmp_path, "m")
    assert ask(model, "a").text == "Hallo"
    with pytest.raises(AnswersWanted, match="^1 answers wanted"):
        ask(model, "b")
    assert len((tmp_path / "requests.jsonl").read_text().splitlines()) == 1


def test_answers_that_failed_are_asked_for_again(tmp_path):
    _, (one,) = wanted(tmp_path, "a")
    failed = {"custom_id": one["custom_id"], "response": {"status_code": 500, "body": None}}
    write(tmp_path, failed)
    with pytest.raises(AnswersWanted):
        ask(BatchModel(tmp_path, "m"), "a")


def test_answers_to_other_requests(tmp_path):
    write(tmp_path, {"custom_id": "other", "answer": "x"})
    with pytest.raises(AnswersWanted, match="belong to other requests"):
        ask(BatchModel(tmp_path, "m"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"custom_id": "a", "answer": "x"}\n{"custom_id": "b", "ans', "line 2 is no JSON; the file may be cut"),
        ("[1]\n", "line 1 is no answer"),
        ('{"answer": "x"}\n', "line 1 is no answer"),
        ("[" * 100_000, "line 1 is no JSON"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_one_sentence(content, sentence, tmp_path):
    (tmp_path / "answers.jsonl").write_text(content)
    with pytest.raises(StageError, match=sentence):
        BatchModel(tmp_path, "m")


def test_a_folder_in_place_of_the_answers(tmp_path):
    (tmp_path / "answers.jsonl").mkdir()
    with pytest.raises(StageError, match="no file of answers"):
        BatchModel(tmp_path, "m")
