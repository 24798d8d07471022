"""The tables, declared once: Arrow schemas, CSV headers, checks, the data dictionary and metadata come from here."""

from materia_medica.schema.columns import Column, ForeignKey, Table
from materia_medica.schema.tables import PAGE_TABLES, SCHEMA_VERSION, TABLES

__all__ = ["PAGE_TABLES", "SCHEMA_VERSION", "TABLES", "Column", "ForeignKey", "Table"]
