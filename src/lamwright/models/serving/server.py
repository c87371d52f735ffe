"""The HTTP server: loopback only, JSON in, JSON or server-sent events out."""

import contextlib
import ipaddress
import json
import select
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from pydantic import ValidationError
from typing_extensions import override

from lamwright.models.serving.answers import Body
from lamwright.models.serving.refusal import Refusal, of_validation
from lamwright.models.serving.requests import ChatRequest, Request, TextRequest
from lamwright.models.serving.service import Abandoned, Service
from lamwright.records.errors import UsageError

_LARGEST = 16_000_000
_KINDS: dict[str, type[Request]] = {
    "/v1/chat/completions": ChatRequest,
    "/v1/completions": TextRequest,
}
_IDLE_SECONDS = 60.0


class ModelServer(ThreadingHTTPServer):
    """Serves ``service`` at 127.0.0.1 until ``shutdown``; port 0 takes a free one.

    Raises ``UsageError`` for a port that cannot be had.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, service: Service, port: int) -> None:
        self.service = service
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except (OSError, OverflowError) as error:
            raise UsageError(f"Port {port} cannot be had: {error}.") from error

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to be said about clients that went away."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"
    server_version = "lamwright"
    sys_version = ""
    timeout: ClassVar[float] = _IDLE_SECONDS

    def do_GET(self) -> None:
        with self._reported():
            models = self.server.service.models()
            known: dict[str, Body] = {"/v1/models": models, "/health": {"status": "ok"}}
            name = f"/v1/models/{self.server.service.name}"
            data = models["data"]
            if self.path == name and isinstance(data, list):
                known[name] = data[0]
            if self.path not in known:
                raise Refusal(f"There is nothing at {self.path}.", status=404)
            self._send(200, known[self.path])

    def do_POST(self) -> None:
        with self._reported():
            if self.path not in _KINDS:
                raise Refusal(f"There is nothing at {self.path}.", status=404)
            request = _read(_KINDS[self.path], self._body())
            if request.stream:
                self._stream(request)
            else:
                self._send(200, self.server.service.answer(request, self._is_there))

    @contextlib.contextmanager
    def _reported(self) -> Iterator[None]:
        """Whatever goes wrong becomes an answer, unless nobody is there to read it."""
        try:
            self._from_here()
            yield
        except Refusal as refusal:
            self._send(refusal.status, refusal.body())
        except (Abandoned, ConnectionError, TimeoutError):
            self.close_connection = True

    def _from_here(self) -> None:
        """A page in a browser reaches loopback under a name of its own: it is refused."""
        name = self.headers.get("Host", "localhost").rsplit(":", 1)[0].strip("[]")
        if name != "localhost" and not _is_loopback(name):
            raise Refusal("This server answers on loopback only.", status=403)

    def _body(self) -> bytes:
        self.close_connection = True  # until the body was read, what follows is no request
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise Refusal("The Content-Type must be application/json.", status=415)
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            raise Refusal("The Content-Length is missing.", status=411)
        if int(length) > _LARGEST:
            raise Refusal(f"A request has at most {_LARGEST} bytes.", status=413)
        body = self.rfile.read(int(length))
        self.close_connection = self.headers.get("Connection", "").lower() == "close"
        return body

    def _send(self, status: int, body: Body) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if status == 429:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, request: Request) -> None:
        with contextlib.closing(self.server.service.parts(request, self._is_there)) as parts:
            first = next(parts)  # a refusal comes before anything was sent
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self._event(json.dumps(first, ensure_ascii=False))
            try:
                for part in parts:
                    self._event(json.dumps(part, ensure_ascii=False))
            except Refusal as refusal:
                self._event(json.dumps(refusal.body(), ensure_ascii=False))
        self._event("[DONE]")

    def _event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def _is_there(self) -> bool:
        """Whether whoever asked still holds the connection."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return not readable or bool(self.connection.recv(1, socket.MSG_PEEK))

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Requests hold people's documents: nothing of them is written anywhere."""


def _read(kind: type[Request], body: bytes) -> Request:
    try:
        return kind.model_validate(json.loads(body))
    except ValidationError as error:
        raise of_validation(error) from error
    except (ValueError, RecursionError) as error:
        raise Refusal("The request is no JSON.") from error


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
