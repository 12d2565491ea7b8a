"""What a notebook shows of a reading."""

from standoff.notebook import html_table
from standoff.reading.model import Reading
from standoff.reading.told import findings


def reading_html(reading: Reading) -> str:
    """Tables of the actors and of all findings, each finding with the words of the document that say so."""
    actors = [(actor.name, actor.kind.value, actor.country, len(actor.mentions)) for actor in reading.actors]
    rows = [
        (told.kind, told.words, told.finding.span.text, f"{told.finding.span.start}-{told.finding.span.end}")
        for told in findings(reading)
    ]
    about = reading.document
    title = about.title or about.source
    return html_table(f"{title}: actors", ("name", "kind", "country", "mentions"), actors) + html_table(
        f"{title}: findings", ("list", "finding", "the text says", "characters"), rows
    )
