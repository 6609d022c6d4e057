"""What a document is, told from its bytes and never from its name: Word, PDF, a web page, …"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

Kind = Literal[
    "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip", "doc", "xls", "ppt", "ole",
    "locked", "rtf", "pdf", "html", "picture", "archive", "webarchive",
]  # fmt: skip

# In words, for editors.
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "docx": ("tệp Word (DOCX)", "a Word file (DOCX)"),
    "xlsx": ("tệp Excel (XLSX)", "an Excel file (XLSX)"),
    "pptx": ("tệp PowerPoint (PPTX)", "a PowerPoint file (PPTX)"),
    "odt": ("tệp LibreOffice Writer (ODT)", "a LibreOffice Writer file (ODT)"),
    "ods": ("tệp LibreOffice Calc (ODS)", "a LibreOffice Calc file (ODS)"),
    "odp": ("tệp LibreOffice Impress (ODP)", "a LibreOffice Impress file (ODP)"),
    "epub": ("sách điện tử (EPUB)", "an e-book (EPUB)"),
    "zip": ("tệp nén ZIP", "a ZIP archive"),
    "doc": ("tệp Word đời cũ (DOC)", "an old Word file (DOC)"),
    "xls": ("tệp Excel đời cũ (XLS)", "an old Excel file (XLS)"),
    "ppt": ("tệp PowerPoint đời cũ (PPT)", "an old PowerPoint file (PPT)"),
    "ole": ("tệp Office đời cũ", "an old Office file"),
    "locked": ("tệp Office đặt mật khẩu", "an Office file with a password"),
    "rtf": ("tệp RTF của Word", "a Word file (RTF)"),
    "pdf": ("tệp PDF", "a PDF"),
    "html": ("trang web (HTML)", "a web page (HTML)"),
    "picture": ("tệp ảnh", "a picture"),
    "archive": ("tệp nén loại khác (RAR, 7z, GZIP)", "an archive of another kind (RAR, 7z, GZIP)"),
    "webarchive": ("trang web lưu bằng Safari", "a web page saved by Safari"),
}

# A beginning and an end of this many bytes are enough to tell.
HEAD: Final = 65_536
TAIL: Final = 65_536

_BEGINNINGS: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"{\\rtf", "rtf"),
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"bplist00", "webarchive"),
)
_OPEN_DOCUMENT: Final[Mapping[bytes, Kind]] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/epub+zip": "epub",
}
_IN_OPEN_XML: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE file stand there in UTF-16.
_IN_OLE: Final[tuple[tuple[str, Kind], ...]] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_WEB_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script)\b",
    re.IGNORECASE | re.DOTALL,
)


def document_kind(head: bytes, tail: bytes = b"") -> Kind | None:
    """Return what the file that begins with *head* and ends in *tail* is, ``None`` for text.

    A ZIP that names no content of Office is ``zip``; one of Office that names none is ``docx``.
    """
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zipped(head, tail)
    if head.startswith(_OLE):
        found = (kind for name, kind in _IN_OLE if name.encode("utf-16-le") in head + tail)
        return next(found, "ole")
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return "picture"
    return "html" if _WEB_PAGE.match(head[:4096]) else None


def _zipped(head: bytes, tail: bytes) -> Kind:
    if head[30:38] == b"mimetype":
        stated = head[38:120]
        for mime, kind in _OPEN_DOCUMENT.items():
            if stated.startswith(mime):
                return kind
    if b"[Content_Types].xml" in head or b"[Content_Types].xml" in tail:
        return next((kind for name, kind in _IN_OPEN_XML if name in head or name in tail), "docx")
    return "zip"
