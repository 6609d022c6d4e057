"""Share images out of the store into the output; what the store lacks is drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from plugins.core.memory import KeptFile
from plugins.core.outlet import OutletFile
from plugins.core.pictures import ShareImage
from plugins.core.problems import ContentError, Place, Problem, problem
from plugins.pictures.settings import EXTENSIONS
from plugins.pictures.share.draw import draw, format_of
from plugins.pictures.share.layout import HEIGHT, WIDTH
from plugins.pictures.share.shelf import ImageShelf
from plugins.pictures.share.style import Style
from plugins.pictures.share.subjects import Subject

_SHOWN_DIGITS: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """A share image to bring out: the store's key, what it shows, its address in the output.

    ``place`` is the original of the picture that it shows.
    """

    key: str
    subject: Subject
    address: str
    place: Place | None = None


class KeptImage(NamedTuple):
    """An image on the shelf, as it was last found sound."""

    key: str
    address: str
    file: KeptFile


def order(subject: Subject, style: Style, place: Place | None = None) -> Order:
    """Return where the image of *subject* stands; the same for the same subject and style."""
    key = hashlib.sha256(f"share\n{style.digest}\n{subject!r}".encode()).hexdigest()
    shown, ending = key[:_SHOWN_DIGITS], EXTENSIONS[format_of(subject)]
    # As pictures stand below ``media``, but many in one folder: making one costs a third of an image.
    address = f"media/{shown[:2]}/share-{shown[2:]}.{ending}"
    return Order(key, subject, address, place)


def image_of(order: Order, alt: str) -> ShareImage:
    """Return what a page says of its share image."""
    return ShareImage(order.address, WIDTH, HEIGHT, format_of(order.subject), alt)


def write_share_images(
    orders: Iterable[Order], style: Style, shelf: ImageShelf, output: Path
) -> dict[str, KeptImage]:
    """Have every image on the *shelf*, where one is drawn if it is not there yet; return them by their keys.

    Pictures that they show stand in *output* already. Raises ``ContentError`` with every picture
    that no image can be made of, and where the disk refuses.
    """
    unfit: list[Problem] = []
    kept: dict[str, KeptImage] = {}
    try:
        for one in orders:
            if (found := shelf.bring(one.key)) is not None:
                kept[one.key] = KeptImage(one.key, one.address, found.kept)
                continue
            try:
                content = _drawn(one, style, output)
            except _UnfitError as error:
                unfit.append(error.problem)
                continue
            put = shelf.put(one.key, content, EXTENSIONS[format_of(one.subject)])
            kept[one.key] = KeptImage(one.key, one.address, put.kept)
    except OSError as error:
        place = Place(str(error.filename or output))
        reason = error.strerror or type(error).__name__
        raise ContentError([problem("P213", place, reason=reason)]) from error
    if unfit:
        raise ContentError(unfit)
    return kept


class _UnfitError(Exception):
    """The picture that a share image shows cannot be drawn from."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _drawn(one: Order, style: Style, output: Path) -> bytes:
    try:
        return draw(one.subject, style, output)
    except Exception as error:
        of_the_disk = isinstance(error, OSError) and error.errno is not None
        if of_the_disk or one.place is None:
            raise
        reason = f"{type(error).__name__}: {error}".rstrip(".")
        raise _UnfitError(problem("O150", one.place, reason=reason)) from error


def sound_images(images: Iterable[KeptImage], shelf: ImageShelf) -> dict[str, KeptImage]:
    """Return those of *images* that the *shelf* still holds, as they are now, by their keys."""
    found: dict[str, KeptImage] = {}
    for image in images:
        file = shelf.bring(image.key, image.file)
        if file is not None:
            found[image.key] = KeptImage(image.key, image.address, file.kept)
    return found


def stored_image(image: KeptImage, shelf: ImageShelf) -> OutletFile:
    """Return where an image stands that was found sound."""
    ending = image.address.rpartition(".")[2]
    return OutletFile(shelf.place(image.key, image.file.sha256, ending), image.file)
