"""Imports all that a command of the soak tests may import, and learns what every run learns anew: the hash of the code.

What is forked from a process that has imported this starts at once.
"""

from importlib import import_module
from pkgutil import walk_packages

import s3fs  # noqa: F401

import materia_medica
from materia_medica.check.validate import without_spark
from materia_medica.engine.rebuild import code_hash

with without_spark():
    import great_expectations.expectations.core  # noqa: F401

_NOT_HERE = ("materia_medica.fetch.crawl_process", "materia_medica.template")
"""A process of its own, and files that a new project gets."""

for _module in walk_packages(materia_medica.__path__, "materia_medica."):
    if not _module.name.startswith(_NOT_HERE):
        import_module(_module.name)
code_hash()
