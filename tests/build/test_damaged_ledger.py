"""A ledger of addresses that is damaged or cannot be read is refused, never forgotten."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

from plugins.build.examine import ledger_of
from plugins.safety import ledger
from tests.build.newsroom import Newsroom


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda text: "", "U102"),
        (lambda text: text[text.index("\n/") + 1 :], "U102"),
        (lambda text: text[: len(text) // 2].rstrip("\n"), "U102"),
        (lambda text: f"{text}<<<<<<< HEAD\n", "U101"),
        (lambda text: text.replace(" story:", "", 1), "U101"),
        (lambda text: text.replace("story:a:vi", "truyen:a:vi"), "U101"),
    ],
    ids=["empty", "no head", "cut", "conflict", "no owner", "unknown kind"],
)
def test_a_damaged_ledger_is_refused_never_forgotten(
    room: Newsroom, damage: Any, code: str
) -> None:
    path = ledger_of(room.content)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    found = room.refused()
    assert code in found
    assert found[code][0].place.path == "content/data/urls.txt"
    assert "git checkout -- content/data/urls.txt" in found[code][0].fix_vi


def test_an_unreadable_ledger_is_refused(room: Newsroom) -> None:
    path = ledger_of(room.content)
    path.write_bytes(path.read_bytes() + b"/\xff site::vi\n")
    assert "U101" in room.refused()
    path.unlink()
    path.mkdir()
    assert "X840" in room.refused()
    path.rmdir()
    os.mkfifo(path)  # nobody will ever write there: not waited for
    assert "X840" in room.refused()


def test_unlisted_texts_are_in_the_repository_s_ledger_alone(room: Newsroom) -> None:
    room.story("k", title="Tin kín", status="hidden", redirect_from=["/kin-cu/"])
    found = room.publish()
    facts = ledger.after(found.known, found.routes, found.ended)
    shown = ledger.render(facts, found.routes.unlisted).decode()
    assert "kin" not in shown
    assert "tin-tuc/2025/tin-kin/" in ledger_of(room.content).read_text("utf-8")
    room.story("k", title="Tin kín khác", status="hidden", redirect_from=["/kin-cu/"])
    assert "U111" in room.refused()


@pytest.mark.parametrize(
    "address",
    ["../x/", "a/../../x/", "a//b/", "tin-tuc/2025/tin-a/index.html", ".git/x/", "a%2e/", "a\\b/"],
)
def test_a_line_that_would_write_elsewhere_is_damage(room: Newsroom, address: str) -> None:
    with ledger_of(room.content).open("a", encoding="utf-8") as file:
        file.write(f"/{address} list::vi\n")
    assert set(room.refused()) == {"U101"}


def test_a_line_that_is_nearly_right_is_read_in_no_time() -> None:
    """Patterns that may match in many ways take for ever over a line that fails at its end."""
    line = "/" + "a/" * 18 + "a story:x:vi nữa\n"
    started = time.process_time()
    _, damage = ledger.parse((ledger.render({}).decode() + line * 10).encode(), "urls.txt")
    assert [found.code for found in damage] == ["U101"] * 10
    assert time.process_time() - started < 1
