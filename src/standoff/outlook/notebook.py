"""What a notebook shows of an outlook."""

from standoff.notebook import html_table, html_text, percent
from standoff.outlook.model import Outlook


def outlook_html(outlook: Outlook) -> str:
    """The verdict, then tables of foresight, deals and ways out."""
    verdict = outlook.verdict
    reasons = "".join(f"<li>{html_text(reason)}</li>" for reason in (*verdict.reasons, verdict.record))
    foresight = [
        (ahead.moves, ahead.concept, percent(ahead.persists.support), ", ".join(list(ahead.settles)[:3]))
        for ahead in outlook.foresight
    ]
    deals = [(deal.label, deal.words, percent(deal.support.support)) for deal in outlook.deals]
    ways = [(way.decision_maker, way.words, percent(way.effect.support)) for way in outlook.ways_out]
    tables = (
        html_table(
            f"Whether {outlook.status_quo} holds", ("moves ahead", "concept", "holds", "play settles in"), foresight
        ),
        html_table("Deals: better for everyone", ("label", "what", "support"), deals),
        html_table("Ways out", ("who", "what", "effect"), ways),
    )
    return f"<p><strong>{html_text(verdict.sentence)}</strong></p><ul>{reasons}</ul>{''.join(tables)}"
