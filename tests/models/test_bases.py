import hashlib
import zipfile

import pytest
from wild import save_model

from lamwright.models.adapters import AdapterBase, base_of, check_base, note_base
from lamwright.models.bases import GEMMA_3_270M, get, place_of, resolve
from lamwright.models.bases.cache import finished
from lamwright.models.bases.wheels import assemble
from lamwright.models.embedded import base_path
from lamwright.models.local import LocalModel
from lamwright.records.errors import LamwrightError, ModelError, UsageError


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMWRIGHT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "bases"


def quiet(text: str) -> None:
    """Nobody listens."""


def test_names_folders_and_what_is_missing(cache, tmp_path):
    assert resolve("embedded") == base_path()
    folder = save_model(tmp_path / "mine", "llama")
    assert resolve(folder) == resolve(str(folder)) == folder
    with pytest.raises(UsageError, match="lamwright base get gemma-3-270m"):
        resolve("gemma-3-270m")
    with pytest.raises(UsageError, match="known are embedded, gemma-3-270m"):
        resolve("gemma")
    assert place_of("google/gemma-3-270m") == cache / "google--gemma-3-270m"
    (cache / "gemma-3-270m").mkdir(parents=True)
    assert resolve("gemma-3-270m") == cache / "gemma-3-270m"


def test_a_folder_is_checked_before_it_is_taken(cache, tmp_path):
    folder = save_model(tmp_path / "mine", "qwen3")
    assert get(str(folder), quiet) == folder
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="not a model folder"):
        get(str(tmp_path / "empty"), quiet)


@pytest.mark.parametrize("name", ["gemma-3-270m", "nobody/nothing"])
def test_without_a_network_one_sentence_and_nothing_left(cache, monkeypatch, name):
    for variable in ("PIP_INDEX_URL", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_RETRIES", "0")
    heard: list[str] = []
    with pytest.raises(ModelError) as refusal:
        get(name, heard.append)
    assert "network" in str(refusal.value) or "does not give" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert not list(cache.iterdir())
    assert "licence" in heard[0] or "Terms of Use" in heard[0]


def test_a_place_is_filled_whole_or_not_at_all(tmp_path):
    def half(folder):
        (folder / "part").write_text("x")
        raise ModelError("no more")

    with pytest.raises(ModelError):
        finished(tmp_path / "model", half)
    assert not list(tmp_path.iterdir())
    assert finished(tmp_path / "model", lambda folder: (folder / "all").touch()).is_dir()


def wheels_of(base, folder, change=b""):
    """Two wheels that hold ``base``: texts and a first piece in one, a second piece in the other."""
    first, second = folder / "a.whl", folder / "b.whl"
    with zipfile.ZipFile(first, "w") as archive:
        for name in base.texts:
            archive.writestr(name, "terms")
        archive.writestr(base.pieces[0], b"one")
    with zipfile.ZipFile(second, "w") as archive:
        archive.writestr(base.pieces[1], b"two" + change)
    return [first, second]


def test_pieces_are_joined_and_their_hash_is_checked(tmp_path):
    base = GEMMA_3_270M.model_copy(
        update={
            "pieces": GEMMA_3_270M.pieces[:2],
            "sha256": hashlib.sha256(b"onetwo").hexdigest(),
        }
    )
    (tmp_path / "good").mkdir()
    whole = assemble(base, wheels_of(base, tmp_path), tmp_path / "good")
    assert whole.read_bytes() == b"onetwo"
    assert (tmp_path / "good" / "GEMMA_TERMS.html").read_text() == "terms"
    (tmp_path / "bad").mkdir()
    with pytest.raises(ModelError, match="not the expected one"):
        assemble(base, wheels_of(base, tmp_path, b"!"), tmp_path / "bad")
    with pytest.raises(ModelError, match="lack"):
        assemble(GEMMA_3_270M, wheels_of(base, tmp_path), tmp_path / "bad")


def adapters(tmp_path):
    import peft
    import transformers

    base = save_model(tmp_path / "base", "llama")
    (base / "LICENSE").write_text("terms of the base")
    model = transformers.AutoModelForCausalLM.from_pretrained(base)
    adapted = peft.get_peft_model(model, peft.LoraConfig(target_modules="all-linear"))
    adapted.save_pretrained(tmp_path / "adapters")
    transformers.AutoTokenizer.from_pretrained(base).save_pretrained(tmp_path / "adapters")
    note_base(tmp_path / "adapters", base)
    return tmp_path / "adapters", base


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_adapters_know_their_base_and_carry_its_licence(tmp_path):
    folder, base = adapters(tmp_path)
    assert base_of(folder) == base.resolve()
    assert (folder / "LICENSE").read_text() == "terms of the base"
    reply = LocalModel(folder, device="cpu", threads=1).complete(
        "x", grammar='start: "yes" | "no"', max_tokens=9, temperature=0.0, seed=0
    )
    assert reply.text in {"yes", "no"}


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_adapters_on_another_base_are_refused(tmp_path):
    folder, base = adapters(tmp_path)
    other = save_model(tmp_path / "other", "llama", seed=1)
    with pytest.raises(ModelError, match="trained on other weights"):
        check_base(folder, other)
    noted = AdapterBase.model_validate_json((folder / "base.json").read_bytes())
    moved = noted.model_copy(update={"path": tmp_path / "gone"})
    (folder / "base.json").write_text(moved.model_dump_json())
    with pytest.raises(LamwrightError, match="is not there"):
        LocalModel(folder, device="cpu", threads=1)
