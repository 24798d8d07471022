"""Imports what a run that publishes imports, and learns what every run learns anew: the hash of the code.

What is forked from a process that has imported this starts at once.
"""

import s3fs  # noqa: F401

from materia_medica.engine.rebuild import code_hash

from . import test_killed  # noqa: F401

code_hash()
