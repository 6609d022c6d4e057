"""The project's commands, each in a process of its own that need not load the program anew.

A server imports the program once and forks for each command: what ``python -m`` takes a second of
processor for, before a command does anything, is there already. A command for
which Python is to start in another way, and every command outside Linux, is started as anybody would.
"""

from __future__ import annotations

import array
import atexit
import functools
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, NoReturn

ROOT: Final = Path(__file__).resolve().parents[1]
# What the commands load, of the program that PYTHONPATH names.
LOADED: Final = (
    "plugins.desk.cli", "plugins.desk.check", "plugins.desk.publish", "plugins.desk.ledger",
    "plugins.desk.verify", "plugins.desk.new", "plugins.desk.gallery", "plugins.desk.preview.build",
    "plugins.pipeline.plugin", "plugins.pictures.lift", "plugins.registers.calendar", "pelican.__main__",
)  # fmt: skip
_PATIENCE: Final = 300  # seconds
_AT_THE_START: Final = ("PYTHON", "LC_", "LANG", "TZ")  # what Python reads before any program
_OF_A_SERVER: Final = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")  # the same for all its commands
_SERVERS: Final = 2  # at a time: each takes a hundred megabytes


def run(
    module: str, *arguments: str, cwd: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` with *arguments* in *cwd* and return what it said.

    Raises ``subprocess.TimeoutExpired`` after five minutes.
    """
    command = [sys.executable, "-m", module, *arguments]
    if sys.platform != "linux" or _starts_otherwise(env):
        return subprocess.run(
            command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8",
            check=False, timeout=_PATIENCE,
        )  # fmt: skip
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as out, \
            tempfile.TemporaryFile() as err:  # fmt: skip
        wish = {"module": module, "arguments": arguments, "cwd": str(cwd), "env": dict(env)}
        asked.write(json.dumps(wish).encode("utf-8", "surrogateescape"))
        asked.flush()
        server = _server(*map(({"PYTHONPATH": str(ROOT)} | dict(env)).get, _OF_A_SERVER))
        status = _ask(server, command, asked, out, err)
        said, complained = (_text(file) for file in (out, err))
    return subprocess.CompletedProcess(command, status, said, complained)


def _starts_otherwise(env: Mapping[str, str]) -> bool:
    usual = {"PYTHONIOENCODING": "utf-8"}
    return any(
        value not in {os.environ.get(name), usual.get(name)}
        for name, value in env.items()
        if name.startswith(_AT_THE_START) and name not in _OF_A_SERVER
    )


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8").replace("\r\n", "\n")


def _ask(server: _Server, command: list[str], *files: IO[bytes]) -> int:
    """Hand *files* to the server; return the command's exit status, negative for a signal."""
    answer, end = os.pipe()
    with os.fdopen(answer, "rb", buffering=0) as told:
        try:
            server.ask(*(file.fileno() for file in files), end)
        finally:
            os.close(end)
        words = b""  # the number of the process, then its status
        while True:
            if not select.select([told], [], [], _PATIENCE)[0]:
                os.kill(int(words.split()[0]), signal.SIGKILL)
                raise subprocess.TimeoutExpired(command, _PATIENCE)
            more = told.read(100)
            if not more:
                return int(words.split()[1])
            words += more


@functools.lru_cache(_SERVERS)
def _server(*own: str | None) -> _Server:
    return _Server({name: value for name, value in zip(_OF_A_SERVER, own, strict=True) if value})


class _Server:
    """A server of the program that *own* names; it ends when nobody can ask it any more."""

    def __init__(self, own: Mapping[str, str]) -> None:
        here, there = socket.socketpair()
        env = {name: value for name, value in os.environ.items() if name not in _OF_A_SERVER}
        with there:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(there.fileno())],
                cwd=ROOT, env=env | own, pass_fds=[there.fileno()], stdin=subprocess.DEVNULL,
            )  # fmt: skip
        self._line = here

    def ask(self, *files: int) -> None:
        """Send *files* to the server."""
        handed = array.array("i", files)
        self._line.sendmsg([b"!"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, handed)])

    def __del__(self) -> None:
        self._line.close()
        self._process.wait()


def serve(line: socket.socket) -> None:
    """Fork for every command that *line* asks for, until nobody can ask any more."""
    del sys.path[0]  # this folder
    for name in LOADED:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, _reap)
    while True:
        said, files, _, _ = socket.recv_fds(line, 1, 4)
        if not said:
            return
        if os.fork() == 0:
            line.close()
            _attend(*files)
        for file in files:
            os.close(file)


def _reap(*_: object) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _attend(asked: int, out: int, err: int, answer: int) -> NoReturn:
    """Fork the command and say how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        with os.fdopen(asked, "rb") as file:
            file.seek(0)
            wish = json.load(file)
        os.dup2(out, 1)
        os.dup2(err, 2)
        for file_handed in (out, err, answer):
            os.close(file_handed)
        _become(wish)
    os.write(answer, b"%d\n" % pid)
    _, ended = os.waitpid(pid, 0)
    os.write(answer, b"%d\n" % os.waitstatus_to_exitcode(ended))
    os._exit(0)


def _stream(number: int) -> IO[str]:
    errors, rows = ("strict", -1) if number == 1 else ("backslashreplace", 1)
    return os.fdopen(number, "w", rows, encoding="utf-8", errors=errors, closefd=False)


def _become(wish: Mapping[str, Any]) -> NoReturn:
    """Run the module that *wish* names as ``python -m`` would, and end."""
    status = 1
    try:
        os.chdir(wish["cwd"])
        os.environ.clear()
        os.environ.update(wish["env"])
        os.environ["TZ"] = "UTC"  # as ``plugins`` sets it when it is imported
        sys.path.insert(0, wish["cwd"])
        sys.argv = [wish["module"], *wish["arguments"]]
        sys.stdout, sys.stderr = _stream(1), _stream(2)
        runpy.run_module(wish["module"], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    with suppress(BrokenPipeError):
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
