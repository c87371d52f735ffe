"""Opens documents in windows of a running soffice: the part of ``field_window.py`` that LibreOffice's Python runs.

Takes the name of a pipe; reads a URL a line, answers "loaded" or "refused", closes it at the next line.
"""

import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.uno import Exception as UnoException


def main() -> None:
    """Answer until there is no more to read."""
    desktop = _desktop(sys.argv[1])
    silent = PropertyValue("Silent", 0, True, 0)
    print("ready", flush=True)
    document = None
    for line in sys.stdin:
        if document is not None:
            document.close(True)
            document = None
        if line.strip():
            try:
                document = desktop.loadComponentFromURL(line.strip(), "_blank", 0, (silent,))
            except UnoException:
                document = None
        print("loaded" if document is not None else "refused", flush=True)


def _desktop(pipe: str) -> Any:  # noqa: ANN401 - an object of LibreOffice
    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
    sys.exit("soffice does not answer")


if __name__ == "__main__":
    main()
