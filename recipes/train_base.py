"""Train the embedded base model from scratch: tokenizer, exercises, pre-training.

Usage: python recipes/train_base.py OUT [--set key=value ...]
"""

import argparse
import json
import logging
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerFast

from base_model.exercises import Exercises
from base_model.manual import installed_manual
from base_model.pretrain import PretrainConfig, Pretraining, Source, new_model
from base_model.screens import recorded_screens
from base_model.tokenizer import alphabetic_pieces, base_texts, build_tokenizer
from base_model.words import Words, help_sentences, interface_labels, text_words
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec


def main() -> None:
    """Build everything and train for the configured time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", nargs="*", default=[], help="PretrainConfig fields, key=value")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = PretrainConfig.model_validate(dict(item.split("=", 1) for item in args.set))
    torch.set_num_threads(config.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "pretrain.json").write_text(
        json.dumps(config.model_dump(), indent=1), encoding="utf-8"
    )
    source = prepare(config)
    Pretraining(source, new_model(config, source.tokenizer), args.out).run()


def prepare(config: PretrainConfig) -> Source:
    """Exercises and tokenizer, the latter of the model that is gone on from, if any."""
    sentences = help_sentences()
    labels = interface_labels()
    tokenizer = (
        PreTrainedTokenizerFast.from_pretrained(config.start)
        if config.start
        else build_tokenizer(base_texts(sentences, labels))
    )
    words = Words(labels, text_words(sentences), alphabetic_pieces(tokenizer))
    return Source(
        Exercises(words, CompactCodec(TextDialect()), recorded_screens(installed_manual())),
        sentences,
        tokenizer,
        config,
    )


if __name__ == "__main__":
    main()
