"""Servers that tests start for themselves, on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 30.0  # seconds


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str | Path], port: int) -> Iterator[None]:
    """Run *command* from the moment it listens at *port* until the block ends.

    Raises ``AssertionError`` with what it said where it does not come to listen.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    process.kill()
                    _, said = process.communicate()
                    raise AssertionError(said.decode()) from None
                time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.communicate()
