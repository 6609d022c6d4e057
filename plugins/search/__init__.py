"""Search: what is indexed, how it is folded, the run of Pagefind, and the bundle made of it.

See decisions 7, 16 and 17; the reader's side is ``theme/static/js/modules/search.js``.
"""

from plugins.core.search_document import Passage, SearchDocument
from plugins.search.documents import documents
from plugins.search.index import IndexCount, Sources, build
from plugins.search.options import filters
from plugins.search.pagefind import SearchIndexError
from plugins.search.planned import PlannedDocument, planned

__all__ = [
    "IndexCount",
    "Passage",
    "PlannedDocument",
    "SearchDocument",
    "SearchIndexError",
    "Sources",
    "build",
    "documents",
    "filters",
    "planned",
]
