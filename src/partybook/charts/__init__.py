"""Pictures of parties and elections as SVG: geometry from small frozen values, and one module that reads the book.

draw(book, "river", "Germany")         a country's parties through its elections (`catalog.py` lists all kinds)
"""
