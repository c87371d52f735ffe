"""The side process: JSON lines in, one UNO call each to LibreOffice, JSON lines out.

LibreOffice's ``uno`` module belongs to the system's Python, so this folder is run by that Python
(``python3 .../uno_server``) and never imported by lamwright. Standard library and ``uno`` only.
It connects, has LibreOffice load ``component.py`` into itself, and hands it every request: there a
call to LibreOffice costs 10 us, over the bridge 130 us and each new object 1 to 2 ms.

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
import time
import typing
from pathlib import Path

try:
    import uno
    from com.sun.star.beans import NamedValue
    from com.sun.star.connection import NoConnectException
    from com.sun.star.uno import Exception as UnoException
except ImportError as error:
    print(json.dumps({"error": "missing", "message": str(error)}), flush=True)  # noqa: T201
    sys.exit(1)

if typing.TYPE_CHECKING:
    import interfaces

_COMPONENT = Path(__file__).with_name("component.py")
_NO_LOADER = "LibreOffice cannot run Python (Debian's package python3-uno)"


def main() -> None:
    """Answer requests until stdin ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not look like a reply
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    first = json.loads(requests.get())["arguments"]
    answer, server = _connect(first["pipe"], first["seconds"])
    if server is not None:
        server, answer = _asked(server, json.dumps({"call": "connect", "arguments": first}))
    while True:
        replies.write(answer + "\n")
        replies.flush()
        server, answer = _asked(server, requests.get())


def _read(requests: "queue.SimpleQueue[str]") -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)  # the client is gone; a UNO call in flight may never return


def _asked(server: "interfaces.Job | None", request: str) -> "tuple[interfaces.Job | None, str]":
    """The server, or None once it is gone, and its answer."""
    if server is None:
        return None, _failure("broken", "LibreOffice is gone")
    try:
        return server, server.execute((NamedValue("request", request),))
    except (UnoException, AttributeError) as error:
        kind = type(error).__name__.rpartition(".")[2]
        said = str(getattr(error, "Message", "")).strip().splitlines()
        return None, _failure("broken", ": ".join(["LibreOffice is gone", kind, *said[:1]]))


def _connect(pipe: str, seconds: float) -> "tuple[str, interfaces.Job | None]":
    """A failure, or the server inside the ``soffice --accept=pipe,name=<pipe>;urp``."""
    context = _context(pipe, seconds)
    if context is None:
        message = f"LibreOffice did not answer on pipe {pipe} within {seconds:g} s"
        return _failure("broken", message), None
    manager = context.ServiceManager
    loader = manager.createInstanceWithContext("com.sun.star.loader.Python", context)
    if loader is None:
        return _failure("missing", _NO_LOADER), None
    factory = loader.activate("lamwright.Server", "", _COMPONENT.as_uri(), None)
    return "", factory.createInstanceWithContext(context)


def _context(pipe: str, seconds: float) -> "interfaces.Context | None":
    local: interfaces.Context = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    end = time.monotonic() + seconds
    while True:
        try:
            found: interfaces.Context = resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            if time.monotonic() > end:
                return None
            time.sleep(0.02)
        else:
            return found


def _failure(kind: str, message: str) -> str:
    return json.dumps({"error": kind, "message": message})


main()
