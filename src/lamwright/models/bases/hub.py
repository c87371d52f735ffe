"""Models from the Hugging Face hub, where there is a network."""

from pathlib import Path

import httpx
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError

from lamwright.records.errors import ModelError

_WANTED = ("*.safetensors", "*.json", "*.model", "*.jinja", "LICENSE*", "NOTICE*", "README.md")


def snapshot(name: str, folder: Path) -> None:
    """Weights, configuration, tokenizer and licence of hub id ``name`` into ``folder``."""
    try:
        snapshot_download(name, local_dir=folder, allow_patterns=list(_WANTED))
    except HfHubHTTPError as error:
        raise ModelError(f"The hub does not give {name}: {_first(error)}") from error
    except (OSError, httpx.HTTPError, HFValidationError) as error:
        raise ModelError(
            f"{name} could not be fetched from the hub (is there a network?): {_first(error)}"
        ) from error


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
