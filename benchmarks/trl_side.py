"""One training of TRL's SFTTrainer on rows of tokens, for ``training.py --trl``; not run by hand.

Usage: PYTHON_OF_TRL trl_side.py JOB.json: model, rows (ids, start), kind (padded or packed), steps,
batch, bin, threads. The last line of output is JSON.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import torch
import transformers
from datasets import Dataset
from trl import SFTConfig, SFTTrainer


class Clock(transformers.TrainerCallback):
    """Seconds and processor seconds of the steps, the first left out."""

    def __init__(self) -> None:
        self.begin: tuple[float, float] | None = None
        self.end = (0.0, 0.0)

    def on_step_end(self, *_: object, **__: object) -> None:
        """Note the time."""
        self.end = (time.perf_counter(), time.process_time())
        self.begin = self.begin or self.end


def main() -> None:
    """Train and print."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    torch.set_num_threads(job["threads"])
    model = transformers.AutoModelForCausalLM.from_pretrained(job["model"], dtype=torch.float32)
    tokenizer = transformers.AutoTokenizer.from_pretrained(job["model"])
    packed = job["kind"] == "packed"
    rows = [
        {"input_ids": ids, "completion_mask": [0] * start + [1] * (len(ids) - start)}
        for ids, start in job["rows"]
    ]
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        settings = SFTConfig(
            output_dir=folder,
            per_device_train_batch_size=1 if packed else job["batch"],
            packing=packed,
            max_length=job["bin"] if packed else None,
            completion_only_loss=True,
            learning_rate=1e-5,
            lr_scheduler_type="constant",
            weight_decay=0.0,
            num_train_epochs=job["rounds"],
            use_cpu=True,
            bf16=False,
            gradient_checkpointing=False,
            train_sampling_strategy="sequential",
            logging_steps=1,
            report_to=[],
            save_strategy="no",
            disable_tqdm=True,
        )
        trainer = SFTTrainer(
            model=model,
            args=settings,
            train_dataset=Dataset.from_list(rows),
            processing_class=tokenizer,
            callbacks=[clock],
        )
        steps = len(trainer.get_train_dataloader()) * job["rounds"]
        trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    assert clock.begin is not None
    supervised = sum(len(ids) - start for ids, start in job["rows"]) * job["rounds"]
    counted = supervised * (steps - 1) / steps
    print(
        json.dumps({
            "wall": counted / (clock.end[0] - clock.begin[0]),
            "cpu": counted / (clock.end[1] - clock.begin[1]),
            "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
            "first_loss": losses[0],
            "steps": steps,
        })
    )


if __name__ == "__main__":
    main()
