"""The keeper alone, without a display or LibreOffice."""

import os
import socket
import subprocess
from pathlib import Path

from lamwright.environments.libreoffice.keeper import _pipes


def test_names_of_sockets_may_be_any_bytes(tmp_path):
    pipe = tmp_path / "OSL_PIPE_test"
    with socket.socket(socket.AF_UNIX) as stranger, socket.socket(socket.AF_UNIX) as named:
        stranger.bind(b"\0\xff\xfe-%d" % os.getpid())
        named.bind(str(pipe))
        held = [named.fileno()]
        with subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=held) as holder:
            assert _pipes(Path(f"/proc/{holder.pid}")) == {pipe}
