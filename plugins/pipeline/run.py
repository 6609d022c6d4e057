"""One run of Pelican: what it is to make, and what it has come to so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from plugins.build.examine import PublishHistory
from plugins.build.make import MadeSite
from plugins.build.options import BuildOptions
from plugins.build.pages import PagesDone
from plugins.build.prepare import Prepared
from plugins.safety import ledger

_RUN: Final = "union_news_run"
Bound = TypeVar("Bound")


@dataclass(slots=True)
class Run:
    """``made`` is there once the generator's context is, ``done`` once everything is written."""

    prepared: Prepared
    made: MadeSite | None = None
    done: PagesDone | None = None


def keep(pelican: Any, run: Run) -> None:
    """Let *pelican* carry its run, for the signals that name nothing but Pelican itself."""
    setattr(pelican, _RUN, run)


def run_of(pelican: Any) -> Run:
    """Return the run that *pelican* carries."""
    run: Run = getattr(pelican, _RUN)
    return run


def bound(cls: type[Bound], run: Run) -> type[Bound]:
    """Return *cls* for this *run* alone: Pelican takes a class and makes the instance itself."""
    return type(cls.__name__, (cls,), {"run": run})


def options_of(pelican: Any) -> BuildOptions:
    """Return what Pelican's settings ask for."""
    settings: Mapping[str, Any] = pelican.settings
    return BuildOptions(
        content=Path(pelican.path).resolve(),
        theme=Path(settings["THEME"]),
        output=Path(pelican.output_path),
        site_url=settings["SITEURL"],
        picture_store=Path(settings["PICTURE_STORE"]),
        search_store=Path(settings["SEARCH_STORE"]),
        page_store=Path(settings["PAGE_STORE"]),
        work_folder=Path(settings["WORK_FOLDER"]),
        assembled=bool(settings.get("ASSEMBLED")),
        drafts=bool(settings.get("SHOW_DRAFTS")),
        quick_pictures=bool(settings.get("QUICK_PICTURES")),
        proposal=str(settings.get("PROPOSAL") or ""),
        history=PublishHistory(_carried(settings), int(settings.get("ADDRESSES_REMOVED") or 0)),
        picture_workers=settings.get("PICTURE_WORKERS"),
        workers=settings.get("RENDER_WORKERS"),
    )


def _carried(settings: Mapping[str, Any]) -> Path | None:
    """Return the ledger that the public folder holds; of another folder nothing is known."""
    if (named := settings.get("LEDGER_CARRIED")) is not None:
        return Path(named)
    public, output = settings.get("PUBLIC_FOLDER"), Path(settings["OUTPUT_PATH"])
    plain_run = public is not None and Path(public).resolve() == output.resolve()
    return output / ledger.NAME if plain_run else None
