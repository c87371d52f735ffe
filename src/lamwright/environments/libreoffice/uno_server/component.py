"""The server inside LibreOffice: a UNO component that answers one request at a time.

LibreOffice's own Python runs it (``com.sun.star.loader.Python``), on the thread of the connection
that asks; what touches documents is done on the main thread (``Office.on_main``).
"""

import json
import sys
import typing
from pathlib import Path

sys.dont_write_bytecode = True  # LibreOffice writes nowhere but in its own folders
sys.path.insert(0, str(Path(__file__).parent))

import loading  # noqa: E402
import office  # noqa: E402
import unohelper  # noqa: E402
from com.sun.star.task import XJob  # noqa: E402
from com.sun.star.uno import Exception as UnoException  # noqa: E402

if typing.TYPE_CHECKING:
    import interfaces


class Server(unohelper.Base, XJob):
    """Requests and replies are JSON, as ``__main__`` says."""

    def __init__(self, context: "interfaces.Context") -> None:
        self._context = context
        self._office: office.Office | None = None

    def execute(self, arguments: "tuple[interfaces.Pair]") -> str:
        """Called through UNO with the one argument 'request'."""
        request = json.loads(arguments[0].Value)
        return json.dumps(self._answer(request["call"], request["arguments"]))

    def _answer(self, name: str, arguments: "dict[str, typing.Any]") -> "dict[str, object]":
        try:
            return {"result": self._called(name, arguments)}
        except loading.Refusal as refusal:
            return {"error": refusal.kind, "message": str(refusal)}
        except UnoException as error:
            kind = type(error).__name__.rsplit(".", 1)[-1]
            diagnosis = self._office.diagnose() if self._office else "broken"
            return {"error": diagnosis, "message": f"{name}: {kind}: {error.Message}"}

    def _called(self, name: str, arguments: "dict[str, typing.Any]") -> object:
        if name == "connect":
            self._office = office.Office(self._context, arguments["application"])
            return None
        if self._office is None:
            raise loading.Refusal("broken", "nothing is connected")
        if name == "open":  # sees to the main thread itself
            self._office.open(**arguments)
            return None
        if name == "run":  # it may open a dialog, and is not waited for
            return self._office.run(**arguments)
        return self._office.call(name, arguments)


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice's name for it
g_ImplementationHelper.addImplementation(Server, "lamwright.Server", ("com.sun.star.task.Job",))
