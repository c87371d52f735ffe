"""The server inside LibreOffice: a UNO component that answers one request at a time.

LibreOffice's own Python runs it (``com.sun.star.loader.Python``), on the thread of the connection
that asks; what touches documents is done on the main thread (``Office.on_main``).
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # LibreOffice writes nowhere but in its own folders
sys.path.insert(0, str(Path(__file__).parent))

import menu  # noqa: E402
import office  # noqa: E402
import unohelper  # noqa: E402
from com.sun.star.task import XJob  # noqa: E402
from com.sun.star.uno import Exception as UnoException  # noqa: E402


class Server(unohelper.Base, XJob):
    """Requests and replies are JSON, as ``__main__`` says."""

    def __init__(self, context: object) -> None:
        self._office = office.Office(context)

    def execute(self, arguments: tuple) -> str:
        """Called through UNO with the one argument 'request'."""
        return json.dumps(_answer(self._office, json.loads(arguments[0].Value)))


def _answer(server: "office.Office", request: dict) -> dict:
    if server.document is None and request["call"] not in {"connect", "open"}:
        return {"error": "closed", "message": "no document has been opened yet"}
    try:
        return {"result": _called(server, request["call"], request["arguments"])}
    except office.Refusal as refusal:
        return {"error": refusal.kind, "message": str(refusal)}
    except UnoException as error:
        name = type(error).__name__.rsplit(".", 1)[-1]
        message = f"{request['call']}: {name}: {error.Message}"
        return {"error": server.diagnose(), "message": message}


def _called(server: "office.Office", name: str, arguments: dict) -> object:
    if name == "connect":
        return server.begin(arguments["application"])
    if name == "open":  # sees to the main thread itself
        return server.open(**arguments)
    if name == "run":  # it may open a dialog, and is not waited for
        return menu.run(server, **arguments)
    calls = office.CALLS | server.kind.CALLS
    return server.on_main(lambda: calls[name](server, **arguments))


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice's name for it
g_ImplementationHelper.addImplementation(Server, "lamwright.Server", ("com.sun.star.task.Job",))
