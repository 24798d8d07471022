"""A release as a database: `materia.sqlite`, and scripts that make the same of it in other database systems."""
