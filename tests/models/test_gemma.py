"""The real Gemma 3 270M: trained, stored as adapters, and held to a grammar."""

import pytest
from codec.scenes import CONTROLS

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.bases import place_of
from lamwright.models.local import LocalModel
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.observation import Observation
from lamwright.records.sample import Sample
from lamwright.records.trajectory import Decision, State
from lamwright.train.presets import choose_preset, phases
from lamwright.train.sft import train_sft

CODEC = CompactCodec(TextDialect())
GEMMA = place_of("gemma-3-270m")


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not GEMMA.is_dir(), reason="`lamwright base get gemma-3-270m` first")
def test_gemma_learns_one_action_and_says_it(tmp_path):
    chosen = choose_preset(GEMMA)
    assert chosen.preset == "small" and chosen.parameters == 268_098_176
    state = State(
        request="Make the title bold",
        application="writer",
        observation=Observation(
            controls=CONTROLS,
            canvas=TextCanvas(
                paragraphs=(CanvasParagraph(index=1, style="Title", text="Annual report"),)
            ),
        ),
    )
    bold = ClickInput(control=ControlRef(label=1, name="Bold"))
    wanted = Decision(action=bold, status="FINISH", plan=())
    one = Sample(
        sample_id="one",
        phase="imitate",
        prompt=CODEC.render_state(state),
        target=CODEC.render_reply(wanted),
        task_id="t",
        group="t",
    )
    settings = phases("small").plan.model_copy(update={"epochs": 12, "lr": 1e-3, "batch": 1})
    result = train_sft([one], GEMMA, tmp_path / "lam", settings)
    assert result.last_loss < result.first_loss / 2
    assert (tmp_path / "lam" / "GEMMA_TERMS.html").is_file()
    assert not (tmp_path / "lam" / "model.safetensors").exists()
    reply = LocalModel(tmp_path / "lam", device="cpu").complete(
        one.prompt, grammar=CODEC.grammar(state), max_tokens=256, temperature=0.0, seed=0
    )
    assert reply.text == one.target
