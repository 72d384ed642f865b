"""A small reference list and lists about it, written from facts."""

from __future__ import annotations

import csv
from pathlib import Path

REFERENCE = [
    # country, id, abbreviation, native name, English name, first, last, share, year of the share, wikidata
    (
        "AUT",
        "1",
        "SPÖ",
        "Sozialdemokratische Partei Österreichs",
        "Social Democratic Party of Austria",
        1889,
        "",
        51.0,
        1979,
        "Q179111",
    ),
    ("AUT", "2", "ÖVP", "Österreichische Volkspartei", "Austrian People's Party", 1945, "", 49.8, 1945, "Q186867"),
    (
        "AUT",
        "3",
        "FPÖ",
        "Freiheitliche Partei Österreichs",
        "Freedom Party of Austria",
        1955,
        "",
        28.8,
        2024,
        "Q105112",
    ),
    ("AUT", "4", "VdU", "Verband der Unabhängigen", "Federation of Independents", 1949, 1956, 11.7, 1949, ""),
    ("AUT", "5", "LIF", "Liberales Forum", "Liberal Forum", 1993, 2014, 6.0, 1994, ""),
    (
        "SWE",
        "10",
        "S",
        "Sveriges socialdemokratiska arbetareparti",
        "Swedish Social Democratic Party",
        1889,
        "",
        53.8,
        1940,
        "Q105112",
    ),
    ("SWE", "11", "M", "Moderata samlingspartiet", "Moderate Party", 1904, "", 30.1, 2010, ""),
    ("SWE", "12", "C", "Centerpartiet", "Centre Party", 1913, "", 25.1, 1973, ""),
    ("SWE", "13", "NyD", "Ny demokrati", "New Democracy", 1991, 2000, 6.7, 1991, ""),
    ("CHL", "20", "PS", "Partido Socialista de Chile", "Socialist Party of Chile", 1933, "", 22.0, 1941, ""),
    ("CHL", "21", "PCCh", "Partido Comunista de Chile", "Communist Party of Chile", 1912, "", 16.5, 1947, ""),
    ("CHL", "22", "RN", "Renovación Nacional", "National Renewal", 1987, "", 20.9, 2017, ""),
    ("UKR", "30", "PR", "Партія регіонів", "Party of Regions", 1997, 2022, 34.4, 2007, ""),
    ("UKR", "31", "KPU", "Комуністична партія України", "Communist Party of Ukraine", 1993, "", 24.7, 1998, ""),
]
HEADER = [
    "country",
    "partyfacts_id",
    "name_short",
    "name",
    "name_english",
    "year_first",
    "year_last",
    "share",
    "share_year",
    "wikidata",
]


def write_reference(folder: Path) -> Path:
    return write(folder / "reference.csv", HEADER, REFERENCE)


def write(path: Path, header: list[str], rows: list[tuple[object, ...]] | list[list[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path
