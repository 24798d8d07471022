"""How quickly the page of a full-size release opens and finds, in headless Chromium from disk.

The release is the latest of a project (`--project`, by default this one), whatever its size; figures are medians. A
page is drawn from a file of some megabytes: first paint should stay below 1 s, a search below 100 ms.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TYPED = ("par", "ibuprofen", "amoxicilin", "nausea", "liver", "stevens jonson", "zzzzzz", "hyperkalaemia")
"""Names, beginnings, misspellings and nothing at all."""


def main() -> None:
    """Print the figures."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--project", type=Path, default=ROOT)
    said.add_argument("--rounds", type=int, default=5)
    asked = said.parse_args()
    output = asked.project / "output"
    page = output / "releases" / json.loads((output / "latest.json").read_text())["version"] / "report.html"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        rounds = [measured(chromium, page.as_uri()) for _ in range(asked.rounds)]
        chromium.close()
    size = page.stat().st_size / 1e6
    print(f"{page.parent.name}/report.html, {size:.1f} MB (asked: 15), medians of {asked.rounds} rounds:")
    for name, target in (("first paint", 1000), ("ready to search", None), ("search", 100), ("slowest search", 100)):
        values = [one[name] for one in rounds]
        aim = f" (asked: {target})" if target else ""
        print(f"  {name}: {statistics.median(values):.0f} ms{aim}")


def measured(chromium: Browser, address: str) -> dict[str, float]:
    """Milliseconds of one opening: to the first paint, until names are there, and for the searches."""
    seen = chromium.new_page()
    seen.goto(address)
    paint = seen.evaluate(
        "performance.getEntriesByType('paint').find((e) => e.name === 'first-contentful-paint').startTime"
    )
    seen.locator("#search").fill("a")
    seen.locator("#found li").first.wait_for()
    ready = seen.evaluate("performance.now()")
    took = [seen.evaluate(_SEARCH, words) for words in TYPED]
    seen.close()
    return {
        "first paint": paint,
        "ready to search": ready,
        "search": statistics.median(took),
        "slowest search": max(took),
    }


_SEARCH = """(words) => new Promise((done) => {
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const began = performance.now();
  const end = () => requestAnimationFrame(() => { seen.disconnect(); done(performance.now() - began); });
  const seen = new MutationObserver(end);
  seen.observe(list, { childList: true });
  field.value = words;
  field.dispatchEvent(new Event("input"));
})"""
"""Types words and waits until what was found is drawn."""


if __name__ == "__main__":
    main()
