"""The register of official documents: number, issuer, subject, effect, annexes."""

from __future__ import annotations

from typing import Final

from plugins.registers.checks import Checks
from plugins.registers.documents import panel, record, search, table
from plugins.registers.documents.rows import PATHS, DocumentRow, collect
from plugins.registers.facets import YEAR, Facet
from plugins.registers.register import (
    FrontBand,
    InDigest,
    NewBlock,
    OfOrganisation,
    Register,
    StoryBlocks,
)

DOCUMENTS: Final[Register[DocumentRow]] = Register(
    name="documents",
    called=("Văn bản",),
    paths=PATHS,
    collect=collect,
    story=lambda row: row.fact.story,
    columns=(
        ("number", "title"),
        ("issued", "date"),
        ("effect", "state"),
        ("subject", "text"),
        ("issuer", "text"),
        ("annexes", "text"),
    ),
    sorts={"number": "type", "issued": "year", "effect": "", "subject": "", "issuer": "issuer"},
    facets=(
        YEAR,
        Facet("type", {"vi": "loai", "en": "type"}, {"other": "khac"}),
        Facet("issuer", {"vi": "noi-ban-hanh", "en": "issuer"}),
    ),
    cells=table.cells,
    tags=table.tags,
    fields=record.FIELDS,
    record=record.record,
    heading=table.heading,
    carried=True,
    blocks=StoryBlocks(
        field="document",
        panel=panel.panel,
        words=search.words,
        spellings=search.spellings,
        rank=1,
    ),
    organisations=(OfOrganisation("issuer", "documents", "issuer"),),
    front=FrontBand(rank=2, pointer=table.pointer),
    digest=InDigest(rank=1, pointer=lambda values, row, month: table.pointer(values, row)),
    node=record.node,
    of_story=True,
    checks=Checks(
        parties=(("document", "issuer"), ("document", "addressees", "*")),
        same=tuple(("document", field) for field in ("number", "type", "issued", "effect")),
        blocks=("document",),
    ),
    choices={
        "type": {
            "cong_van": ("Công văn",), "quyet_dinh": ("Quyết định",), "ke_hoach": ("Kế hoạch",),
            "huong_dan": ("Hướng dẫn",), "thong_bao": ("Thông báo",), "bao_cao": ("Báo cáo",),
            "chuong_trinh": ("Chương trình",), "nghi_quyet": ("Nghị quyết",),
            "chi_thi": ("Chỉ thị",), "ket_luan": ("Kết luận",), "quy_dinh": ("Quy định",),
            "quy_che": ("Quy chế",), "thong_tri": ("Thông tri",), "thong_cao": ("Thông cáo",),
            "to_trinh": ("Tờ trình",), "cong_dien": ("Công điện",), "de_an": ("Đề án",),
            "phuong_an": ("Phương án",), "bien_ban": ("Biên bản",), "giay_moi": ("Giấy mời",),
            "other": ("Văn bản khác", "khác"),
        },
        "effect": {
            "in_force": ("Còn hiệu lực",), "replaced": ("Đã được thay thế", "bị thay thế"),
            "expired": ("Hết hiệu lực",),
        },
    },
    new=NewBlock(("văn bản", "công văn", "quyết định", "kế hoạch"), ("dispatch",)),
)  # fmt: skip
REGISTER: Final = DOCUMENTS
