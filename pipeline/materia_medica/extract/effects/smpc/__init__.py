"""Section 4.8 of a summary of product characteristics."""
