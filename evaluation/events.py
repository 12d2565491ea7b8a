#!/usr/bin/env python3
"""Scores the event reader on labelled newswire sentences: who did what to whom, by country and PLOVER type.

    events.py FILE.jsonl [FILE.jsonl ...] [--verbose] [--json]

A line of a file is a JSON object with `text`, optionally `id`, and `events`, a list of `{"source", "target",
"plover"}`. A source or target is a CAMEO actor code, whose first three letters name a country or, for those who have
none, a kind of actor (`IGO`); null for nobody. Each line is read on its own. What two parties do together counts in
both directions, as the coders of PLOVER have it.

Prints precision, recall and F1 of the distinct triples (actor country, recipient country, type) of a sentence, of the
types alone, and the share of the sentences without labelled events in which one was read. `--verbose` lists what was
missed and what was read wrongly.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Triple = tuple[str | None, str | None, str]

STATELESS = "IGO"
"""What CAMEO's coders write for an international body instead of a country."""


def labelled(record: dict[str, Any]) -> set[Triple]:
    """The triples that the coders gave a sentence."""
    return {(_country(e.get("source")), _country(e.get("target")), e["plover"]) for e in record["events"]}


def found(record: dict[str, Any]) -> set[Triple]:
    """The triples that the reader finds in a sentence."""
    from standoff.reading import read
    from standoff.reading.model import ActorKind
    from standoff.text import from_text

    reading = read(from_text(record["text"]))

    def country(actor_id: str | None) -> str | None:
        if actor_id is None:
            return None
        actor, side = reading.actor(actor_id), reading.side(actor_id)
        if ActorKind.IGO in (actor.kind, side.kind):
            return STATELESS
        return actor.country or side.country or actor.name

    triples = {(country(e.actor), country(e.recipient), e.type) for e in reading.events}
    mutual = {(country(e.recipient), country(e.actor), e.type) for e in reading.events if "mutual" in e.flags}
    return triples | mutual


def figures(pairs: Iterable[tuple[set[Triple], set[Triple]]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of triples and of types, and the rate of false events, over (labelled, read) pairs."""
    count: Counter[str] = Counter()
    for labels, read in pairs:
        kinds, read_kinds = {t for _, _, t in labels}, {t for _, _, t in read}
        count.update({"hit": len(labels & read), "labels": len(labels), "read": len(read)})
        count.update({"type hit": len(kinds & read_kinds), "types": len(kinds), "types read": len(read_kinds)})
        if not labels:
            count.update({"empty": 1, "false": bool(read)})
    rate = {"sentences": count["empty"], "rate": round(count["false"] / count["empty"], 3)} if count["empty"] else {}
    return {
        "triples": _scores(count["hit"], count["labels"], count["read"]),
        "types": _scores(count["type hit"], count["types"], count["types read"]),
        "false events": rate,
    }


def _scores(hits: int, labels: int, read: int) -> dict[str, float]:
    precision, recall = hits / read if read else 0.0, hits / labels if labels else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    rounded = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
    return {**rounded, "labels": labels, "read": read}


def _country(code: str | None) -> str | None:
    return code[:3] if code else None


def _told(triple: Triple) -> str:
    actor, recipient, kind = triple
    return f"{actor or '-'} {kind} {recipient or '-'}"


def main() -> None:
    """Score the files named on the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl")
    ask.add_argument("--verbose", action="store_true")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    pairs = []
    for file in options.files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                record = json.loads(line)
                pair = labelled(record), found(record)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                sys.exit(f"{file}:{number}: not a labelled sentence ({error!r})")
            pairs.append(pair)
            if options.verbose and pair[0] != pair[1]:
                print(record.get("id", number), record["text"])
                print("   missed:", "; ".join(sorted(map(_told, pair[0] - pair[1]))) or "nothing")
                print("   false: ", "; ".join(sorted(map(_told, pair[1] - pair[0]))) or "nothing")
    result = figures(pairs)
    if options.json:
        print(json.dumps(result, indent=2))
        return
    for kind in ("triples", "types"):
        scores = result[kind]
        shares = "  ".join(f"{name} {scores[name]:.2f}" for name in ("precision", "recall", "f1"))
        print(f"{kind:8} {shares}  ({scores['labels']} labelled, {scores['read']} read)")
    if result["false events"]:
        print(
            f"false events in {result['false events']['rate']:.1%} of {result['false events']['sentences']} sentences"
        )
    else:
        print("no sentence without labelled events: the rate of false events cannot be told")


if __name__ == "__main__":
    main()
