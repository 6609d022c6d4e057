"""rsync and sshd that the tests of ``make deploy`` drive: installed ones, else Debian's.

``python -m tests.rsync_setup`` makes sure that they are there where that is allowed and possible. Neither is
started as a service: each test starts its own, on a free port of this machine.
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.browser_setup import debian_packages
from tests.programs import free_port, running

MODULE: Final = """\
use chroot = no
reverse lookup = no
{user}
[site]
path = {folder}
read only = no
munge symlinks = {munge}
[reading]
path = {folder}
"""
SSHD: Final = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {work}/host
AuthorizedKeysFile {work}/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
"""


def find(name: str) -> Path | None:
    """Return the installed program *name*, or ``None``."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


@contextmanager
def daemon(folder: Path, work: Path, munge: bool = False) -> Iterator[int]:
    """Serve *folder* as the module ``site`` of an rsync daemon; yield its port."""
    port = free_port()
    work.mkdir(parents=True, exist_ok=True)
    user = "uid = root\ngid = root\n" if os.geteuid() == 0 else ""
    text = MODULE.format(folder=folder, user=user, munge="yes" if munge else "no")
    (work / "rsyncd.conf").write_text(text, "utf-8")
    command = ["rsync", "--daemon", "--no-detach", "--address=127.0.0.1", f"--port={port}"]
    with running([*command, f"--config={work}/rsyncd.conf", f"--log-file={work}/log"], port):
        yield port


@contextmanager
def sshd(work: Path) -> Iterator[tuple[str, str]]:
    """Run an sshd; yield ``user@host`` and the command that reaches it."""
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    for name in ("host", "key"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work / name]
        subprocess.run(make, check=True)
    (work / "config").write_text(SSHD.format(port=port, work=work), "utf-8")
    program = find("sshd")
    assert program is not None
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where it shuts its unprivileged half in
    with running([str(program), "-D", "-e", "-f", str(work / "config")], port):
        options = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        options += f" -o BatchMode=yes -o IdentitiesOnly=yes -i '{work / 'key'}'"
        yield f"{getpass.getuser()}@127.0.0.1", f"ssh -p {port} {options}"


if __name__ == "__main__":
    lacking = {"rsync": "rsync", "sshd": "openssh-server"}
    if names := [package for program, package in lacking.items() if find(program) is None]:
        debian_packages(*names)
    if any(find(program) is None for program in lacking):
        print(
            "Không có rsync hoặc sshd: phép thử cần chúng bị bỏ qua. / No rsync or sshd: their tests are skipped."
        )
