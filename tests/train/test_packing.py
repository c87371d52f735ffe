import pytest
import torch
from toy import byte_tokenizer, sample, save_model, trajectory

from lamwright.records.errors import StageError
from lamwright.train.attention import NAME, use_tree
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.forward import Reader, per_row
from lamwright.train.layout import Layout
from lamwright.train.loading import load_start
from lamwright.train.rows import batches, encode
from lamwright.train.sft import CrossEntropy

CONFIG = SftConfig(threads=1)


def pack(rows, layout, limit, block=0, windows=frozenset({None})):
    return Layout(layout, limit, block=block, windows=windows).packs(rows)


def reader(folder, config=CONFIG):
    """The model in ``folder``, and the windows of its layers, switched to trees."""
    model = load_start(folder, config).model
    return Reader(model), use_tree(model)


def rows_of(samples):
    return encode(samples, byte_tokenizer(), 512)[0]


@torch.no_grad()
def losses(model, packs):
    return {
        row.sample.sample_id: float(value)
        for one in packs
        for row, value in zip(
            one.rows, per_row(model.predictions(one).logprobs(), one), strict=True
        )
    }


def gradients(model, rows, packs):
    model.zero_grad()
    objective = CrossEntropy()
    total = 0.0
    for one in packs:
        loss = objective.loss(model, one) / objective.total(rows)
        loss.backward()
        total += float(loss.detach())
    return total, {name: p.grad.clone() for name, p in model.named_parameters()}


SLIDING = {"layer_types": ["sliding_attention", "full_attention"], "sliding_window": 8}
FAMILIES = [
    ("llama", {}, {None}),
    ("qwen2", {}, {None}),
    ("qwen3", {}, {None}),
    ("mistral", {}, {4096}),
    ("mistral", {"sliding_window": 8}, {8}),
    ("phi3", {"sliding_window": 8}, {8}),
    ("gemma3", SLIDING, {None, 8}),
]


@pytest.mark.parametrize(("family", "settings", "windows"), FAMILIES)
@pytest.mark.parametrize(("limit", "block"), [(64, 0), (2048, 0), (2048, 16), (2048, 512)])
def test_tree_equals_plain_rows(tmp_path, family, settings, windows, limit, block):
    folder = save_model(tmp_path, family, **settings)
    rows = rows_of([*trajectory("a", 4), *trajectory("b", 3, weight=0.5)])
    plain = Reader(load_start(folder, CONFIG).model)
    plain_loss, wanted = gradients(plain, rows, pack(rows, "rows", 10_000))
    model, found = reader(folder)
    assert found == windows
    tree_loss, tree = gradients(model, rows, pack(rows, "tree", limit, block, found))
    assert tree_loss == pytest.approx(plain_loss, abs=1e-6)
    for name, expected in wanted.items():
        assert torch.allclose(tree[name], expected, atol=1e-5), name


def test_tree_is_smaller_and_unpadded():
    rows = rows_of([*trajectory("a", 6), *trajectory("b", 6)])
    (tree,) = pack(rows, "tree", 2048)
    (plain,) = pack(rows, "rows", 10_000)
    real = sum(len(row.ids) for row in rows)
    assert tree.padding == 0 and plain.padding > 0
    assert plain.tokens - plain.padding == real
    assert real / tree.tokens > 2


def test_supervised_places_are_targets_and_end_mark_only():
    rows = rows_of([sample("ab", "cd"), sample("ab", "ce", step=1)])
    end = byte_tokenizer().eos_token_id
    for layout in ("tree", "rows"):
        (one,) = pack(rows, layout, 100)
        flat = one.ids.flatten().tolist()
        seen = [
            (flat[s], t) for s, t in zip(one.sources.tolist(), one.targets.tolist(), strict=True)
        ]
        a, b, c, d = byte_tokenizer()("abcd")["input_ids"]
        e = byte_tokenizer()("e")["input_ids"][0]
        assert seen == [(b, c), (c, d), (d, end), (b, c), (c, e), (e, end)]
        assert one.owners.tolist() == [0, 0, 0, 1, 1, 1]
        assert [flat[i] for i in one.states.tolist()] == [b, b]
        assert [flat[i] for i in one.ends.tolist()] == [end, end]
    assert pack(rows, "tree", 100)[0].tokens == 7


