"""Measures of elections and party systems: formulas with their papers, over one election or a whole table.

`effective_number([40, 35, 25])` is one number; `measure(standardise(frame))` is a Polars table with one row a measure
of an election, the coding decisions under it, and what it rests on.
"""

from partybook.measures.compute import PARLGOV_MEASURES, SCHEMA, measure
from partybook.measures.decisions import CHOICES, Decisions, Measure, measures
from partybook.measures.disproportionality import (
    advantage_ratio,
    advantage_ratios,
    dhondt_index,
    least_squares,
    loosemore_hanby,
    rae,
    rose,
    sainte_lague_index,
)
from partybook.measures.fragmentation import (
    competitiveness,
    concentration,
    effective_number,
    fractionalization,
    golosov,
)
from partybook.measures.grouping import Groups
from partybook.measures.identity_rules import Event
from partybook.measures.nationalization import Nationalization, nationalization
from partybook.measures.polarization import polarization
from partybook.measures.power import (
    banzhaf,
    count_minimal_winning_coalitions,
    minimal_winning_coalitions,
    shapley_shubik,
)
from partybook.measures.table import standardise
from partybook.measures.turnout import turnout
from partybook.measures.volatility import (
    alteration,
    new_party_share,
    other_volatility,
    pedersen,
    regeneration,
    type_a,
    type_b,
)

__all__ = [
    "CHOICES",
    "PARLGOV_MEASURES",
    "SCHEMA",
    "Decisions",
    "Event",
    "Groups",
    "Measure",
    "Nationalization",
    "advantage_ratio",
    "advantage_ratios",
    "alteration",
    "banzhaf",
    "competitiveness",
    "concentration",
    "count_minimal_winning_coalitions",
    "dhondt_index",
    "effective_number",
    "fractionalization",
    "golosov",
    "least_squares",
    "loosemore_hanby",
    "measure",
    "measures",
    "minimal_winning_coalitions",
    "nationalization",
    "new_party_share",
    "other_volatility",
    "pedersen",
    "polarization",
    "rae",
    "regeneration",
    "rose",
    "sainte_lague_index",
    "shapley_shubik",
    "standardise",
    "turnout",
    "type_a",
    "type_b",
]
