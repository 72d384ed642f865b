"""Learn the party words, the weights and the model of links: `python -m partybook.link.training LISTS REFERENCE`.

Writes `party_words.tsv` and `same_party.json` (package identity) and `model.json` (package link), and prints the
figures on lists left out. Needs the `dev` extra (scikit-learn).
"""

from __future__ import annotations

import argparse
import sys
from importlib import resources
from pathlib import Path

import msgspec

from partybook.identity import party_words as words
from partybook.identity.name_forms import name_forms
from partybook.link.model import FILE
from partybook.link.reference import read_reference
from partybook.link.tables import read_table
from partybook.link.training.crossing import answered, cross, folds, learn_links, learn_pairs, leave_out
from partybook.link.training.examples import gather, second_stage, translated
from partybook.link.training.gold import native_and_english, read_gold
from partybook.link.training.hearing import LADDER, Rung, hear
from partybook.link.training.quality import quality
from partybook.link.training.words import learn_party_words


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m partybook.link.training", description=__doc__)
    parser.add_argument("lists", type=Path, help="lists with the links that people made")
    parser.add_argument("reference", type=Path, help="the reference list")
    parser.add_argument("--no-words", action="store_true", help="keep the shipped party words")
    given = parser.parse_args()
    identity = Path(str(resources.files("partybook.identity")))
    reference = read_reference(given.reference)
    if not given.no_words:
        names = ([form for text in party.names for form in name_forms(text).names] for party in reference.parties)
        learned = learn_party_words(names, native_and_english(read_table(given.reference)))
        (identity / "party_words.tsv").write_text("\n".join(learned.lines()) + "\n", "utf-8")
        for cached in (words.party_words, words.words_for_party):
            cached.cache_clear()
        reference = read_reference(given.reference)
    gold = read_gold(given.lists)
    examples = gather(gold, reference)
    print(f"{len(examples.entry):,} pairs of {answered(gold).sum():,} entries with an answer", file=sys.stderr)
    foreign = gather(*translated(gold, reference))
    fold = folds([entry.list for entry in gold.entries], answered(gold))
    crossed = cross(examples, gold, fold, foreign)
    hearing = hear(examples, gold, reference, fold, crossed)
    lists = {entry.list for entry, answer in zip(gold.entries, gold.answers, strict=True) if answer is not None}
    about = (
        f"{answered(gold).sum():,} entries of {len(lists)} lists linked by people, {len(reference.parties):,} parties"
    )
    models = []
    for rung in (Rung(0, 0), *LADDER):
        told = hearing.told(rung.most) if rung.from_lists else None
        left_out = leave_out(second_stage(examples, crossed.scores, gold.entries, told), gold, fold)
        print(f"with precedents of {rung.from_lists} lists or more")
        print(*(f"{name:12} {value:.4g}" for name, value in quality(left_out, gold)._asdict().items()), sep="\n")
        models.append(learn_links(left_out, gold, about, rung.from_lists))
    (identity / "same_party.json").write_bytes(msgspec.json.encode(learn_pairs(examples, gold, foreign)) + b"\n")
    link = Path(str(resources.files("partybook.link")))
    (link / FILE).write_bytes(msgspec.json.encode(models) + b"\n")


if __name__ == "__main__":
    main()
