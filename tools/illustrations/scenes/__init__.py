"""One function a scene; each returns a whole picture as SVG source."""

from .congress import hoi_nghi, tap_the, trao_bang_khen, trao_co
from .dispatches import cong_van, ky_ket_doi_tac, lich_bao_cao, ung_dung
from .partners import bo_doi_cong_nhan, ky_ket, ky_niem_chuong
from .retirees import gap_go_huu_tri, gian_khoan, tham_hoi
from .tet import hoa_dao, phat_bieu, tra_xuan, tro_chuyen

__all__ = [
    "bo_doi_cong_nhan",
    "cong_van",
    "gap_go_huu_tri",
    "gian_khoan",
    "hoa_dao",
    "hoi_nghi",
    "ky_ket",
    "ky_ket_doi_tac",
    "ky_niem_chuong",
    "lich_bao_cao",
    "phat_bieu",
    "tap_the",
    "tham_hoi",
    "tra_xuan",
    "trao_bang_khen",
    "trao_co",
    "tro_chuyen",
    "ung_dung",
]
