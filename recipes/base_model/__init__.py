"""The embedded base model: tokenizer, generated exercises, pre-training."""
