"""Open documents in the real Writer and keep what is seen: recipes/record_openings.py OUT FOLDER..."""

import sys
from pathlib import Path

from lamwright.applications import find_application
from people.openings import record_openings


def main() -> None:
    """All documents in the folders."""
    out, *folders = map(Path, sys.argv[1:])
    documents = [d for f in folders for d in sorted(f.iterdir()) if d.suffix in {".odt", ".docx"}]
    record_openings(find_application("writer"), documents, out)


if __name__ == "__main__":
    main()