def test_examples_never_see_each_other(tmp_path):
    model, _ = reader(save_model(tmp_path))
    changed = sample("system text | task a | something else>", "other", group="a", sample_id="x")
    first = trajectory("a", 3)
    before = losses(model, pack(rows_of([*first, sample("sys", "y", sample_id="x")]), "tree", 999))
    after = losses(model, pack(rows_of([*first, changed]), "tree", 999))
    for one in first:
        assert after[one.sample_id] == pytest.approx(before[one.sample_id], abs=1e-4)
    assert after["x"] != pytest.approx(before["x"], abs=1e-2)


def test_mask_is_ancestors_only():
    rows = rows_of([sample("ab", "c"), sample("ab", "d", step=1), sample("x", "y", step=2)])
    (one,) = pack(rows, "tree", 100)
    seen = one.masks[None][0, 0]
    assert one.tokens == 2 + 2 + 2 + 3
    assert seen.sum(1).tolist() == [depth + 1 for depth in one.positions[0].tolist()]
    assert not seen[4, 2] and not seen[4, 3] and seen[4, 1]
    assert not seen[6:, :6].any()


def test_a_window_hides_far_ancestors():
    rows = rows_of([sample("abcd", "e"), sample("abcd", "f", step=1)])
    (one,) = pack(rows, "tree", 100, windows=frozenset({None, 3}))
    depth = one.positions[0]
    near = depth[:, None] - depth[None, :] < 3
    assert torch.equal(one.masks[3][0, 0], one.masks[None][0, 0] & near)
    assert one.masks[3].sum() < one.masks[None].sum()


@pytest.mark.parametrize("window", [None, 8, 40])
def test_blocks_hold_the_dense_mask_and_no_more(window):
    rows = rows_of([*trajectory("a", 6), *trajectory("b", 5)])
    windows = frozenset({window})
    (one,) = pack(rows, "tree", 2048, 16, windows)
    (whole,) = pack(rows, "tree", 2048, 0, windows)
    dense = torch.zeros_like(whole.masks[window][0, 0])
    for block in one.blocks[window]:
        dense[block.start : block.stop, block.keys] = block.seen
        assert block.seen.any(0).all()
    assert torch.equal(dense, whole.masks[window][0, 0])


def test_adapted_models_take_blocks(tmp_path):
    model, windows = reader(save_model(tmp_path), SftConfig(lora=LoraSettings()))
    assert windows == {None} and model.config._attn_implementation == NAME
    model.eval()
    rows = rows_of(trajectory("a", 4))
    by_block = losses(model, pack(rows, "tree", 999, 16))
    assert by_block == pytest.approx(losses(model, pack(rows, "rows", 999)), abs=1e-4)


def test_identical_rows_share_everything_but_count_twice():
    rows = rows_of([sample("ab", "c"), sample("ab", "c", step=1)])
    (one,) = pack(rows, "tree", 100)
    assert one.tokens == 4 and len(one.targets) == 4


def test_every_row_is_packed_once_within_the_limit():
    rows = rows_of([s for name in "abcde" for s in trajectory(name, 4)])
    for layout in ("tree", "rows"):
        packs = pack(rows, layout, 150)
        packed = [row.sample.sample_id for one in packs for row in one.rows]
        assert sorted(packed) == sorted(row.sample.sample_id for row in rows)
        assert all(one.tokens <= 150 for one in packs)


def test_long_samples_are_left_out_and_named():
    rows, skipped = encode([sample("a", "b"), sample("a" * 50, "b", step=1)], byte_tokenizer(), 20)
    assert len(rows) == 1 and skipped == ["g0-1-b"]
    with pytest.raises(StageError, match="longer than 8"):
        encode([sample("a" * 50, "b")], byte_tokenizer(), 8)
    with pytest.raises(StageError, match="no samples"):
        encode([], byte_tokenizer(), 8)


def test_batches_keep_groups_together_and_follow_the_seed():
    rows = rows_of([s for name in "abcdef" for s in trajectory(name, 4)])
    first = batches(rows, 8, 1)
    assert [len(batch) for batch in first] == [8, 8, 8]
    assert all(len({row.sample.group for row in batch}) == 2 for batch in first)
    assert batches(rows, 8, 1) == first
    assert batches(rows, 8, 2) != first
