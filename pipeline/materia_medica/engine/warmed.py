"""What extraction makes at its first page, made where this is imported: expressions, and tables of words above all.

The server of worker processes imports it, so that what they all need is made once, while pages are still looked for.
"""

from __future__ import annotations

from materia_medica.extract.page import extract
from materia_medica.page import Page
from materia_medica.settings.source import Source

TEXT = """---
title: Naproxen
---

# Naproxen

Naproxen is used for pain and inflammation.

## Side effects

**Common side effects (more than 1 in 100 people):**

- Heartburn, nausea and stomach pain
- Headache or dizziness (up to 10% of patients)

### Serious side effects

Stop taking it and see a doctor at once if you notice black stools, swelling of the face or trouble breathing.
Rare effects may include liver damage. It does not usually cause drowsiness.

## FAQs

### Can I drink alcohol with naproxen?

No. Alcohol makes bleeding of the stomach more likely.
"""
PAGE = Page("example", "naproxen.md", TEXT.encode())
SOURCE = Source("example", "Example", "folder", "example", "written_for_this_project", "CC0-1.0", ())

extract(PAGE, SOURCE)
