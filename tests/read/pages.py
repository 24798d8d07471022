"""One invented page in the forms in which sites serve it, in our own words, with the quirks of real sites."""

from __future__ import annotations

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document

MARKDOWN = """---
title: Examplol
lastModified: '2025-01-02T03:04:05.678Z'
---

## **Usage**

Examplol isn't a real drug -- it serves as "example".  It treats:

* Itching in tests
* Worry

## **Side Effects**

### **Common Side Effects:**

- Nausea
- **Skin:** a *mild* rash
  - on the arms

### **Rare but Serious Side Effects:**

1. Swelling of the face

   It needs care.
2. Fits

## **Drug Profile Summary** (see above)

## **FAQs**

### **Q1: Can I take Examplol with a large breakfast?**

**A:** Yes, Examplol's effect doesn't depend on the food that is taken with it.

### **Q2: Does Examplol make people too tired to drive?**

**A:** It has made nobody tired so far, since nobody has ever taken it at all.
"""

BODY = """<h2 id="usage"><strong>Usage</strong></h2>
<p>Examplol isn’t a real drug – it serves as “example”.  It treats:</p>
<ul>
<li>Itching in tests</li>
<li>Worry</li>
</ul>
<h2><strong>Side Effects</strong></h2>
<h3><strong>Common Side Effects:</strong></h3>
<ul>
<li>Nausea</li>
<li><strong>Skin:</strong> a <em>mild</em> rash
<ul>
<li>on the arms</li>
</ul>
</li>
</ul>
<h3><strong>Rare but Serious Side Effects:</strong></h3>
<ol>
<li>
<p>Swelling of the face</p>
<p>It needs care.</p>
</li>
<li>
<p>Fits</p>
</li>
</ol>
<h2><strong>Drug Profile Summary</strong> (see above)</h2>
<h2><strong>FAQs</strong></h2>
<h3><strong>Q1: Can I take Examplol with a large breakfast?</strong></h3>
<p><strong>A:</strong> Yes, Examplol’s effect doesn’t depend on the food that is taken with it.</p>
<h3><strong>Q2: Does Examplol make people too tired to drive?</strong></h3>
<p><strong>A:</strong> It has made nobody tired so far, since nobody has ever taken it at all.</p>
"""

CARDS = """<div class="card"><div class="card-header"><h2>Side Effects</h2></div>
<div class="card-body"><div id="side-effects-content"> <!-- filled by a script --> </div></div></div>"""

FAQ_CARDS = """<div class="faq-card"><div class="head"><h2><svg><path d="M1"></path></svg> Frequently Asked Questions</h2></div>
<details id="faq-1"><summary><span>Can I take Examplol with a large breakfast?</span></summary>
<div><p>Yes, Examplol's effect doesn't depend on the food that is taken with it.</p></div></details>
<details id="faq-2"><summary><span>Does Examplol make people too tired to drive?</span></summary>
<div><p>It has made nobody tired so far, since nobody has ever taken it at all.</p></div></details></div>"""

HIDDEN = f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Examplol</title>
<link rel="canonical" href="https://example.org/examplol/">
<script type="application/ld+json">{{"@type":"WebPage","dateModified":"2025-01-02T03:04:05.678Z"}}</script>
<script type="application/ld+json">{{"@type":"FAQPage","mainEntity":[{{"@type":"Question","name":"Can I take it?"}}]}}</script>
<style>p {{ color: red }}</style></head><body><a href="#content" class="skip-to-content sr-only">Skip to content</a>
<header><div role="dialog" hidden><h2>Search</h2></div></header><main id="content"><article><h1>Examplol</h1>
<div class="wrapper">{CARDS}{CARDS.replace("Side Effects", "Dosage")}
<div id="original-content" style="display: none;">{BODY}</div></div><script>fill("cards")</script>{FAQ_CARDS}
</article></main><footer><nav><a href="/sitemap.xml">Sitemap</a></nav></footer></body></html>"""


def minified(body: str) -> str:
    """A body as a minifier leaves it: no optional end tags, one line, an anchor in each heading."""
    for tag in ("p", "li"):
        body = body.replace(f"</{tag}>", "")
    anchor = '<a href="#x" class="anchor-heading"><svg aria-hidden="true"><use xlink:href="#i"></use></svg></a>'
    return body.replace("\n", "").replace("<strong>Usage", f"{anchor}<strong>Usage")


MINIFIED = f"""<!DOCTYPE html><html lang="en-US"><meta charset="UTF-8"><title>Examplol | Some Site</title>
<meta property="og:site_name" content="Some Site"><a class="skip-to-main" href="#main-content">Skip to main content</a>
<svg class="d-none"><symbol id="i"><title>Link</title></symbol></svg><div><div id="main-content"><main>
<div id="logo"><a href="/"><img src="/logo.png" alt="Some Site"></a></div>{minified(BODY)}<hr>
<p style="font-size: 10px;"><strong>Note:</strong> What stands here is for tests only.</p><style>body {{ color: red }}</style>
<script>const x = "<p>no text</p>";</script></main><hr><footer>Made for tests</footer></div></div>
<table id="profile"><tr><td>Step<td>Bytes</table>"""


def document(source: str | bytes, path: str = "page.html", charset: str | None = None) -> Document:
    """What the project reads in a page."""
    data = source if isinstance(source, bytes) else source.encode()
    return read(Page("tests", path, data, charset=charset))


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def plain(words: str) -> str:
    """Words without the differences that typographic quotes and dashes make."""
    return words.translate(_PLAIN).replace("--", "-").replace("--", "-")


def outline(document: Document) -> list[tuple[object, ...]]:
    """The blocks of a document with their words and marks, without offsets."""
    return [
        (
            block.kind,
            block.level or block.depth,
            block.number,
            plain(document.words(block)),
            *((mark.kind, plain(document.text[mark.start : mark.end])) for mark in block.marks),
        )
        for block in document.blocks
    ]
