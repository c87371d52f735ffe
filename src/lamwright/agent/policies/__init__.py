"""The policies: reference solution, documentation expert, LLM expert, LAM, random, idle."""
