"""Names of drugs: which are one substance, whatever a page calls it."""
