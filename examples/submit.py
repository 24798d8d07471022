"""Materia on a cluster: spark-submit --master ADDRESS submit.py --project /shared/project run --engine spark.

Spark takes what it submits from a file; the words behind it are those of the command line.
"""

from materia_medica.cli.app import main

main()
