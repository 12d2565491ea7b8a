"""The commands together, in the order in which a newcomer needs them."""

from functools import lru_cache
from inspect import cleandoc
from typing import Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.commands.analyse import ANALYSES, analyse
from standoff.cli.commands.brief import brief
from standoff.cli.commands.convert import convert
from standoff.cli.commands.draft import draft
from standoff.cli.commands.example import example
from standoff.cli.commands.explain import explain
from standoff.cli.commands.ledger import LEDGER, ledger
from standoff.cli.commands.outlook import outlook
from standoff.cli.commands.read import read
from standoff.cli.commands.schema import schema
from standoff.cli.commands.solve import solve
from standoff.cli.commands.suppose import SUPPOSITIONS, suppose

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": terminal.WIDEST}

app = typer.Typer(
    name="standoff",
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings=SETTINGS,
)
analyses = typer.Typer(rich_markup_mode="rich", context_settings=SETTINGS, no_args_is_help=True)
suppositions = typer.Typer(rich_markup_mode="rich", context_settings=SETTINGS, no_args_is_help=True)
ledgers = typer.Typer(rich_markup_mode="rich", context_settings=SETTINGS, no_args_is_help=True)

_STEPS = ("brief", "read", "draft", "solve", "explain", "analyse", "suppose", "outlook")
ORDER = (*_STEPS, "ledger", "convert", "example", "schema")


def _help(doc: str | None) -> str:
    """A docstring with each paragraph on one line, for the terminal's width to break."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in cleandoc(doc or "").split("\n\n"))


for _command in (brief, read, draft, solve, explain, outlook, convert, example, schema):
    app.command(help=_help(_command.__doc__))(_command)
for _name, _analysis in ANALYSES.items():
    analyses.command(_name, help=_help(_analysis.__doc__))(_analysis)
for _name, _supposition in SUPPOSITIONS.items():
    suppositions.command(_name, help=_help(_supposition.__doc__))(_supposition)
app.add_typer(analyses, name="analyse", help=_help(analyse.__doc__))
for _name, _work in LEDGER.items():
    ledgers.command(_name, help=_help(_work.__doc__))(_work)
app.add_typer(suppositions, name="suppose", help=_help(suppose.__doc__))
app.add_typer(ledgers, name="ledger", help=_help(ledger.__doc__))


def _version(wanted: bool) -> None:
    if wanted:
        import standoff

        terminal.write(f"standoff {standoff.__version__}\n")
        raise typer.Exit


@app.callback()
def standoff(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read a geopolitical dispatch and say where the standoff it describes settles, with the sentence behind each line.

    The main job: standoff brief dispatch.txt

    For a text to try it on: standoff example
    """


@lru_cache(maxsize=1)
def command() -> Any:
    """The command line as one command object, which knows its subcommands and options."""
    made: Any = typer.main.get_command(app)
    made.commands = {name: made.commands[name] for name in ORDER}  # typer puts groups first
    return made
