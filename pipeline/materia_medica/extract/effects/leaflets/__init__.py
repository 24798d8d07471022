"""Leaflets and health pages for patients: bands over lists, serious effects first, plain words."""
