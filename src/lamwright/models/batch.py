"""A model behind files: requests out and answers in, as JSON lines in the form of OpenAI's Batch API.

Who answers is open: a provider's batch, another program, or a person.
"""

import json
import threading
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from lamwright.models.chat import Call, Reply, Schema, request_body, response_format
from lamwright.models.model import Completion
from lamwright.records.base import Record, content_hash
from lamwright.records.errors import AnswersWanted, StageError

_LARGEST = 2_000_000_000
_URL = "/v1/chat/completions"


class _Response(Record, extra="ignore"):
    status_code: int = 200
    body: dict[str, object] | None = None


class _Answer(Record, extra="ignore"):
    """One line: a provider's ``response``, or the plain ``answer`` of a person."""

    custom_id: str = Field(min_length=1)
    response: _Response | None = None
    answer: str | dict[str, object] | None = None


class BatchModel:
    """Answers from ``answers.jsonl``; what is not there is asked in ``requests.jsonl``.

    A call whose answer is not there yet raises ``AnswersWanted``. Raises ``StageError`` for a file
    of answers that cannot be read. Safe from several threads.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.requests = folder / "requests.jsonl"
        self.answers = folder / "answers.jsonl"
        self._known = _read(self.answers)
        self._asked: set[str] = set()
        self._used = 0
        self._lock = threading.Lock()

    def structured(
        self,
        prompt: str,
        *,
        schema: Schema,
        max_tokens: int,
        temperature: float,
        seed: int,
        images: Sequence[bytes] = (),
    ) -> Completion:
        """The answer to ``prompt``; asked for in the form of ``schema``, which it may not hold to."""
        call = Call(max_tokens=max_tokens, temperature=temperature, seed=seed, images=tuple(images))
        body = request_body(self.name, prompt, call)
        body["response_format"] = response_format(schema)
        key = content_hash(body)
        with self._lock:
            if key in self._known:
                self._used += 1
                return self._known[key]
            self._ask(key, body)
            raise AnswersWanted(self._sentence(len(self._asked)), len(self._asked))

    def _ask(self, key: str, body: dict[str, object]) -> None:
        """Add a request; the first one of a run begins the file anew."""
        if key in self._asked:
            return
        line = {"custom_id": key, "method": "POST", "url": _URL, "body": body}
        self.requests.parent.mkdir(parents=True, exist_ok=True)
        with self.requests.open("a" if self._asked else "w", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._asked.add(key)

    def _sentence(self, count: int) -> str:
        if self._known and not self._used:
            return (
                f"{count} answers wanted in {self.answers}: the {len(self._known)} that are there "
                f"belong to other requests; answer those in {self.requests} and run this again."
            )
        return (
            f"{count} answers wanted in {self.answers}; the requests are in {self.requests}. "
            "Run this again when they are there."
        )


def _read(path: Path) -> dict[str, Completion]:
    """The answers by request; one that failed is no answer and will be asked for again."""
    if not path.exists():
        return {}
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise StageError(f"{path} is no file of answers, or too large for one.")
    found: dict[str, Completion] = {}
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                _take(found, line, f"{path}, line {number}")
    return found


def _take(found: dict[str, Completion], line: str, where: str) -> None:
    try:
        answer = _Answer.model_validate(json.loads(line))
    except ValidationError as error:
        raise StageError(
            f"{where} is no answer; it needs custom_id, and response or answer."
        ) from error
    except (ValueError, RecursionError) as error:
        raise StageError(f"{where} is no JSON; the file may be cut off: write it again.") from error
    completion = _completion(answer)
    if completion is not None:
        found[answer.custom_id] = completion


def _completion(answer: _Answer) -> Completion | None:
    if answer.answer is not None:
        given = answer.answer
        return Completion(text=given if isinstance(given, str) else json.dumps(given))
    if answer.response is None or answer.response.status_code != 200:
        return None
    try:
        return Reply.model_validate(answer.response.body).completion()
    except ValidationError:
        return None
