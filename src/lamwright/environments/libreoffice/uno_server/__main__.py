"""The side process: JSON lines in, UNO to LibreOffice, JSON lines out.

LibreOffice's ``uno`` module belongs to the system's Python, so this folder is run by that Python
(``python3 .../uno_server``) and never imported by lamwright. Standard library and ``uno`` only.

Request: ``{"call": name, "arguments": {...}}``. Reply: ``{"result": ...}`` or
``{"error": kind, "message": sentence}`` with kind ``missing`` (no uno), ``document`` (cannot
be opened), ``io`` (cannot be written), ``closed`` (no document is open), ``failed`` (LibreOffice
objected), ``broken`` (LibreOffice is gone).
"""

import json
import os
import queue
import sys
import threading

try:
    import menu
    import office
    from com.sun.star.uno import Exception as UnoException
except ImportError as error:
    print(json.dumps({"error": "missing", "message": str(error)}), flush=True)  # noqa: T201
    sys.exit(1)


def main() -> None:
    """Answer requests until stdin ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not look like a reply
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    server = office.Office()
    while True:
        replies.write(json.dumps(_answer(server, json.loads(requests.get()))) + "\n")
        replies.flush()


def _read(requests: "queue.SimpleQueue[str]") -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)  # the client is gone; a UNO call in flight may never return


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
    if name in {"connect", "open"}:  # these see to the main thread themselves
        return getattr(server, name)(**arguments)
    if name == "run":  # it may open a dialog, and is not waited for
        return menu.run(server, **arguments)
    calls = office.CALLS | server.kind.CALLS
    return server.on_main(lambda: calls[name](server, **arguments))


main()
