"""What words say: frequency, sentences, lists and names of effects."""
