"""Linking: pages are joined to drugs and effects. All of it is derived from accepted rows alone."""
