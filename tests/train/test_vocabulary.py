"""Losses in pieces are the losses, and never hold all logits."""

import pytest
import torch
from toy import byte_tokenizer, sample

from lamwright.models.head import Head
from lamwright.train.layout import Layout
from lamwright.train.ppo import compared
from lamwright.train.rows import encode
from lamwright.train.vocabulary import Predictions

WORDS = 300
AT_ONCE = 16 * WORDS


def made(bias: bool, softcap: float | None = None, seed: int = 0):
    """Predictions of 40 tokens over a vocabulary that is cut into pieces."""
    torch.manual_seed(seed)
    linear = torch.nn.Linear(4, WORDS, bias=bias)
    rows, _ = encode([sample("ab", "c" * 38, weight=0.5)], byte_tokenizer(), 99)
    (pack,) = Layout("rows", 999).packs(rows)
    states = torch.randn(39, 4, requires_grad=True)
    return Predictions(states, Head(linear, softcap), pack, AT_ONCE)


def whole(found):
    """The same with all logits at once."""
    logits = found.head(found.values)
    return torch.nn.functional.cross_entropy(logits, found.pack.targets, reduction="none")


@pytest.mark.parametrize(("bias", "softcap"), [(False, None), (True, None), (False, 5.0)])
def test_the_weighted_loss_and_its_gradients(bias, softcap):
    found = made(bias, softcap)
    assert found._step() < len(found.values)
    wanted = (whole(found) * found.pack.weights).sum()
    wanted.backward()
    parts = [found.values, *found.head.linear.parameters()]
    gradients = [part.grad.clone() for part in parts]
    for part in parts:
        part.grad = None
    loss = found.weighted_loss()
    assert float(loss.detach()) == pytest.approx(float(wanted.detach()), rel=1e-5)
    (2 * loss).backward()
    for part, gradient in zip(parts, gradients, strict=True):
        assert torch.allclose(part.grad, 2 * gradient, atol=1e-5)


def test_comparison_with_a_reference_and_its_gradients():
    found, start = made(False), made(False, seed=1)
    compared(found, start).sum().backward()
    gradient = found.values.grad.clone()
    found.values.grad = None
    chances = found.head(found.values).log_softmax(-1)
    other = start.head(start.values).log_softmax(-1)
    expected = torch.stack(
        [
            -whole(found),
            (chances.exp() * (chances - other)).sum(-1),
            -(chances.exp() * chances).sum(-1),
        ],
        1,
    )
    with torch.no_grad():
        assert torch.allclose(compared(found, start), expected, atol=1e-4)
    expected.sum().backward()
    assert torch.allclose(found.values.grad, gradient, atol=1e-4)


def test_logits_are_made_for_few_tokens_at_a_time():
    found = made(False)
    seen = []

    def work(logits, targets):
        seen.append(logits.shape)
        return logits[:, 0]

    with torch.no_grad():
        assert len(found.each(work, found.pack.targets)) == 39
    assert [shape[0] for shape in seen] == [16, 16, 7]
    assert max(rows * words for rows, words in seen) == AT_ONCE
