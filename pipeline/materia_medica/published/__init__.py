"""Releases where others read them: a folder or a bucket, filled by `materia publish` and read by `load`."""
