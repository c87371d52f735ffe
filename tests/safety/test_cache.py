from lamwright.safety.cache import cache_folder, keep


def test_the_folder_is_the_one_named_or_the_users(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("LAMWRIGHT_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"
    monkeypatch.delenv("LAMWRIGHT_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "lamwright"


def test_a_file_is_kept_whole_and_nothing_stays_beside_it(tmp_path) -> None:
    keep(tmp_path / "a" / "b.json", b"first")
    keep(tmp_path / "a" / "b.json", b"second")
    assert [file.read_bytes() for file in (tmp_path / "a").iterdir()] == [b"second"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path) -> None:
    (tmp_path / "a").write_text("a file, no folder")
    keep(tmp_path / "a" / "b.json", b"x")
    (tmp_path / "c").mkdir()
    keep(tmp_path / "c", b"x")  # a folder stands there
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
