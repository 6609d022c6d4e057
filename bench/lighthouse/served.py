"""The published site as its hosts serve it: nginx with the shipped rules, HTTP/2, text compressed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plugins.safety import compressed, header_files
from tests import nginx_setup
from tests.programs import free_port

MISSING: Final = (
    "Cần nginx và openssl (sudo apt install nginx-light openssl).\n"
    "nginx and openssl are needed (sudo apt install nginx-light openssl)."
)
# Browsers speak HTTP/2 over TLS alone. Without it every answer's headers cost a kilobyte, and a
# page six connections.
_SECURE: Final = """\
    listen 127.0.0.1:{port} ssl http2;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
"""
_CERTIFICATE: Final = (
    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
    "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
)  # fmt: skip


class ServedError(Exception):
    """The site cannot be served here."""


@contextmanager
def serving(output: Path, work: Path) -> Iterator[str]:
    """Serve a copy of *output* at the root of a host; yield that host. All is kept in *work*.

    Raises ``ServedError`` where a program is missing.
    """
    nginx, openssl = nginx_setup.find(), shutil.which("openssl")
    if nginx is None or openssl is None:
        raise ServedError(MISSING)
    site = work / "site"
    shutil.copytree(output, site)
    compressed.publish(site)
    key, certificate = work / "key.pem", work / "certificate.pem"
    command = [openssl, *_CERTIFICATE, "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    port = free_port()
    brotli = nginx_setup.BROTLI.exists()
    rules = header_files.nginx("")
    if brotli:
        rules = rules.replace("# brotli_static on;  #", "brotli_static on;  #")
    rules = _SECURE.format(port=port, certificate=certificate, key=key) + rules
    with nginx_setup.serve(nginx, rules, site, work / "nginx", brotli):
        yield f"https://127.0.0.1:{port}"
