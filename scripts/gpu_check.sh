#!/usr/bin/env bash
# What a GPU gives, in at most ten minutes; the last lines are JSON with the card's name.
# Usage: scripts/gpu_check.sh [MODEL_FOLDER]   (default: gemma-3-270m, fetched with `lamwright base get`)
set -euo pipefail
cd "$(dirname "$0")/.."
command -v nvidia-smi >/dev/null || { echo "There is no GPU here (nvidia-smi is missing)." >&2; exit 1; }
nvidia-smi --query-gpu=name,memory.total --format=csv,noheader
python=${PYTHON:-.venv/bin/python}
export PYTHONPATH=src
timeout 240 "$python" benchmarks/gpu.py lora-7b
timeout 180 "$python" benchmarks/gpu.py full "${1:-gemma-3-270m}"
timeout 120 "$python" benchmarks/gpu.py decision "${1:-gemma-3-270m}"
