"""Training: samples in, checkpoints out, on any causal language model of transformers.

One engine for the four phases of the paper: cross-entropy for plans, imitation and exploration
(`sft`), squared error for the reward model (`reward`), offline PPO (`refine`).
"""
