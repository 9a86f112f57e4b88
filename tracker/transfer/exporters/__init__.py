"""Exporters, found by being here: one file a format of that name, and nothing else to register.

A file has `file(out)` for one file, `folder(out)` for several, or both; OPTIONS where it has any;
and a docstring that is the help of `tracker export`. `tracker.transfer.leaving` says what it gives.
"""
