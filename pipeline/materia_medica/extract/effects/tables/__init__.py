"""Tables of side effects, read by their cells."""
