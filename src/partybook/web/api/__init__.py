"""The HTTP API, version 1: what the pages show, as JSON with stable field names, and every table as CSV.

shapes.py    the answers' fields, from which the OpenAPI description is made
answers.py   from the book to those shapes
tables.py    shapes as CSV
routes.py    addresses and parameters
"""
