"""The engine of `--engine spark`: pages and their rows as data frames of Spark, worked by the functions of one machine.

PySpark is imported where it is used and nowhere else: without it, everything but this engine works.
"""
