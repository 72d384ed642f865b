"""The party river: elections across, parties as bands as wide as their share, flowing through what became of them.

flow.py     elections and lineage -> which party's votes lead to which at the next election
order.py    from top to bottom: left to right, with few crossings
layout.py   -> where every band runs
labels.py   -> where every name stands
picture.py  -> SVG
"""
