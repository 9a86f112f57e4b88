"""The report on a terminal, a file a section: nothing else names it.

A file here declares `DRAWN`, pairs of a place among the others and what draws it there: lines of a
summary in a style, in US units or not; none where there is nothing to tell.
"""
