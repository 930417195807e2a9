"""How well bulletins are read, per field: what a folder says of its bulletins against what ingest makes of them.

`python -m bench.ingest [--verbose] [FOLDER ...]`, a folder with an expected.json (its keys are explained in
tests/bulletins/README.md). expected <- matching <- scoring <- __main__; imports archive.ingest, nothing of Django.
"""
