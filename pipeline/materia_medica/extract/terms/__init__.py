"""What adverse effects are called: reviewed words, and where a text names them."""
