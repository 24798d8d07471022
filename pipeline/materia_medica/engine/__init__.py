"""Sharing out pages over processes, keeping their rows, and knowing when to extract anew."""
