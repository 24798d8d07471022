"""Materia: drug monograph pages in, a checked and versioned dataset out.

The folders follow a page's way: `fetch` gets it, `read` makes a document of it, `extract` makes rows,
`correct` applies reviewed fixes, `check` refuses what is wrong, `link` joins pages to drugs and effects,
`release` writes and publishes. `schema` declares every table once.
"""

__version__ = "0.1.0"
