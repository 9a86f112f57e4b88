"""The report as a page, a file a section: nothing else names it.

A file here declares `PARTS`, pairs of a place among the others and a `part(summary, colours, us)`,
which gives a heading with what stands under it; None where there is nothing to tell.
"""
