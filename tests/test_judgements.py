"""Who is who: what joins, what forbids it, and the chain that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybook.errors import InvalidValue
from partybook.identity.judgements import Judgement, Verdict, assign_ids, check, cluster
from partybook.identity.matching import by_identifiers, shared_identifiers
from partybook.identity.nodes import key_of_identifier, node_of, page_key, unique_id
from partybook.model import Mention, TextValue, Url


def judged(one: str, other: str, verdict: Verdict = "same", author: str = "ada", key: int = 0) -> Judgement:
    return Judgement(one, other, verdict, author, "because", None, key)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("http://en.wikipedia.org/wiki/People%27s_New_Party", "en:People's New Party"),
        ("https://en.wikipedia.org/wiki/people's_New_Party#History", "en:People's New Party"),
        ("https://de.m.wikipedia.org/wiki/Die_Gr%C3%BCnen", "de:Die Grünen"),
        ("https://en.wikipedia.org/wiki/New_Zealand_general_election,_1972", "en:New Zealand general election, 1972"),
        ("https://example.org/wiki/Party", ""),
    ],
)
def test_a_page_has_one_key_however_its_address_is_written(address: str, key: str) -> None:
    assert page_key(address) == key


@pytest.mark.parametrize(
    ("mention", "node"),
    [
        (Mention("A", details=(("country", "Norway"), ("parlgov", "5"))), "parlgov:5"),
        (Mention("A", link="https://en.wikipedia.org/wiki/A_party"), "wikipedia:en:A party"),
        (Mention("A", link="A party"), "wikipedia:en:A party"),
        (Mention("The Ä Party"), "name:0123456789ab:a party"),
    ],
)
def test_what_a_mention_is_known_by(mention: Mention, node: str) -> None:
    assert node_of(mention, "0123456789abcdef", "notes.txt") == node


def test_the_page_itself_is_known_by_its_address() -> None:
    page = "list.jsonl#1#https://en.wikipedia.org/wiki/A_(1990)"
    assert node_of(Mention("A"), "0123456789abcdef", page, "A") == "wikipedia:en:A (1990)"
    assert node_of(Mention("B"), "0123456789abcdef", page, "A").startswith("name:")


def test_identifiers_that_tell_parties_apart() -> None:
    assert key_of_identifier("wikidata", TextValue("Q5")) == "wikidata:Q5"
    assert key_of_identifier("wikipedia", Url("https://en.wikipedia.org/wiki/A")) == "wikipedia:en:A"
    assert key_of_identifier("registry", TextValue("7")) == "registry:7"
    assert key_of_identifier("TSE Identification Number", TextValue("20")) == ""  # given to one party after another
    assert key_of_identifier("viaf", TextValue("20")) == ""
    assert unique_id("wikipedia:en:A") is None
    assert unique_id("parlgov:5") == ("parlgov", "5")


def test_same_is_transitive_and_the_chain_is_told() -> None:
    found = cluster([], [judged("parlgov:1", "wikipedia:en:A", key=1), judged("wikipedia:en:A", "partyfacts:2", key=2)])
    assert found.same("parlgov:1", "partyfacts:2")
    assert found.chain("parlgov:1", "partyfacts:2") == [
        "parlgov:1 = wikipedia:en:A (ada: because)",
        "wikipedia:en:A = partyfacts:2 (ada: because)",
    ]


def test_rules_never_join_two_ids_of_one_list() -> None:
    twice = [judged(f"parlgov:{n}", "wikipedia:en:A", author="rule:scorer/1", key=n) for n in (1, 2)]
    found = cluster([], twice)
    assert not found.same("parlgov:1", "parlgov:2")
    assert "parlgov:2 and parlgov:1 are two ids of one scheme" in found.refused[0].reason


def test_a_person_joins_two_ids_of_one_list_and_parts_them_again() -> None:
    people = [judged("survey:1", "registry:7", key=1), judged("survey:2", "registry:7", key=2)]
    rules = [
        judged("survey:3", "registry:7", author="rule:scorer/1", key=3),  # a third id of the list
        judged("survey:2", "partyfacts:5", author="rule:scorer/1", key=4),
        judged("survey:1", "partyfacts:6", author="rule:scorer/1", key=5),  # a second id of another list
    ]
    found = cluster([], [*people, *rules])
    assert sorted(found.members("survey:1")) == ["partyfacts:5", "registry:7", "survey:1", "survey:2"]
    assert [one.judgement.key for one in found.refused] == [3, 5]
    undone = cluster(["survey:2"], [people[0], *rules])
    assert not undone.same("survey:1", "survey:2")
    held = judged("survey:1", "survey:2", "different", key=6)
    assert not cluster([], [*people, held]).same("survey:1", "survey:2")


def test_who_joins_two_ids_of_one_list_names_them_both() -> None:
    found = cluster([], [judged("parlgov:1", "wikipedia:en:A", key=1)])
    with pytest.raises(InvalidValue, match=r"parlgov:1 = wikipedia:en:A .*; if they are one party all the same, judge"):
        check(found, judged("wikipedia:en:A", "parlgov:3"))
    check(found, judged("parlgov:1", "parlgov:3"))
    found.join(judged("parlgov:1", "parlgov:3", key=2))
    check(found, judged("wikipedia:en:A", "parlgov:3"))


def test_what_is_held_different_is_not_joined_by_detours() -> None:
    held = [judged("a:1", "b:1", "different", key=1), judged("a:1", "c:1", key=2)]
    found = cluster([], held)
    with pytest.raises(InvalidValue, match=r"a:1 and b:1 are held different by ada: .*a:1 = c:1"):
        check(found, judged("c:1", "b:1"))
    joined = cluster([], [judged("a:1", "b:1", key=1)])
    with pytest.raises(InvalidValue, match="are held to be one party: b:1 = a:1"):
        check(joined, judged("b:1", "a:1", "different"))


def test_people_go_before_rules_and_the_later_before_the_earlier() -> None:
    rule = judged("a:1", "b:1", author="rule:scorer/1", key=1)
    assert not cluster([], [rule, judged("a:1", "b:1", "different", key=2)]).same("a:1", "b:1")
    assert not cluster([], [judged("a:1", "b:1", "different", key=1), judged("a:1", "b:1", "unsure", key=2)]).same(
        "a:1", "b:1"
    )
    both = [judged("a:1", "b:1", "different", key=1), judged("a:1", "b:1", key=2)]
    assert cluster([], both).same("a:1", "b:1")


def test_a_page_that_two_entries_of_a_list_give_joins_neither() -> None:
    claims = [("parlgov:1", "wikipedia:en:A"), ("parlgov:2", "wikipedia:en:A"), ("partyfacts:3", "wikipedia:en:A")]
    assert [(j.one, j.other) for j in by_identifiers(claims)] == [("partyfacts:3", "wikipedia:en:A")]
    assert shared_identifiers(claims) == {"wikipedia:en:A": ["parlgov:1", "parlgov:2"]}


def test_ids_are_kept_when_parties_are_joined_and_told_apart_again() -> None:
    anchors = {"a:1": 4, "b:1": 7}
    ids, new = assign_ids(cluster(["a:1", "b:1", "c:1"], []), anchors)
    assert (ids["a:1"], ids["b:1"], new) == (4, 7, ["c:1"])
    one = cluster(["a:1", "b:1", "c:1"], [judged("a:1", "b:1")])
    ids, new = assign_ids(one, anchors)
    assert ids[one.leader("b:1")] == 4
    ids, _ = assign_ids(cluster(["a:1", "b:1"], []), anchors)
    assert ids == {"a:1": 4, "b:1": 7}


@pytest.mark.parametrize("author", ["ada", "rule:scorer/1"])
@given(pairs=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=25))
def test_no_order_of_judgements_joins_what_must_stay_apart(author: str, pairs: list[tuple[int, int, bool]]) -> None:
    nodes = [f"{'abcde'[number % 5]}:{number}" for number in range(10)]
    made = [
        judged(nodes[i], nodes[j], "same" if same else "different", author, key)
        for key, (i, j, same) in enumerate(pairs)
        if i != j
    ]
    found = cluster(nodes, made)
    last = {frozenset((j.one, j.other)): j for j in made}
    for judgement in last.values():
        if judgement.verdict == "different":
            assert not found.same(judgement.one, judgement.other)
    for members in found.clusters():
        schemes = [node[0] for node in members]
        assert author == "ada" or len(schemes) == len(set(schemes))
        for other in members:
            assert other == members[0] or found.chain(members[0], other)
