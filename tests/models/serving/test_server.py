"""The server over real HTTP: replies are the local model's, errors have OpenAI's form."""

import http.client
import json
import math
import re
import socket
import threading
import time

import httpx
import pytest
from codec.scenes import scene

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.serving.server import ModelServer
from lamwright.models.serving.service import Service
from lamwright.records.errors import UsageError

CODEC = CompactCodec(TextDialect())
PROMPT = "Choose Format and click Bold"
CHAT, TEXT = "chat/completions", "completions"


def user(text):
    return [{"role": "user", "content": text}]


def test_models(client):
    (model,) = client_get(client, "models")["data"]
    assert (model["id"], model["owned_by"]) == ("tiny", "lamwright")
    assert client_get(client, "models/tiny") == model


def client_get(client, path):
    return httpx.get(f"{client.url}/{path}").json()


@pytest.mark.parametrize("prompt", [PROMPT, "the report", CODEC.render_state(scene())[:600]])
def test_greedy_replies_are_the_local_ones_token_by_token(client, model, prompt):
    local = model.complete(prompt, grammar=None, max_tokens=25, temperature=0.0, seed=0)
    asked = {"max_tokens": 25, "temperature": 0}
    chat = client.ask(CHAT, messages=user(prompt), logprobs=True, **asked)
    text = client.ask(TEXT, prompt=prompt, logprobs=0, **asked)
    assert chat["choices"][0]["message"]["content"] == text["choices"][0]["text"] == local.text
    content = chat["choices"][0]["logprobs"]["content"]
    assert [one["token"] for one in content] == text["choices"][0]["logprobs"]["tokens"]
    assert sum(one["logprob"] for one in content) == pytest.approx(local.logprob, abs=1e-4)
    used = {"prompt_tokens": local.prompt_tokens, "completion_tokens": local.tokens}
    assert chat["usage"] == used | {"total_tokens": local.prompt_tokens + local.tokens}


def test_replies_under_the_codec_s_grammar_are_the_local_ones(client, model):
    grammar, prompt = CODEC.grammar(scene()), CODEC.render_state(scene())[-700:]
    for temperature, seed in [(0.0, 0), (1.0, 5)]:
        local = model.complete(
            prompt, grammar=grammar, max_tokens=60, temperature=temperature, seed=seed
        )
        asked = {"max_tokens": 60, "temperature": temperature, "seed": seed}
        served = client.ask(
            CHAT, messages=user(prompt), structured_outputs={"grammar": grammar}, **asked
        )
        said = served["choices"][0]["message"]["content"]
        assert said == local.text[: len(said)] and said
        assert served["usage"]["completion_tokens"] == min(60, local.tokens)


def test_tokens_for_a_prompt_give_what_its_text_gives(client, model):
    ids = model.text.raw(PROMPT)
    asked = {"max_tokens": 9, "temperature": 0}
    one = client.ask(TEXT, prompt=ids, **asked)
    two = client.ask(TEXT, prompt=[PROMPT, PROMPT], **asked)
    assert [c["text"] for c in two["choices"]] == [one["choices"][0]["text"]] * 2
    assert [c["index"] for c in two["choices"]] == [0, 1]


def test_the_seed_decides_and_none_is_none(client):
    def said(**more):
        body = {"prompt": PROMPT, "max_tokens": 25, "temperature": 1.5} | more
        return client.ask(TEXT, **body)["choices"][0]["text"]

    assert said(seed=4) == said(seed=4) != said(seed=5)
    assert len({said() for _ in range(4)}) > 1


def test_choices_are_drawn_apart(client):
    found = client.ask(TEXT, prompt=PROMPT, max_tokens=25, temperature=1.5, seed=1, n=3)
    assert len({choice["text"] for choice in found["choices"]}) == 3


def test_top_p_zero_is_greedy_whatever_the_temperature(client):
    asked = {"prompt": PROMPT, "max_tokens": 25}
    greedy = client.ask(TEXT, temperature=0, **asked)["choices"][0]["text"]
    for seed in range(3):
        drawn = client.ask(TEXT, temperature=2, top_p=0, seed=seed, **asked)
        assert drawn["choices"][0]["text"] == greedy


