"""Compiled templates, kept from one build to the next: compiling them takes longer than most pages.

What cannot be read, is damaged, or was compiled from other words or for another Jinja is compiled
anew; a store that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_SETTING: Final = "JINJA_ENVIRONMENT"
_SEAL_LENGTH: Final = hashlib.sha256().digest_size


def use(settings: MutableMapping[str, Any]) -> None:
    """Let every generator of *settings* find its templates in the folder ``TEMPLATE_STORE``."""
    if folder := settings.get("TEMPLATE_STORE"):
        options = dict(settings[_SETTING])
        options.setdefault("bytecode_cache", TemplateStore(Path(folder), options))
        settings[_SETTING] = options


class TemplateStore(BytecodeCache):
    """A file for each template, whatever folder the theme lies in; *options* are Jinja's."""

    def __init__(self, folder: Path, options: MutableMapping[str, Any]) -> None:
        self._folder = folder
        self._made_for = repr((jinja2.__version__, sorted(options.items())))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of the file; Jinja itself compares the template's words."""
        del filename
        return hashlib.sha256(f"{self._made_for}|{name}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its compiled template, if it is there whole."""
        with suppress(OSError):
            sealed = (self._folder / bucket.key).read_bytes()
            code = sealed[_SEAL_LENGTH:]
            if sealed[:_SEAL_LENGTH] == hashlib.sha256(code).digest():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template of *bucket*; a reader sees the whole file or none."""
        code = bucket.bytecode_to_string()
        aside = self._folder / f"{bucket.key}.{os.getpid()}.new"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(hashlib.sha256(code).digest() + code)
            aside.replace(self._folder / bucket.key)
        with suppress(OSError):
            aside.unlink(missing_ok=True)
