"""Pages made up from words of a table: as many as are asked for, the same for the same seed."""
