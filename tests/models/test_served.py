"""A LAM behind a server: our own, and ones that take grammars in other forms, badly or not at all."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from codec.scenes import scene
from llguidance.gbnf_to_lark import any_to_lark

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.codec.reply import SCHEMA
from lamwright.models.endpoint import Patience
from lamwright.models.local import LocalModel
from lamwright.models.matching import accepts
from lamwright.models.served import ServedModel, served_model
from lamwright.models.serving.server import ModelServer
from lamwright.models.serving.service import Service
from lamwright.records.errors import EndpointError, ModelError, UsageError

CODEC = CompactCodec(TextDialect())
GRAMMAR = CODEC.grammar(scene())
PROMPT = CODEC.render_state(scene())[-700:]
ASK = {"grammar": GRAMMAR, "max_tokens": 300, "temperature": 0.0, "seed": 0}
REPLY = {
    "thought": 'Select the text "report"',
    "function": "select_text",
    "control_name": "",
    "control_label": "",
    "args": {"text": "report"},
    "status": "FINISH",
    "plan": [],
}
COMPACT = json.dumps(REPLY, separators=(",", ":"))


class Strange(ThreadingHTTPServer):
    """A server that is none of ours: ``says`` makes the text of a reply from the request."""

    daemon_threads = True

    def __init__(self, owner, says, template=None, refuses=()):
        super().__init__(("127.0.0.1", 0), Handler)
        self.owner, self.says, self.template, self.refuses = owner, says, template, refuses
        self.seen = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/v1/models":
            names = [{"id": name, "owned_by": self.server.owner} for name in ("first", "second")]
            self.reply(200, {"object": "list", "data": names})
        elif self.path == "/props" and self.server.template is not None:
            self.reply(200, {"chat_template": self.server.template})
        else:
            self.reply(404, {})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, body))
        refused = [name for name in self.server.refuses if name in body]
        if refused:
            self.reply(400, {"error": {"message": f"unknown field {refused[0]}"}})
            return
        said = self.server.says(body)
        choice = {"finish_reason": "stop", "index": 0}
        if self.path.endswith("/chat/completions"):
            choice |= {"message": {"role": "assistant", "content": said}}
        else:
            choice |= {"text": said}
        self.reply(
            200, {"choices": [choice], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}
        )

    def reply(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def run():
    """Runs servers until the end of a test."""
    threads = []

    def start(server):
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        threads.append((server, thread))
        return server

    yield start
    for server, thread in threads:
        server.shutdown()
        thread.join()
        server.server_close()


def word_of(lark):
    return re.search(r'"(held-\w+)"', lark)[1]


def heeding(form):
    """Answers as a server that holds replies in ``form`` and to nothing else."""

    def says(body):
        if form == "lark" and "structured_outputs" in body:
            lark = body["structured_outputs"]["grammar"]
        elif form == "gbnf" and "grammar" in body:
            lark = any_to_lark(body["grammar"])
        elif form == "schema" and "response_format" in body:
            schema = body["response_format"]["json_schema"]["schema"]
            held = schema["properties"].get("held")
            return json.dumps({"held": held["enum"][0]} if held else REPLY)
        else:
            return "Yes, of course."
        return COMPACT if accepts(lark, COMPACT) else word_of(lark)

    return says


def opened(server, name="", **more):
    patience = Patience(deadline=20, tries=2, backoff=0.01)
    return ServedModel(server.url + name, SCHEMA, patience=patience, sleep=lambda _: None, **more)


def test_our_own_server_replies_as_the_local_model_does(folder, run):
    local = LocalModel(folder, device="cpu", threads=1)
    served = opened(run(ModelServer(Service(local, "tiny"), 0)))
    for prompt in (PROMPT, PROMPT[:300]):
        here = local.complete(prompt, **ASK)
        there = served.complete(prompt, **ASK)
        assert (there.text, there.prompt_tokens) == (here.text, here.prompt_tokens)
        assert CODEC.parse_reply(there.text) == CODEC.parse_reply(here.text)
    free = served.complete(PROMPT, **ASK | {"grammar": None, "max_tokens": 20})
    assert free.text == local.complete(PROMPT, **ASK | {"grammar": None, "max_tokens": 20}).text
    assert served.is_held and "tiny" in served.about and served.is_near
    served.close()


@pytest.mark.parametrize(
    ("owner", "form", "held"),
    [("vllm", "lark", True), ("llamacpp", "gbnf", True), ("library", "gbnf", True),
     ("library", "schema", False)],
)  # fmt: skip
def test_the_form_a_server_heeds_is_found_out(run, owner, form, held):
    server = run(Strange(owner, heeding(form), template=""))
    served = opened(server)
    assert served.complete(PROMPT, **ASK).text == COMPACT
    assert served.is_held is held
    asked = len(server.seen)
    served.complete(PROMPT, **ASK)
    assert len(server.seen) == asked + 1  # it is found out once
    assert server.seen[-1][1]["model"] == "first"
    served.close()


def test_a_form_that_is_refused_is_not_asked_for_again(run):
    server = run(Strange("library", heeding("schema"), refuses=["structured_outputs", "grammar"]))
    served = opened(server, "#second")
    assert served.complete(PROMPT, **ASK).text == COMPACT
    assert "JSON schema only" in served.about
    assert server.seen[-1][1]["model"] == "second"
    served.close()


def test_a_server_that_holds_nothing_is_noticed_and_its_good_replies_are_taken(run):
    replies = iter(["nonsense", "nonsense", COMPACT.replace("report", "riddle"), COMPACT])

    def says(body):
        return next(replies) if "Say yes." not in str(body) else "yes"

    server = run(Strange("library", says))
    served = opened(server)
    assert not served.is_held and "no grammar" in served.about
    with pytest.raises(ModelError, match="3 times with what is no action here") as error:
        served.complete(PROMPT, **ASK)
    assert "\n" not in str(error.value) and "lamwright serve" in str(error.value)
    drawn = [body["temperature"] for _, body in server.seen[-3:]]
    assert drawn[0] == 0 and drawn[1] > 0  # greedy again would say the same again
    assert served.complete(PROMPT, **ASK).text == COMPACT
    served.close()


CHATML = "{%- for message in messages -%}\n  {{- '<|im_start|>' + message.role + '\n' + x }}"


@pytest.mark.parametrize(
    ("template", "path"), [("{{ own }}", "/v1/chat/completions"), (CHATML, "/v1/completions"),
                           ("", "/v1/completions")],
)  # fmt: skip
def test_llama_cpp_s_stand_in_for_a_chat_template_is_none(run, template, path):
    server = run(Strange("llamacpp", heeding("gbnf"), template=template))
    served = opened(server)
    served.complete(PROMPT, **ASK)
    assert {seen for seen, _ in server.seen} == {path}
    assert ("prompt" in server.seen[-1][1]) == (path == "/v1/completions")
    served.close()


def test_prompts_go_as_tokens_where_a_tokenizer_is_given(folder, run):
    local = LocalModel(folder, device="cpu", threads=1)
    server = run(Strange("llamacpp", heeding("gbnf"), template="{{ own }}"))
    served = served_model(server.url, SCHEMA, "", folder)
    served.complete(PROMPT, **ASK)
    path, body = server.seen[-1]
    assert path == "/v1/completions" and body["prompt"] == local.text.prompt(PROMPT)
    served.close()


def test_a_name_that_the_server_does_not_have(run):
    served = opened(run(Strange("vllm", heeding("lark"))), "#third")
    with pytest.raises(EndpointError, match="no model 'third', only first, second"):
        served.complete(PROMPT, **ASK)
    served.close()


@pytest.mark.parametrize("ending", ["", "/", "/#second", "#second"])
def test_a_host_alone_stands_for_its_v1(run, ending):
    server = run(Strange("vllm", heeding("lark")))
    served = ServedModel(server.url.removesuffix("/v1") + ending, SCHEMA)
    assert served.complete(PROMPT, **ASK).text == COMPACT
    assert server.seen[-1][1]["model"] == ("second" if "#" in ending else "first")
    served.close()


def test_what_is_no_server_of_models(run):
    server = run(Strange("vllm", heeding("lark")))
    served = ServedModel(server.url.replace("/v1", "/v2"), SCHEMA)
    with pytest.raises(EndpointError, match="--model, whose path mostly ends in /v1"):
        served.complete(PROMPT, **ASK)
    served.close()
    with pytest.raises(UsageError, match="is no address"):
        ServedModel("http://", SCHEMA)


def test_a_reply_that_was_cut_off_may_be_the_beginning_of_one(folder, run):
    local = LocalModel(folder, device="cpu", threads=1)
    served = opened(run(ModelServer(Service(local, "tiny"), 0)))
    cut = served.complete(PROMPT, **ASK | {"max_tokens": 5})
    assert accepts(GRAMMAR, cut.text, begun=True) and not accepts(GRAMMAR, cut.text)
    served.close()


def test_a_key_is_sent_and_never_repeated(run):
    server = run(Strange("library", lambda body: "no"))
    served = opened(server, key="hunter22hunter22")
    with pytest.raises(ModelError) as error:
        served.complete(PROMPT, **ASK)
    assert "hunter22" not in str(error.value)
    served.close()
