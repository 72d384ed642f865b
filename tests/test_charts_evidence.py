"""Pictures of evidence: every reason moves the chance from where the one before left it, whatever was compared."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from partybook.charts.evidence import AGAINST, FOR, Weighed, picture
from partybook.identity.candidate import Candidate
from partybook.identity.compare import compare
from partybook.identity.reasons import Reason
from tests.test_charts import HOSTILE, words_of
from tests.test_charts_river import check_picture
from tests.test_cli import run

REASONS = (
    Reason("names", 4.0, "the same name: Rose Party"),
    Reason("years", -1.5, "1990 to 1994 and 1950 to today"),
    Reason("start", -3.0, "most pairs of one country are two parties"),
)


def bars(made: str) -> list[tuple[float, float, str]]:
    """Left, right and colour of each bar, from top to bottom."""
    found = [one for one in check_picture(made).iter() if one.tag.endswith("}rect") and one.get("x")]
    return [
        (float(one.get("x", "")), float(one.get("x", "")) + float(one.get("width", "")), one.get("fill", ""))
        for one in found
    ]


@pytest.mark.parametrize("width", [280, 960])
def test_bars_follow_each_other_from_what_has_to_be_outweighed(width: int) -> None:
    made = picture("A and B", [Weighed("one party", REASONS, 0.38)], width)
    (start, names, years) = bars(made)
    assert [start[2], names[2], years[2]] == [AGAINST, FOR, AGAINST]
    assert names[0] == pytest.approx(start[0], abs=0.2)
    assert years[1] == pytest.approx(names[1], abs=0.2)
    unit = (names[1] - names[0]) / 4.0
    assert years[1] - years[0] == pytest.approx(1.5 * unit, abs=0.2)
    assert start[1] - start[0] == pytest.approx(3.0 * unit, abs=0.2)
    words = words_of(made)
    assert any("38%" in text for text in words) and "before any evidence" in words and "+4.0" in words


def test_what_decides_alone_reaches_to_the_edge() -> None:
    same = compare(Candidate(identifiers=(("id", "1"),)), Candidate(identifiers=(("id", "1"),)))
    assert math.isinf(same.reasons[0].weight)
    made = picture("A and B", [Weighed("one party", same.reasons, same.score)], 960)
    ((left, right, fill),) = bars(made)
    assert fill == FOR and 0 < left < right < 960
    assert "decides" in words_of(made)


def test_names_of_an_attacker_do_no_harm() -> None:
    made = picture(HOSTILE, [Weighed(HOSTILE, (Reason("names", 1.0, HOSTILE * 40),), 0.5)] * 2, 400)
    check_picture(made)


def test_link_draws_why(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("id,country,name\n7,SWE,Rosenpartiet\n8,FIN,Ruusu\n", "utf-8")
    (tmp_path / "known.csv").write_text("id,country,name\n1,SWE,Rosenpartiet\n2,SWE,Tulpanpartiet\n", "utf-8")
    given = ["link", str(tmp_path / "list.csv"), "--against", str(tmp_path / "known.csv"), "--quiet", "--explain"]
    out = tmp_path / "why.svg"
    made = run(*given, "7", "-o", str(out))
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    words = words_of(out.read_text("utf-8"))
    assert any(text.startswith("Rosenpartiet: ") for text in words)
    assert any(text.startswith("Tulpanpartiet: ") for text in words)
    wrong = run(*given, "7", "-o", str(tmp_path / "why.csv"))
    assert wrong.returncode == 1 and "end it in .svg, .png or .pdf" in wrong.stderr
    nothing = run(*given, "8", "-o", str(out))
    assert nothing.returncode == 1 and nothing.stderr.count("\n") == 1 and "nothing to draw" in nothing.stderr
