"""The way into this LibreOffice: its services, its main thread, its configuration."""

import typing

import callbacks
import uno
from com.sun.star.beans import PropertyValue

if typing.TYPE_CHECKING:
    from collections.abc import Callable

    import interfaces

_Given = typing.TypeVar("_Given")


def properties(**values: object) -> "tuple[interfaces.Pair, ...]":
    """UNO property values from keywords."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def named(pairs: "typing.Iterable[interfaces.Pair]") -> "dict[str, typing.Any]":
    """Property values by name."""
    return {pair.Name: pair.Value for pair in pairs}


class Connection:
    """What serves every document; keeps services that have no state of their own, and URLs."""

    def __init__(self, context: "interfaces.Context") -> None:
        self._context = context
        self._tools: dict[str, typing.Any] = {}
        self._urls: dict[str, interfaces.Url] = {}

    def on_main(self, call: "Callable[[], _Given]") -> _Given:
        """What ``call`` gives, made on LibreOffice's main thread.

        UNO calls made inside a callback run on the thread that waits for it. On any other thread a
        look at the clipboard (Paste, or a tool bar that shows whether Paste is possible) runs a
        nested main loop beside the real one, and both wait for each other.
        """
        given: list[_Given] = []
        self._posted(lambda: given.append(call()), None)
        return given[0]

    def post(self, call: "Callable[[], object]", seconds: float) -> None:
        """Have ``call`` made on the main thread, and wait for it no longer than ``seconds``."""
        self._posted(call, seconds)

    def _posted(self, call: "Callable[[], object]", seconds: "float | None") -> None:
        job = callbacks.Job(call)
        self.tool("com.sun.star.awt.AsyncCallback").addCallback(job, None)
        job.done.wait(seconds)
        if job.error is not None:
            raise job.error

    def service(self, name: str, *arguments: object) -> typing.Any:  # noqa: ANN401 - see interfaces
        """A new UNO service living inside LibreOffice."""
        manager = self._context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(name, arguments, self._context)
        return manager.createInstanceWithContext(name, self._context)

    def tool(self, name: str) -> typing.Any:  # noqa: ANN401 - see interfaces
        """A UNO service without a state of its own, made once: each new one costs about 1 ms."""
        if name not in self._tools:
            self._tools[name] = self.service(name)
        return self._tools[name]

    def settings(self, path: str) -> "interfaces.Node":
        """A part of LibreOffice's configuration."""
        provider = self.tool("com.sun.star.configuration.ConfigurationProvider")
        name = "com.sun.star.configuration.ConfigurationUpdateAccess"
        found: interfaces.Node = provider.createInstanceWithArguments(
            name, properties(nodepath=path)
        )
        return found

    def url(self, command: str) -> "interfaces.Url":
        """``command`` as the URL that dispatches are asked for with; the same in every window."""
        if command not in self._urls:
            url = uno.createUnoStruct("com.sun.star.util.URL")
            url.Complete = command
            transformer = self.tool("com.sun.star.util.URLTransformer")
            self._urls[command] = transformer.parseStrict(url)[1]
        return self._urls[command]
