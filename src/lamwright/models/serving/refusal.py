"""Errors of the protocol, in OpenAI's form."""

from pydantic import ValidationError


class Refusal(Exception):  # noqa: N818  (an answer, not a fault of ours)
    """A request that gets an error for an answer."""

    def __init__(
        self, message: str, *, status: int = 400, param: str | None = None, code: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.param = param
        self.code = code

    def body(self) -> dict[str, object]:
        """As OpenAI words it."""
        kind = "invalid_request_error" if self.status < 500 else "server_error"
        said = {"message": str(self), "type": kind, "param": self.param, "code": self.code}
        return {"error": said}


def of_validation(error: ValidationError) -> Refusal:
    """The first thing that is wrong with a request, with its parameter."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    message = str(first["msg"]).removeprefix("Value error, ")
    return Refusal(f"{place}: {message}" if place else message, param=place or None)
