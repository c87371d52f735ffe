"""A LibreOffice of its own for the tests of the bridge, and a document to open."""

import os
import shutil
import signal
import subprocess

import pytest
from uno_documents import paragraphs, table, write_odt

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.environments.libreoffice.session import Session

LOCK = """
import os, sys, uno
from com.sun.star.beans import PropertyValue
pipe, source, target, name = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
def values(**items):
    return tuple(PropertyValue(key, 0, value, 0) for key, value in items.items())
opened = values(Hidden=True, OnMainThread=True)
document = desktop.loadComponentFromURL(source, "_blank", 0, opened)
document.storeToURL(target, values(FilterName=name, Password="secret"))
document.close(True)
os._exit(0)
"""


def start(folder):
    if not (shutil.which("Xvfb") and shutil.which("soffice")):
        pytest.skip("needs Xvfb and LibreOffice")
    return Session(WRITER, Confinement((folder,)), deadline=60.0)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """One Writer for all tests of a module."""
    session = start(tmp_path_factory.getbasetemp())
    yield session
    session.close()


@pytest.fixture
def bridge(session):
    return session.uno


@pytest.fixture
def fresh_session(tmp_path_factory):
    """A Writer that a test may kill."""
    session = start(tmp_path_factory.getbasetemp())
    yield session
    if session.office.is_alive():
        os.kill(session.office.pid, signal.SIGCONT)
    session.close()


@pytest.fixture
def letter(tmp_path):
    """Six body paragraphs, the third empty, two tables after the second and the fifth."""
    body = (
        paragraphs("Dear reader", "This is the second paragraph.")
        + table("Prices", 3, 2)
        + paragraphs("", "Fourth, with a word: apple.", "Fifth.")
        + table("Names", 2, 4)
        + paragraphs("Last one, with Apple again.")
    )
    return write_odt(tmp_path / "letter.odt", body)


@pytest.fixture
def lock(session):
    """A function that stores a document with a password, through the system's Python."""

    def run(source, target, filter_name):
        arguments = [session.office.pipe, source.as_uri(), target.as_uri(), filter_name]
        command = ["/usr/bin/python3", "-c", LOCK, *arguments]
        subprocess.run(command, check=True, timeout=60)

    return run
