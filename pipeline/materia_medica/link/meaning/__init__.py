"""What a wording means: its grammar, the reviewed vocabulary, and the concept that both lead to."""
