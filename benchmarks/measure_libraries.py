"""Where poli-sci-kit, votelib and voting give another value than Partybook, and why."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from partybook import measures as ours

RESULTS = {
    "three parties": ([45, 35, 20], [5, 3, 2]),
    "unsorted": ([20, 45, 35], [2, 5, 3]),
    "a party without votes": ([60, 40, 0], [5, 5, 0]),
    "seats without votes": ([60, 40, 0], [5, 4, 1]),
    "numbers of votes": ([4_500_000, 3_500_000, 2_000_000], [50, 30, 20]),
}

Compute = Callable[[list[int], list[int]], float]


def compare() -> None:
    """Print one line a value that differs by more than rounding after units are made the same."""
    for name, load in (("poli-sci-kit", _poli_sci_kit), ("votelib", _votelib), ("voting", _voting)):
        try:
            theirs = load()
        except ModuleNotFoundError:
            print(f"{name}: not installed; pip install 'partybook[bench]' to compare")
            continue
        same = 0
        for measure, (compute, scale, reason) in theirs.items():
            mine: Any = getattr(ours, measure)
            for label, (votes, seats) in RESULTS.items():
                both = mine(votes) if measure in ("effective_number", "golosov") else mine(votes, seats)
                said = _said(compute, votes, seats, scale)
                if isinstance(said, float) and (abs(said - both) < 1e-9 or (said != said and both != both)):
                    same += 1
                else:
                    shown = f"{said:.6g}" if isinstance(said, float) else said
                    print(f"{name}, {measure}, {label}: {shown}, Partybook {both:.6g}: {reason}")
        print(f"{name}: {same} of {len(theirs) * len(RESULTS)} values are the same")


def _said(compute: Compute, votes: list[int], seats: list[int], scale: float) -> float | str:
    try:
        return float(compute(votes, seats)) * scale
    except Exception as error:
        return type(error).__name__


Table = dict[str, tuple[Compute, float, str]]


def _poli_sci_kit() -> Table:
    kit = import_module("poli_sci_kit.appointment.metrics")

    def index(name: str) -> Compute:
        return lambda votes, seats: kit.dispr_index(votes, seats, name)

    return {
        "effective_number": (lambda votes, _: kit.effective_number_of_groups(votes), 1, ""),
        "golosov": (
            lambda votes, _: kit.effective_number_of_groups(votes, "Golosov"), 1,
            "it takes the largest number of votes for the largest share",
        ),
        "least_squares": (index("Gallagher"), 100, ""),
        "loosemore_hanby": (index("Loosemore–Hanby"), 100, ""),
        "rose": (index("Rose"), 1, "it subtracts a fraction from 100"),
        "rae": (index("Rae"), 100, "it counts parties with neither votes nor seats"),
        "sainte_lague_index": (index("Sainte-Laguë"), 100, "it divides by a vote share of zero"),
        "dhondt_index": (index("d’Hondt"), 1, "it divides by a vote share of zero"),
    }  # fmt: skip


def _votelib() -> Table:
    crit = import_module("votelib.crit.proportionality")

    def index(name: str) -> Compute:
        of = getattr(crit, name)
        return lambda votes, seats: of(dict(enumerate(votes)), dict(enumerate(seats)))

    return {
        "least_squares": (index("gallagher"), 100, ""),
        "loosemore_hanby": (index("loosemore_hanby"), 100, ""),
        "rose": (index("rose"), 100, ""),
        "rae": (index("rae"), 100, "it counts parties with neither votes nor seats"),
        "sainte_lague_index": (index("sainte_lague"), 100, "it divides by a vote share of zero"),
        "dhondt_index": (index("d_hondt"), 1, "it divides by a vote share of zero"),
    }


def _voting() -> Table:
    diversity, proportion = import_module("voting.diversity"), import_module("voting.proportion")
    return {
        "effective_number": (lambda votes, _: diversity.laakso_taagepera(votes), 1, ""),
        "golosov": (lambda votes, _: diversity.golosov(votes), 1, "it divides by zero where nobody leads"),
        "least_squares": (proportion.gallagher, 100, ""),
        "loosemore_hanby": (proportion.loosemore_hanby, 100, ""),
        "rose": (proportion.rose, 1, "it subtracts a fraction from 100"),
        "rae": (proportion.rae, 100, "it counts parties with neither votes nor seats"),
        "sainte_lague_index": (proportion.sainte_lague, 100, "it divides by a vote share of zero"),
        "dhondt_index": (proportion.dhondt, 1, "it divides by a vote share of zero"),
    }
