"""Share images out of the store into the output; what the store lacks is drawn."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.core import sealed
from plugins.core.linked import put
from plugins.core.pictures import ShareImage
from plugins.core.problems import ContentError, Place, Problem, problem
from plugins.pictures.plan import address_of
from plugins.pictures.settings import EXTENSIONS
from plugins.pictures.share.draw import draw, format_of
from plugins.pictures.share.layout import HEIGHT, WIDTH
from plugins.pictures.share.style import Style
from plugins.pictures.share.subjects import Subject
from plugins.pictures.store import PictureStore, StoredPicture, stored

_FILE: Final = "share"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """A share image to bring out: the store's key, what it shows, its address in the output.

    ``place`` is the original of the picture that it shows.
    """

    key: str
    subject: Subject
    address: str
    place: Place | None = None


def order(subject: Subject, style: Style, place: Place | None = None) -> Order:
    """Return where the image of *subject* stands; the same for the same subject and style."""
    key = hashlib.sha256(f"share\n{style.digest}\n{subject!r}".encode()).hexdigest()
    address = address_of(key, _FILE, f"{WIDTH}.{EXTENSIONS[format_of(subject)]}")
    return Order(key, subject, address, place)


def image_of(order: Order, alt: str) -> ShareImage:
    """Return what a page says of its share image."""
    return ShareImage(order.address, WIDTH, HEIGHT, format_of(order.subject), alt)


def write_share_images(orders: Iterable[Order], style: Style, store: Path, output: Path) -> None:
    """Put the images below *output*, each from the *store* or drawn into it.

    Pictures that they show stand in *output* already. Raises ``ContentError`` with every picture
    that no image can be made of, and where the disk refuses.
    """
    shelf = PictureStore(store)
    unfit: list[Problem] = []
    try:
        shelf.open()
        with shelf.in_use():
            for one in orders:
                try:
                    entry = _kept(shelf, one.key) or _drawn(shelf, one, style, output)
                except _UnfitError as error:
                    unfit.append(error.problem)
                    continue
                target = output / one.address
                target.parent.mkdir(parents=True, exist_ok=True)
                target.parent.chmod(0o755)
                put(entry.folder / entry.files[0].name, target)
    except OSError as error:
        place = Place(str(error.filename or output))
        reason = error.strerror or type(error).__name__
        raise ContentError([problem("P213", place, reason=reason)]) from error
    if unfit:
        raise ContentError(unfit)


class _UnfitError(Exception):
    """The picture that a share image shows cannot be drawn from."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _kept(shelf: PictureStore, key: str) -> StoredPicture | None:
    try:
        return shelf.get(key)
    except sealed.BrokenSealError:
        log.warning("A stored share image is damaged; drawing it again.")
        shelf.discard(key)
        return None


def _drawn(shelf: PictureStore, one: Order, style: Style, output: Path) -> StoredPicture:
    folder = Path(tempfile.mkdtemp(dir=shelf.aside))
    drawn_as = format_of(one.subject)
    path = folder / f"{WIDTH}.{EXTENSIONS[drawn_as]}"
    try:
        draw(one.subject, style, output, path)
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        of_the_disk = isinstance(error, OSError) and error.errno is not None
        if of_the_disk or one.place is None:
            raise
        reason = f"{type(error).__name__}: {error}".rstrip(".")
        raise _UnfitError(problem("O150", one.place, reason=reason)) from error
    file = stored(path, drawn_as, WIDTH, HEIGHT)
    return shelf.put(one.key, StoredPicture(folder, WIDTH, HEIGHT, style.colours["paper"], (file,)))


def publish_kept(images: Iterable[tuple[str, str]], store: Path, output: Path) -> frozenset[str]:
    """Put images that the *store* holds below *output*, each given by its key and its address.

    Returns the keys of those that are not there, or damaged: they are to be ordered anew.
    """
    shelf = PictureStore(store)
    lost: set[str] = set()
    shelf.open()
    with shelf.in_use():
        for key, address in images:
            entry = _kept(shelf, key)
            if entry is None:
                lost.add(key)
                continue
            target = output / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.parent.chmod(0o755)
            put(entry.folder / entry.files[0].name, target)
    return frozenset(lost)
