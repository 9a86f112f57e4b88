"""The doctor's sheet on paper: the same words and charts as PDF (`pdf`) and as a page (`html`).

`fill` turns the sheet's data into what the two templates take: ready words, and charts as SVG.
"""
