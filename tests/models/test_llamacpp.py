"""llama.cpp's own server with an exported model, asked by the same client as any other server."""

import json
import shutil

import pytest
from codec.scenes import scene
from llamacpp import llama_server, needs_llama_cpp
from wild import CHAT

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.codec.reply import SCHEMA
from lamwright.models.embedded import shipped_path
from lamwright.models.exporting.gguf_file import export_gguf
from lamwright.models.local import LocalModel
from lamwright.models.matching import accepts
from lamwright.models.served import served_model

pytestmark = needs_llama_cpp

CODEC = CompactCodec(TextDialect())
GRAMMAR = CODEC.grammar(scene())
WHOLE = CODEC.render_state(scene())
REQUESTS = ("Make the title bold", 'Set the font of "Methods" to Arial', "Insert a table", "Say hi")
PROMPTS = (WHOLE, *(f"<|request|>{r}\n{WHOLE[WHOLE.index('<|done|>') :]}" for r in REQUESTS))
GREEDY = {"grammar": GRAMMAR, "max_tokens": 256, "temperature": 0.0, "seed": 0}


@pytest.fixture(scope="module")
def local():
    return LocalModel(shipped_path(), device="cpu", threads=1)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server of the shipped model, its weights as they are."""
    file = tmp_path_factory.mktemp("gguf") / "lam.gguf"
    export_gguf(shipped_path(), file, "f32")
    with llama_server(file) as address:
        yield address


@pytest.fixture
def served(address):
    model = served_model(address, SCHEMA, "", shipped_path())
    yield model
    model.close()


def test_replies_are_those_of_the_folder(local, served):
    assert served.is_held and "(GBNF)" in served.about
    for prompt in PROMPTS:
        here, there = local.complete(prompt, **GREEDY), served.complete(prompt, **GREEDY)
        assert (there.text, there.prompt_tokens) == (here.text, here.prompt_tokens)
        assert CODEC.parse_reply(there.text) == CODEC.parse_reply(here.text)


def test_free_text_is_that_of_the_folder_token_by_token(local, served):
    free = GREEDY | {"grammar": None, "max_tokens": 60}
    for prompt in PROMPTS:
        here, there = local.complete(prompt, **free), served.complete(prompt, **free)
        assert (there.text, there.tokens) == (here.text, here.tokens)


def test_whatever_is_drawn_is_a_reply_and_a_seed_draws_it_again(served):
    warm = [GREEDY | {"temperature": 1.5, "seed": seed} for seed in range(12)]
    replies = [served.complete(WHOLE, **ask).text for ask in warm]
    assert len(set(replies)) > 1
    assert all(accepts(GRAMMAR, reply) for reply in replies)
    assert [served.complete(WHOLE, **ask).text for ask in warm] == replies


def test_a_plan_is_held_as_well(served):
    plans = CODEC.plan_grammar()
    said = served.complete(WHOLE, **GREEDY | {"grammar": plans}).text
    assert accepts(plans, said, begun=True) and not accepts(GRAMMAR, said, begun=True)


def test_a_reply_that_is_cut_off_is_the_beginning_of_one(served):
    cut = served.complete(WHOLE, **GREEDY | {"max_tokens": 5})
    assert accepts(GRAMMAR, cut.text, begun=True) and not accepts(GRAMMAR, cut.text)


def test_a_chat_template_in_the_file_makes_prompts_turns_of_a_chat(tmp_path):
    folder = shutil.copytree(shipped_path(), tmp_path / "chat")
    settings = folder / "tokenizer_config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"chat_template": CHAT}))
    export_gguf(folder, tmp_path / "chat.gguf", "q8_0")
    with llama_server(tmp_path / "chat.gguf") as address:
        served = served_model(address, SCHEMA, "")
        assert served.is_held
        assert accepts(GRAMMAR, served.complete(WHOLE, **GREEDY).text)
        served.close()
