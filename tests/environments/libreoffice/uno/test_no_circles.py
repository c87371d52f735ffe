"""The UNO side is no package, so the import linter does not see it: no circle among its modules."""

import ast
import graphlib
from pathlib import Path

import pytest

from lamwright.environments.libreoffice import uno_bridge

FOLDER = Path(uno_bridge.__file__).with_name("uno_server")


def imported(source):
    """Names of what a module imports, also only for types."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    return found


def order(sources):
    graph = {name: imported(source) & sources.keys() for name, source in sources.items()}
    return list(graphlib.TopologicalSorter(graph).static_order())


def test_the_uno_side_has_no_circle():
    sources = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.py")}
    assert {"office", "text", "__main__"} <= sources.keys()
    assert order(sources).index("office") > order(sources).index("text")


def test_a_circle_would_be_seen():
    circle = {"office": "import text", "text": "if TYPE_CHECKING:\n    from office import Office"}
    with pytest.raises(graphlib.CycleError):
        order(circle)
