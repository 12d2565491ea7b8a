#!/usr/bin/env python3
"""Kills writers of a ledger at random moments, and checks that nothing that was acknowledged is lost or torn.

    soak.py [--kills 500] [--seed 1] [--place PATH_OR_URL]

Each round starts one to three writers on the same ledger, half of the rounds on one that is still to be made. A writer
appends batches of one to four entries and says each on a pipe when it has been acknowledged. All are killed with
SIGKILL at a random moment: in half of the rounds by the clock, from the first moment on, in the others some
milliseconds after a random number of entries was heard of. Then the ledger is opened anew: its chain must verify,
every acknowledged entry must be there with its hash, and every batch must be there whole or not at all. `--place` is a
folder for files of SQLite or the address of a PostgreSQL database, which gets schemas; without it both are soaked, in
a folder and on a server of the program's own. Exits 1 at the first loss.
"""

import argparse
import os
import random
import signal
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from ledger_making import forecast, question
from postgres_server import make_schema, server, why_not

from standoff.errors import LedgerError
from standoff.ledger import create_ledger, open_ledger
from standoff.ledger.postgres import is_postgres

LONGEST_LIFE = 0.15
"""Seconds that the writers of a round live at most, in rounds that end by the clock."""

MOST_HEARD = 30
"""How many acknowledged entries are waited for at most, in rounds that end soon after one was heard."""

ROUNDS = 12
"""How many rounds one ledger lasts, so that opening it does not come to take longer than its writers live."""


def write_until_killed(place: str, name: str, seed: int, pipe: int) -> None:
    """Appends batches to the ledger at `place`; each is told to `pipe`, in one write, once it is acknowledged."""
    chance = random.Random(seed)
    number = 0
    with create_ledger(place) as ledger:
        try:
            ledger.append(question())
        except LedgerError as error:
            if error.code != "question-exists":
                raise
        while True:
            number += 1
            size = chance.randint(1, 4)
            batch = [forecast(chance.random(), on=number + part / 10, by=f"{name} {size}") for part in range(size)]
            entries = ledger.append(*batch)
            os.write(pipe, "".join(f"{entry.seq} {entry.hash}\n" for entry in entries).encode())


def killed_round(place: str, name: str, chance: random.Random) -> dict[int, str]:
    """Runs a round of writers, kills them, and gives what was acknowledged: number of the entry to its hash."""
    reading, writing = os.pipe()
    children = []
    for number in range(chance.randint(1, 3)):
        seed = chance.getrandbits(32)
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                write_until_killed(place, f"{name}.{number}", seed, writing)
            except BaseException:
                traceback.print_exc()
            os._exit(3)  # only an error ends a writer by itself
        children.append(child)
    os.close(writing)
    said = b""
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, LONGEST_LIFE))
    else:
        wanted = chance.randint(1, MOST_HEARD)
        while said.count(b"\n") < wanted and (more := os.read(reading, 65536)):
            said += more
        time.sleep(chance.uniform(0, 0.02))
    for child in children:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as rest:
        told = [line.split() for line in (said + rest.read()).decode().splitlines()]
    for child in children:
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise SystemExit(f"{place}: a writer failed by itself (status {status})")
    return {int(seq): sealed for seq, sealed in told}


def check(place: str, acknowledged: dict[int, str]) -> int:
    """How many entries the ledger has; ends the program when one is lost or torn, or the chain does not verify."""
    try:
        ledger = open_ledger(place)
    except LedgerError as error:
        if error.code in ("missing-ledger", "not-a-ledger") and not acknowledged:
            return 0  # killed before it was made
        raise
    with ledger:
        found = ledger.verify()
        there = {one.seq: one.hash for one in ledger.written()}
        lost = [seq for seq, sealed in acknowledged.items() if there.get(seq) != sealed]
        batches: Counter[tuple[str, int]] = Counter()
        for record in ledger.state().questions.values():
            for by, said in record.forecasts.items():
                batches.update((by, int((kept.fact.at - record.question.opens).days)) for kept in said)
        torn = [by for (by, _), size in batches.items() if size != int(by.rpartition(" ")[2])]
    if found.flaw or lost or torn:
        raise SystemExit(f"{place}: flaw {found.flaw}, lost {lost[:5]}, torn {torn[:5]}")
    return found.entries


def new_place(base: str, number: int) -> str:
    """The place of another ledger, which is not made yet; on PostgreSQL, a schema is made for it."""
    if is_postgres(base):
        return make_schema(base, f"soak_{os.getpid()}_{number}")
    return str(Path(base) / f"ledger_{number}.db")


def soak(kills: int, seed: int, base: str) -> None:
    """Runs `kills` rounds and prints what they came to."""
    chance = random.Random(seed)
    acknowledged: dict[int, str] = {}
    place = ""
    total_acknowledged = total_entries = entries = 0
    for number in range(kills):
        # Half of the rounds are on a ledger that is still to be made, the others go on with one.
        if number % ROUNDS < ROUNDS / 2:
            total_entries += entries
            acknowledged, entries = {}, 0
            place = new_place(base, number)
        fresh = killed_round(place, f"round {number}", chance)
        acknowledged |= fresh
        total_acknowledged += len(fresh)
        entries = check(place, acknowledged)
    total_entries += entries
    store = "PostgreSQL" if is_postgres(base) else "SQLite"
    counts = f"{total_acknowledged} entries acknowledged, {total_entries} kept"
    print(f"{kills} kills on {store} (seed {seed}): {counts}, none lost, none torn, every chain verifies", flush=True)


def soak_both(kills: int, seed: int) -> None:
    """Soaks SQLite in a temporary folder, and PostgreSQL on a server of its own where one can be started."""
    with tempfile.TemporaryDirectory() as folder:
        soak(kills, seed, folder)
    if reason := why_not():
        print(f"not on PostgreSQL: {reason}")
        return
    with server() as address:
        soak(kills, seed, address)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--place", default="")
    arguments = parser.parse_args()
    if arguments.place:
        soak(arguments.kills, arguments.seed, arguments.place)
    else:
        soak_both(arguments.kills, arguments.seed)
