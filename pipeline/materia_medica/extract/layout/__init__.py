"""Where things stand on a page: lines, tables, sections, names."""
