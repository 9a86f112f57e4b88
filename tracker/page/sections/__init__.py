"""The report as a page, a file a section: nothing else names it.

A file here declares its `PLACE` among the others and `part(summary, colours, us)`, which gives a
heading with what stands under it; None where there is nothing to tell.
"""