def test_top_p_leaves_unlikely_tokens_out(client):
    asked = {"messages": user(PROMPT), "max_tokens": 1, "temperature": 2, "logprobs": True}
    first = client.ask(CHAT, top_logprobs=2, **asked)["choices"][0]["logprobs"]["content"][0]
    best = [one["token"] for one in first["top_logprobs"]]
    share = math.exp(first["top_logprobs"][0]["logprob"]) + 1e-6
    said = {
        client.ask(CHAT, top_p=share, seed=seed, **asked)["choices"][0]["message"]["content"]
        for seed in range(12)
    }
    assert said == set(best)


def test_stop_texts_end_a_reply_and_are_not_part_of_it(client):
    asked = {"prompt": PROMPT, "temperature": 0, "max_tokens": 40}
    whole = client.ask(TEXT, **asked)["choices"][0]["text"]
    stop = whole[7:10]
    for stops in (stop, [stop, "never said"]):
        cut = client.ask(TEXT, stop=stops, **asked)["choices"][0]
        assert cut["text"] == whole[: whole.index(stop)]
        assert cut["finish_reason"] == "stop"
    parts = client.streamed(TEXT, stop=stop, **asked)
    assert "".join(part["choices"][0]["text"] for part in parts) == whole[: whole.index(stop)]


@pytest.mark.parametrize("path", [CHAT, TEXT])
def test_a_stream_says_what_a_whole_answer_says(client, path):
    prompt = {"messages": user(PROMPT)} if path == CHAT else {"prompt": PROMPT}
    asked = {**prompt, "temperature": 0, "max_tokens": 20}
    whole = client.ask(path, **asked)
    parts = client.streamed(path, stream_options={"include_usage": True}, **asked)
    choices = [part["choices"][0] for part in parts if part["choices"]]
    if path == CHAT:
        said = "".join(choice["delta"].get("content", "") for choice in choices)
        assert said == whole["choices"][0]["message"]["content"]
        assert choices[0]["delta"]["role"] == "assistant"
    else:
        assert "".join(choice["text"] for choice in choices) == whole["choices"][0]["text"]
    assert choices[-1]["finish_reason"] == whole["choices"][0]["finish_reason"]
    assert parts[-1]["usage"] == whole["usage"]


