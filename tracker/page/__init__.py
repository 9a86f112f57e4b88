"""The report as one self-contained web page, and the charts that the doctor's sheet shares.

A chart is a Vega-Lite spec as plain data (`chart_*.py`). Its bars and dots are written by `marks`,
the rest is drawn to SVG by `svg.render`, in a process `beside`; `sections` puts charts, their
messages and their tables together, `page` fills the template.
"""
