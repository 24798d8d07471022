"""Lines under headings become rows of side effects."""
