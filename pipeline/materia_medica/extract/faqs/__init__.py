"""Questions and answers of a page."""
