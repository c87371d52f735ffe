"""The HTTP model against a real server that is slow, failing, malformed or rate-limiting."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lamwright.models.chat import USER_MARK
from lamwright.models.endpoint import Patience
from lamwright.models.http import HttpModel, expert_model
from lamwright.records.errors import EndpointError, UsageError

GOOD = {
    "id": "x",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hallo"}}],
    "usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9},
}


class Server(ThreadingHTTPServer):
    """Plays a list of behaviours, one for each request; the last one goes on for ever."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours, self.seen = [], []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, self.headers.get("Authorization"), body))
        left = self.server.behaviours
        (left.pop(0) if len(left) > 1 else left[0])(self)

    def log_message(self, *_):
        pass


def answer(status, content, **headers):
    def play(handler):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return play


def dripping(handler):
    """Never ends: one byte every now and then, so that no single read times out."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.02)


def silent(handler):
    time.sleep(1.0)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        try:
            handler.wfile.write(b"x" * 65536)
        except OSError:
            return


def cut(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices":')


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(server, *behaviours, prompt="Guten Tag", key="", slept=None, **patience):
    server.behaviours[:] = behaviours
    waits = slept if slept is not None else []
    limits = Patience(**{"deadline": 5.0, "tries": 3, "backoff": 0.01} | patience)
    model = HttpModel(server.url, "m-1", key, patience=limits, sleep=waits.append)
    try:
        return model.complete(prompt, grammar=None, max_tokens=9, temperature=0.0, seed=2**40 + 3)
    finally:
        model.close()


def test_answer(server):
    completion = ask(server, answer(200, GOOD), key="secret")
    assert (completion.text, completion.prompt_tokens, completion.tokens) == ("Hallo", 7, 2)
    assert completion.logprob is None
    ((path, authorization, body),) = server.seen
    assert (path, authorization) == ("/v1/chat/completions", "Bearer secret")
    assert body == {
        "model": "m-1",
        "messages": [{"role": "user", "content": "Guten Tag"}],
        "max_tokens": 9,
        "temperature": 0.0,
        "seed": 3,
    }


def test_system_and_user_message(server):
    ask(server, answer(200, GOOD), prompt=f"Be kind.{USER_MARK}Hello")
    assert server.seen[0][2]["messages"] == [
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "Hello"},
    ]


def test_no_key_no_header(server):
    ask(server, answer(200, GOOD))
    assert server.seen[0][1] is None


def test_usage_may_be_missing(server):
    assert ask(server, answer(200, {"choices": GOOD["choices"]})).tokens == 0


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_passing_failure_is_tried_again(server, status):
    slept = []
    assert ask(server, answer(status, b""), answer(200, GOOD), slept=slept).text == "Hallo"
    assert len(slept) == 1


def test_pauses_grow(server):
    slept = []
    with pytest.raises(EndpointError, match=r"failed \(500\); gave up after 4 tries"):
        ask(server, answer(500, b""), slept=slept, tries=4, backoff=0.1)
    assert slept[0] < slept[1] < slept[2]


def test_retry_after_is_heeded(server):
    slept = []
    ask(server, answer(429, b"", Retry_After="1.5"), answer(200, GOOD), slept=slept)
    assert slept == [1.5]


def test_no_wait_beyond_the_deadline(server):
    slept = []
    with pytest.raises(EndpointError, match="asked for fewer requests"):
        ask(server, answer(429, b"", Retry_After="600"), slept=slept)
    assert slept == []


@pytest.mark.parametrize("status", [401, 403])
def test_refused_key_is_told_without_the_key(server, status):
    with pytest.raises(EndpointError, match="does not accept the key") as error:
        ask(server, answer(status, b""), key="sk-secret")
    assert "sk-secret" not in str(error.value)
    assert len(server.seen) == 1


def test_unknown_model(server):
    with pytest.raises(EndpointError, match="does not exist .*'m-1'"):
        ask(server, answer(404, b""))


def test_bad_request_is_quoted(server):
    with pytest.raises(EndpointError, match="400: too many tokens"):
        ask(server, answer(400, b"too many tokens"))


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"<html>hello</html>",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        {},
        [],
        {"choices": []},
        {"choices": "many"},
    ],
)
def test_garbage(server, garbage):
    with pytest.raises(EndpointError, match="no chat completion"):
        ask(server, answer(200, garbage))


def test_dripping_answer_ends_at_the_deadline(server):
    started = time.monotonic()
    with pytest.raises(EndpointError, match="did not finish its answer within"):
        ask(server, dripping, deadline=0.3)
    assert time.monotonic() - started < 2.0


def test_silent_endpoint(server):
    started = time.monotonic()
    with pytest.raises(EndpointError, match="did not answer in time"):
        ask(server, silent, deadline=0.2)
    assert time.monotonic() - started < 0.9


def test_endless_answer(server):
    with pytest.raises(EndpointError, match="more than any reply"):
        ask(server, endless)


def test_broken_connection(server):
    with pytest.raises(EndpointError, match="broke the connection"):
        ask(server, cut)


def test_nobody_there():
    with Server() as gone:
        url = gone.url
    model = HttpModel(url, "m", patience=Patience(tries=2, backoff=0.01), sleep=lambda _: None)
    with pytest.raises(EndpointError, match="refused the connection"):
        model.complete("x", grammar=None, max_tokens=1, temperature=0.0, seed=0)
    model.close()


def test_expert_from_the_environment():
    names = {"BASE_URL": "http://127.0.0.1:9/v1", "MODEL": "big", "KEY": "k"}
    model = expert_model({f"LAMWRIGHT_EXPERT_{name}": value for name, value in names.items()})
    assert model.name == "big"
    model.close()


@pytest.mark.parametrize("environ", [{}, {"LAMWRIGHT_EXPERT_MODEL": "big"}])
def test_expert_needs_an_endpoint(environ):
    with pytest.raises(UsageError, match="LAMWRIGHT_EXPERT_BASE_URL"):
        expert_model(environ)


@pytest.mark.parametrize("address", ["", "example.org", "ftp://example.org", "http://"])
def test_no_address(address):
    with pytest.raises(UsageError, match="is no address"):
        HttpModel(address, "m")


def test_neither_key_nor_password_is_repeated(server):
    key = "hunter22hunter22"
    echoing = answer(418, f"the key {key} and Authorization: Bearer {key}".encode())
    server.behaviours = [echoing, answer(404, b""), answer(200, f"{key} is no JSON".encode())]
    address = server.url.replace("://", f"://ada:{key}@")
    for number in range(3):
        with pytest.raises(EndpointError) as raised:
            HttpModel(address, "m", key).complete(
                "p", grammar=None, max_tokens=1, temperature=0.0, seed=number
            )
        assert key not in str(raised.value)
    with pytest.raises(UsageError) as refused:
        HttpModel(f"ftp://ada:{key}@example.org", "m")
    assert key not in str(refused.value)


def said(content, **message):
    choice = {"message": {"role": "assistant", "content": content} | message}
    return GOOD | {"choices": [choice | {"finish_reason": "stop"}]}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, ""),
        ("<think>Hm. {not this}</think>\n\nHallo", "Hallo"),
        ([{"type": "text", "text": "Hal"}, {"type": "text", "text": "lo"}], "Hallo"),
    ],
)
def test_models_that_think(content, text, server):
    completion = ask(server, answer(200, said(content, reasoning_content="Hm.")))
    assert completion.text == text


def test_a_model_that_thought_until_its_limit_gets_room_once(server):
    spent = said(None)
    spent["choices"][0]["finish_reason"] = "length"
    assert ask(server, answer(200, spent), answer(200, GOOD)).text == "Hallo"
    assert [body["max_tokens"] for _, _, body in server.seen] == [9, 72]
    assert ask(server, answer(200, spent)).text == ""
    assert len(server.seen) == 4


def refusing(*names):
    """Refuses a request that holds one of ``names``, as endpoints do, naming the first of them."""

    def play(handler):
        body = handler.server.seen[-1][2]
        found = [name for name in names if name in body]
        refusal = {"error": {"message": f"Unsupported parameter: '{found[0]}'."}} if found else None
        answer(400 if refusal else 200, refusal or GOOD)(handler)

    return play


def test_parameters_that_an_endpoint_refuses_are_left_out_from_then_on(server):
    server.behaviours[:] = [refusing("seed", "max_tokens", "temperature")]
    model = HttpModel(server.url, "m", sleep=lambda _: None)
    try:
        for _ in range(2):
            reply = model.complete("x", grammar=None, max_tokens=9, temperature=0.0, seed=1)
            assert reply.text == "Hallo"
    finally:
        model.close()
    assert len(server.seen) == 5
    assert set(server.seen[-1][2]) == {"model", "messages", "max_completion_tokens"}


def test_no_limit_of_tokens_at_all(server):
    assert ask(server, refusing("max_tokens", "max_completion_tokens")).text == "Hallo"
    assert "max_tokens" not in server.seen[-1][2]
