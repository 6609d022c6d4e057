"""The web server that the tests drive: an installed nginx, else Debian's, fetched at set-up.

``python -m tests.nginx_setup`` makes sure that there is one where that is allowed and possible; ``find()`` says
which. It is never started as a service: each test starts its own, on a free port of this machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.browser_setup import debian_packages
from tests.programs import free_port, running

PLACES: Final = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", "/usr/local/bin")
BROTLI: Final = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CONFIGURATION: Final = """\
{modules}
daemon off;
pid {work}/pid;
error_log {work}/error.log;
worker_processes 1;
{user}
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
{snippet}
  }}
}}
"""


def find() -> Path | None:
    """Return an installed nginx, or ``None``."""
    found = shutil.which("nginx") or next(
        (found for place in PLACES if (found := shutil.which("nginx", path=place))), None
    )
    return Path(found) if found else None


@contextmanager
def serve(nginx: Path, snippet: str, root: Path, work: Path, brotli: bool = False) -> Iterator[str]:
    """Serve *root* with *snippet* in the server block; yield the host."""
    port = free_port()
    work.mkdir(parents=True, exist_ok=True)
    text = CONFIGURATION.format(
        modules=f"load_module {BROTLI};" if brotli else "",
        user="user root;" if Path("/root").exists() and work.owner() == "root" else "",
        work=work,
        port=port,
        root=root,
        snippet=snippet,
    )
    (work / "nginx.conf").write_text(text, "utf-8")
    command = [nginx, "-p", work, "-c", work / "nginx.conf", "-e", work / "error.log"]
    with running(command, port):
        yield f"http://127.0.0.1:{port}"


if __name__ == "__main__" and find() is None:
    debian_packages("nginx-light", "libnginx-mod-http-brotli-static")
    if find() is None:
        print("Không có nginx: phép thử cần nó sẽ bị bỏ qua. / No nginx: its tests are skipped.")
