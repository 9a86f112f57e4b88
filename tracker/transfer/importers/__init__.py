"""Importers, found by being here: one file a format, and nothing else to register.

A file has NAME (the word behind `tracker import`), `fits(head)`, `read(file, options)` and a first
line that is the command's help. `tracker.transfer.arriving` says what it yields.
"""
