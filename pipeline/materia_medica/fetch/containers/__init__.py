"""Files that hold many pages: zip files, zip files in zip files, and one JSON document of many labels.

`members.py` and `records.py` take the pages out one after the other, whatever size the file has; `taken.py` says what
one file gives, wherever it lies, and the paths of its pages. `spool.py` keeps pages, packed one by one, so that any
process can read any page; `expand.py` puts them in the place of the file that held them.
"""
