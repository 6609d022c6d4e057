"""The published site as its hosts serve it: the shipped headers, and text compressed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Final

from plugins.safety import compressed
from tests.browser.served import Handler, serve

_FORMS: Final = (("br", ".br"), ("gzip", ".gz"))


class Compressing(Handler):
    """Hands on the smallest form of a file that the browser takes, as ``make publish COMPRESS=1`` left it."""

    def do_GET(self) -> None:
        """Send the file that stands compressed beside the one asked for, else that one."""
        accepted = {form.split(";")[0].strip() for form in self._accepted()}
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        for form, ending in _FORMS:
            packed = path.with_name(path.name + ending)
            if form in accepted and packed.is_file():
                self._send(packed, form, self.guess_type(str(path)))
                return
        super().do_GET()

    def _accepted(self) -> list[str]:
        return self.headers.get("Accept-Encoding", "").split(",")

    def _send(self, packed: Path, form: str, kind: str) -> None:
        content = packed.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", form)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def compressing(output: Path, copy: Path) -> Iterator[str]:
    """Serve a *copy* of *output*, compressed, at the root of a host; yield that host."""
    shutil.copytree(output, copy)
    compressed.publish(copy)
    with serve(copy, "", answers=Compressing) as host:
        yield host
