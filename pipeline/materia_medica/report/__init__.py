"""Pages that explain a release: self-contained HTML without scripts, for the browser and for paper."""
