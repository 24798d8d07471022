"""Accuracy: extracted tables against labels made by hand, as a gate and as entries of the manifest."""