SCHEMA = {
    "type": "object",
    "properties": {"yes": {"type": "boolean"}, "one": {"enum": ["a", "b"]}},
    "required": ["yes", "one"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("seed", range(3))
def test_json_of_a_schema(client, seed):
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": SCHEMA}}
    found = client.ask(
        CHAT, messages=user("?"), response_format=form, max_tokens=60, temperature=1, seed=seed
    )
    said = json.loads(found["choices"][0]["message"]["content"])
    assert set(said) == {"yes", "one"} and said["one"] in {"a", "b"}
    assert found["choices"][0]["finish_reason"] == "stop"


def test_any_json_object(client):
    found = client.ask(
        CHAT, messages=user("?"), response_format={"type": "json_object"}, max_tokens=40, seed=2
    )
    assert found["choices"][0]["message"]["content"].lstrip().startswith("{")


@pytest.mark.parametrize(
    ("form", "pattern"),
    [({"regex": "[0-9]{2}x"}, "[0-9]{2}x"), ({"choice": ["red", 'g"n']}, 'red|g"n'),
     ({"grammar": 'start: "a" | "b"'}, "a|b"), ({"json": {"const": 7}}, "7")],
)  # fmt: skip
def test_other_forms(client, form, pattern):
    found = client.ask(TEXT, prompt="?", structured_outputs=form, max_tokens=30)
    assert re.fullmatch(pattern, found["choices"][0]["text"])


@pytest.mark.parametrize(
    ("body", "param", "said"),
    [
        ({"temperature": 9}, "temperature", "less than or equal to 2"),
        ({"temperature": "warm"}, "temperature", "number"),
        ({"top_p": -1}, "top_p", "greater"),
        ({"n": 99}, "n", "16"),
        ({"max_tokens": 0}, "max_tokens", "1"),
        ({"stop": [""]}, "stop", "empty"),
        ({"tools": [{"type": "function"}]}, None, "tools is not supported"),
        ({"presence_penalty": 0.5}, None, "presence_penalty is not supported"),
        ({"response_format": {"type": "json_schema"}}, "response_format", "missing"),
        ({"response_format": {"type": "xml"}}, "response_format.type", "json_object"),
        ({"structured_outputs": {}}, "structured_outputs", "one of"),
        ({"structured_outputs": {"grammar": "start: ("}}, "structured_outputs", "cannot be used"),
        ({"structured_outputs": {"json": {"type": "nothing"}}}, "structured_outputs", "nothing"),
        ({"prompt": [9_999_999]}, "prompt", "do not exist"),
        ({"prompt": []}, "prompt", "empty"),
    ],
)
def test_what_cannot_be_done_is_named(client, body, param, said):
    error = client.refused(TEXT, **({"prompt": "x"} | body))
    assert error["type"] == "invalid_request_error"
    assert said in error["message"]
    assert error["param"] == param or param is not None and error["param"].startswith(param)


def test_neutral_values_of_what_is_not_supported_are_taken(client):
    body = {"presence_penalty": 0, "tools": [], "logit_bias": None, "user": "ada", "stop": None}
    assert client.ask(TEXT, prompt="x", max_tokens=2, **body)["choices"]


def test_pictures_are_refused(client):
    content = [{"type": "image_url", "image_url": {"url": "x"}}]
    assert client.refused(CHAT, messages=[{"role": "user", "content": content}])["param"]


def test_another_model_is_not_this_one(client):
    error = client.refused(TEXT, 404, prompt="x", model="gpt-9")
    assert error["code"] == "model_not_found" and "'tiny'" in error["message"]


def test_a_prompt_longer_than_the_context(client):
    error = client.refused(TEXT, prompt="the report " * 600)
    assert error["code"] == "context_length_exceeded" and "512" in error["message"]
    assert client.refused(TEXT, prompt="x", max_tokens=600)["code"] == "context_length_exceeded"


@pytest.mark.parametrize(
    ("status", "headers", "content"),
    [
        (400, {"Content-Type": "application/json"}, b"{"),
        (400, {"Content-Type": "application/json"}, b"[" * 100_000),
        (400, {"Content-Type": "application/json"}, b"[]"),
        (415, {"Content-Type": "text/plain"}, b"{}"),
        (403, {"Content-Type": "application/json", "Host": "evil.example"}, b"{}"),
    ],
)
def test_requests_that_are_none(client, status, headers, content):
    answer = httpx.post(f"{client.url}/{TEXT}", headers=headers, content=content)
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"message", "type", "param", "code"}


@pytest.mark.parametrize(("length", "status"), [("99999999999", 413), ("-1", 411), ("²", 411)])
def test_lengths_that_are_none(client, length, status):
    connection = http.client.HTTPConnection("127.0.0.1", httpx.URL(client.url).port, timeout=30)
    connection.putrequest("POST", "/v1/completions")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", length.encode())
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()


def test_a_long_prompt_loses_its_middle_where_asked_for_as_it_does_locally(client, model):
    prompt = "the report " * 600
    asked = {"max_tokens": 20, "temperature": 0, "shorten": True}
    local = model.complete(prompt, grammar=None, max_tokens=20, temperature=0.0, seed=0)
    served = client.ask(CHAT, messages=user(prompt), **asked)
    assert served["choices"][0]["message"]["content"] == local.text
    assert served["usage"]["prompt_tokens"] == local.prompt_tokens == 492
    assert client.refused(TEXT, prompt="x", max_tokens=600, shorten=True)["message"]


def test_unknown_places(client):
    assert client.refused("embeddings", 404)["type"] == "invalid_request_error"
    assert httpx.get(f"{client.url}/nothing").status_code == 404


def test_it_listens_on_loopback_only_and_says_when_a_port_is_taken(model):
    with ModelServer(Service(model, "m"), 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        with pytest.raises(UsageError, match="cannot be had"):
            ModelServer(Service(model, "m"), server.server_port)


def test_whoever_hangs_up_does_not_hold_the_model(client, model):
    body = json.dumps({"prompt": PROMPT, "max_tokens": 490, "temperature": 2, "ignore": 1}).encode()
    port = httpx.URL(client.url).port
    with socket.create_connection(("127.0.0.1", port)) as gone:
        gone.sendall(
            b"POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
    started = time.monotonic()
    assert client.ask(TEXT, prompt="x", max_tokens=1)["choices"]
    assert time.monotonic() - started < 30


def test_several_at_once_are_answered_one_after_the_other(client):
    found = []

    def ask():
        body = {"prompt": PROMPT, "max_tokens": 10, "temperature": 0}
        found.append(client.ask(TEXT, **body)["choices"][0]["text"])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and len(set(found)) == 1
