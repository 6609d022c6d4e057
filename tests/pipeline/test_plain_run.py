"""What a plain ``pelican`` run leaves for the next publish to know."""

from pathlib import Path

from plugins.pipeline import plain_run
from plugins.safety.switch import switch


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)
    return folder


def later_than(path: Path, write: Path) -> int:
    """Write *write* until its time is clearly behind that of *path*; return a start between."""
    while True:
        write.write_text("plain")
        if write.lstat().st_ctime_ns > path.lstat().st_ctime_ns + 60_000_000:
            return path.lstat().st_ctime_ns + 40_000_000


def test_a_publish_after_a_plain_run_replaces_its_pages_and_keeps_what_a_hand_placed(
    tmp_path: Path,
) -> None:
    public = tmp_path / "output"
    public.mkdir()
    (public / "CNAME").write_text("union.example")
    started = later_than(public / "CNAME", public / "index.html")
    (public / "old.html").write_text("plain")
    plain_run.note({"PUBLIC_FOLDER": str(public), "OUTPUT_PATH": str(public)}, started)

    kept = switch(site(tmp_path / ".build" / "site", "new"), public)

    assert kept == ("CNAME",)
    assert (public / "index.html").read_text() == "new"
    assert not (public / "old.html").exists()


def test_a_run_into_another_folder_notes_nothing(tmp_path: Path) -> None:
    other = site(tmp_path / "elsewhere", "plain")
    plain_run.note({"PUBLIC_FOLDER": str(tmp_path / "output"), "OUTPUT_PATH": str(other)}, 0)
    plain_run.note({"OUTPUT_PATH": str(other)}, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere"]
