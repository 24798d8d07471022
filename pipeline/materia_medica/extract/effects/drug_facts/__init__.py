"""Drug Facts: what labels of medicines sold over the counter say of effects."""
