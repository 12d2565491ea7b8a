"""Shares told by what they are or are worth: "its trade with Oslo is worth a third of its exports"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.dependencies.endpoints import names_somebody
from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import owner_of, share_in, user_of
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of

_WORTH = NeedCue("supplies", (), 0.6, "supplies:worth")


def worth(clause: Clause) -> Iterator[Need]:
    """ "sales to Oslo are a third of Bergen's exports", "trade with Oslo is worth a tenth of its income"."""
    if lemma_of(clause.verb) not in ("be", "remain") or clause.negated or clause.hypothetical:
        return
    priced = [t for t in clause.verb.children if t.dep_ in ("acomp", "prep", "attr") and t.lower_ == "worth"]
    told = [t for p in priced for t in p.children if t.i > p.i] or [t for t in clause.objects if t.i > clause.verb.i]
    for share in (s for t in told if (s := share_in(t)) is not None):
        for subject in clause.grammatical_subjects:
            owner = user_of(share.good)
            own = owner_of(subject)
            goods = lemma_of(share.good) in words("goods") and lemma_of(subject) in words("goods") | words("trade")
            if goods and names_somebody(subject):
                own_first = owner is not None and owner.tag_ == "PRP$"
                who = tuple(t for t in ((own, owner) if own_first else (owner, own)) if t is not None)
                yield replace(need_of(_WORTH, clause, who, (subject,), good=share, on_words=False), either=True)
                return
