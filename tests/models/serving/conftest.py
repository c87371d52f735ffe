import json
import threading
from contextlib import contextmanager

import httpx
import pytest

from lamwright.models.local import LocalModel
from lamwright.models.serving.server import ModelServer
from lamwright.models.serving.service import Service


class Client:
    """Asks a running server; answers are decoded JSON."""

    def __init__(self, url):
        self.url = url

    def ask(self, path, status=200, **body):
        answer = httpx.post(f"{self.url}/{path}", json=body, timeout=60)
        assert answer.status_code == status, answer.text
        return answer.json()

    def refused(self, path, status=400, **body):
        return self.ask(path, status, **body)["error"]

    def streamed(self, path, **body):
        """The parts of a stream, without its end mark."""
        answer = httpx.post(f"{self.url}/{path}", json=body | {"stream": True}, timeout=60)
        assert answer.headers["Content-Type"] == "text/event-stream"
        events = [line.removeprefix("data: ") for line in answer.text.split("\n\n") if line]
        assert events[-1] == "[DONE]"
        return [json.loads(event) for event in events[:-1]]


@contextmanager
def serving(model, name="tiny"):
    with ModelServer(Service(model, name), 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def model(folder):
    return LocalModel(folder, device="cpu", threads=1)


@pytest.fixture(scope="session")
def client(model):
    with serving(model) as server:
        yield Client(server.url)
