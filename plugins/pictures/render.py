"""The survey's pictures, rendered once into the store and put below the output folder."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plugins.core import sealed
from plugins.core.linked import put
from plugins.core.pictures import RenderedPicture, Rendition
from plugins.core.problems import ContentError, Place, Problem, errors, problem
from plugins.core.processes import cores
from plugins.pictures import pool
from plugins.pictures.encode import Job, RenderRefusal, encoder_version, render_original
from plugins.pictures.hashes import Hashes
from plugins.pictures.picture_index import Counts, PictureIndex
from plugins.pictures.plan import address_of, key_of
from plugins.pictures.settings import RECIPE, Recipe
from plugins.pictures.store import PictureStore, StoredPicture
from plugins.pictures.survey import Original, Survey

Progress = Callable[[int, int], None]
Judge = Callable[[Iterable[Problem]], tuple[Problem, ...]]  # says which of them are no errors

log = logging.getLogger(__name__)


def render_pictures(
    survey: Survey,
    store: Path,
    output: Path,
    progress: Progress | None = None,
    workers: int | None = None,
    recipe: Recipe = RECIPE,
    judged: Judge = tuple,
    stand_in: Recipe | None = None,
) -> tuple[PictureIndex, Counts]:
    """Render what the *store* lacks, put all renditions below *output*, and return the album.

    *progress* is told pictures done and pictures to render, from this process, and never where
    nothing is to render. *workers* is the number of processes, by default one a core. The result
    and its bytes depend on neither, nor on what the store held; but with a *stand_in*, what the
    store lacks is made by that recipe, to be seen soon. Raises ``ContentError`` with every picture
    that turned out unfit when decoded, as far as *judged* leaves an error; *output* is untouched
    then. Unfit pictures that are none are left out.
    """
    shelf = PictureStore(store)
    try:
        shelf.open()
        with shelf.in_use():
            album, counts = _rendered_album(
                survey, shelf, output, progress, workers, recipe, judged, stand_in
            )
        return album, replace(counts, pruned=shelf.prune())
    except OSError as error:
        place = Place(str(error.filename or output))
        reason = error.strerror or type(error).__name__
        raise ContentError([problem("P213", place, reason=reason)]) from error


def _rendered_album(
    survey: Survey,
    shelf: PictureStore,
    output: Path,
    progress: Progress | None,
    workers: int | None,
    recipe: Recipe,
    judged: Judge,
    stand_in: Recipe | None,
) -> tuple[PictureIndex, Counts]:
    hashes = Hashes(shelf.folder / "hashes.json")
    groups, problems = _grouped(survey, hashes)
    encoder = encoder_version()
    keyed = {key_of(digest, recipe, encoder): digest for digest in groups}
    entries, damaged = _on_the_shelf(shelf, keyed)
    if stand_in is not None:
        recipe = stand_in
        lacking = [digest for key, digest in keyed.items() if key not in entries]
        instead = {key_of(digest, recipe, encoder): digest for digest in lacking}
        made_before, damaged_too = _on_the_shelf(shelf, instead)
        keyed = {key: digest for key, digest in keyed.items() if key in entries} | instead
        entries |= made_before
        damaged = [*(key for key in damaged if key in keyed), *damaged_too]
    for key in damaged:
        path = survey.root / groups[keyed[key]][0].path
        log.warning("%s: stored renditions are damaged; rendering again.", path)
        shelf.discard(key)
    jobs = [
        Job(key, survey.root / o.path, digest, o.kind, o.width, o.height, recipe, shelf.aside)
        for key, digest in keyed.items()
        if key not in entries
        for o in groups[digest][:1]
    ]
    for job, made in _rendered(jobs, progress, workers or cores()):
        if isinstance(made, StoredPicture):
            entries[job.key] = shelf.put(job.key, made)
        else:
            problems += [_problem(made, original) for original in groups[job.content_hash]]
    refused = judged(problems)
    if errors(refused):
        raise ContentError(refused)
    pictures = {
        (original.owner, original.file): _put_out(key, original, entries[key], output)
        for key, digest in keyed.items()
        if key in entries
        for original in groups[digest]
    }
    counts = Counts(len(jobs), len(keyed) - len(jobs), refused=refused)
    return PictureIndex(pictures), counts


def _grouped(survey: Survey, hashes: Hashes) -> tuple[dict[str, list[Original]], list[Problem]]:
    """Return the originals by the hash of their bytes: the same bytes are rendered once."""
    groups: dict[str, list[Original]] = {}
    problems: list[Problem] = []
    ordered = sorted(
        survey.originals.values(), key=lambda original: (original.owner, original.file)
    )

    def content_hash(original: Original) -> str | RenderRefusal:
        try:
            return hashes.of(survey.root / original.path)
        except OSError as error:
            return RenderRefusal("P209", (("reason", error.strerror or type(error).__name__),))

    with ThreadPoolExecutor(cores()) as threads:
        for original, known in zip(ordered, threads.map(content_hash, ordered), strict=True):
            if isinstance(known, RenderRefusal):
                problems.append(_problem(known, original))
            else:
                groups.setdefault(known, []).append(original)
    hashes.save()
    return groups, problems


def _on_the_shelf(
    shelf: PictureStore, keys: Collection[str]
) -> tuple[dict[str, StoredPicture], list[str]]:
    """Return the sound entries, and the keys of the damaged ones."""

    def get(key: str) -> StoredPicture | sealed.BrokenSealError | None:
        try:
            return shelf.get(key)
        except sealed.BrokenSealError as error:
            return error

    with ThreadPoolExecutor(cores()) as threads:
        found = dict(zip(keys, threads.map(get, keys), strict=True))
    damaged = [key for key, entry in found.items() if isinstance(entry, sealed.BrokenSealError)]
    return {key: entry for key, entry in found.items() if isinstance(entry, StoredPicture)}, damaged


def _rendered(
    jobs: list[Job], progress: Progress | None, workers: int
) -> Iterable[tuple[Job, StoredPicture | RenderRefusal | None]]:
    """Yield each job as it is done: big pictures one at a time, the others over all workers."""
    big = [job for job in jobs if job.is_big]
    rest = [job for job in jobs if not job.is_big]
    done = chain(
        chain.from_iterable(pool.run(render_original, [job], 1) for job in big),
        pool.run(render_original, rest, workers),
    )
    for number, result in enumerate(done, start=1):
        if progress is not None:
            progress(number, len(jobs))
        yield result


def _problem(refused: RenderRefusal | None, original: Original) -> Problem:
    code, values = (refused.code, dict(refused.values)) if refused else ("P211", {})
    return problem(code, original.place, file=original.file, **values)


def _put_out(key: str, original: Original, entry: StoredPicture, output: Path) -> RenderedPicture:
    renditions = []
    for file in entry.files:
        address = address_of(key, original.file, file.name)
        target = output / address
        _make_readable_folders(output, target.parent)
        put(entry.folder / file.name, target)
        renditions.append(Rendition(address, file.width, file.height, file.format))
    return RenderedPicture(entry.width, entry.height, tuple(renditions), entry.colour)


def _make_readable_folders(output: Path, folder: Path) -> None:
    """Create *folder* below *output*, with modes that a web server can read under any umask."""
    if folder.is_dir():
        return
    output.mkdir(parents=True, exist_ok=True)
    for part in (folder.parent, folder):
        if not part.is_dir():
            part.mkdir()
            part.chmod(0o755)
