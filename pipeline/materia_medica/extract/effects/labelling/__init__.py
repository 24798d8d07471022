"""The prose of US product information: sentences in which reviewed names of effects are looked for."""
