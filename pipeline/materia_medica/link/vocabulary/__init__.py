"""Reviewed files of the concepts of adverse effects, one a body system."""
