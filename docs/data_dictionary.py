"""Write docs/data-dictionary.md from the declared tables: `python docs/data_dictionary.py`.

`--check` writes nothing and ends with exit code 1 where the file differs from the declaration. A release holds the same
file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from materia_medica.release.metadata.dictionary import dictionary

FILE = Path(__file__).with_name("data-dictionary.md")


def main() -> int:
    """Write the file, or compare it; returns the exit code."""
    if "--check" not in sys.argv[1:]:
        FILE.write_text(dictionary(), "utf-8")
        return 0
    if FILE.is_file() and FILE.read_text("utf-8") == dictionary():
        return 0
    print(f"{FILE.name} differs from the schema; run: python docs/data_dictionary.py", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
