"""The sections of the doctor's sheet, a file each: nothing else names them.

A file here declares its `PLACE` among the others, `TELLS`, the sections of kinds that need no line
under "Also logged" by it, `figures(material)`, which gives plain data by name, and `part(sheet,
room, us)`, the same in words. The terminal, the page and the PDF draw any part (`sheet_part.py`).
"""
