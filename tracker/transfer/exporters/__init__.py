"""One file an exporter: what it declares is `tracker.transfer.leaving.Exporter`.

A file here is found by being here, and its docstring is the help of `tracker export NAME`.
"""
