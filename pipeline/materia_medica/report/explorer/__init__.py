"""The page of a release that people open: what it is, pictures of it, and an explorer of all its drugs and effects."""
