"""What became of whom: events with participants, grouped from what all sources say, and rules of identity over them.

event.py the values and their derived types; claims.py statements to claims between two parties; life.py the years of
a party; grouping.py claims to events; rules.py when an event makes a new party; names.py names and offices on a date.
"""
