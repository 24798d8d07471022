"""Extraction: a pure function (`page.extract`) of one page to the rows of all per-page tables."""
