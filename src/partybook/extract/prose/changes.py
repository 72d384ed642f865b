"""Mergers, splits and successions of a sentence, each with all who took part and its date."""

from __future__ import annotations

from partybook.extract.prose.mergers import MADE, read_mergers
from partybook.extract.prose.reading import Reading
from partybook.extract.prose.splits import read_apposed_splits, read_splits
from partybook.extract.prose.successions import read_neighbours, read_successions


def read_changes(reading: Reading) -> None:
    """State `merger_of`, `merged_into`, `absorbed`, `split_from`, `successor` and `predecessor` with their dates."""
    for subject, property, value in read_neighbours(reading):
        if subject != value:
            reading.state(subject, property, value)
    for clause in reading.clauses:
        certainty = reading.certainty(clause)
        if certainty is None:
            continue
        date = reading.when(clause).date
        for subject, property, value in read_apposed_splits(reading, clause):
            if subject != value:
                made = date if clause.lemma in MADE else None
                reading.state(subject, property, value, {"date": made}, certainty)
        for read in (read_mergers, read_splits, read_successions):
            for subject, property, value in read(reading, clause):
                if subject != value:
                    reading.state(subject, property, value, {"date": date}, certainty)
