"""A PostgreSQL server of the test's own, from Debian's packages, that listens on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """The folder of the newest server that is installed, or None."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    on_path = shutil.which("initdb")
    return versions[-1].parent if versions else Path(on_path).parent if on_path else None


def why_not() -> str | None:
    """Why no server can be started here, or None when one can."""
    if binaries() is None:
        return "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'standoff[postgres]')"
    return None


@contextmanager
def server() -> Iterator[str]:
    """Runs a server and gives the address of its database; it is gone afterwards."""
    programs = binaries()
    assert programs is not None
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="standoff-pg-"))  # short, for a socket's path has room for 107 characters
    try:
        if user is not None:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        data = str(folder / "data")
        _run(user, programs / "initdb", "-D", data, "-U", "standoff", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"-c listen_addresses= -c fsync=off -c unix_socket_directories={folder} -c max_connections=50"
        _run(user, programs / "pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", settings, "-w", "start")
        try:
            yield f"postgresql://standoff@{quote(str(folder), safe='')}/postgres"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_schema(address: str, name: str) -> str:
    """Makes an empty schema, and gives the address with it as the search path."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{address}?options=-csearch_path%3D{name}"


def _user() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(user: str | None, *command: object) -> None:
    # Into a file rather than a pipe, which the server would inherit and hold open.
    with tempfile.TemporaryFile() as said:
        arguments = [str(part) for part in command]
        done = subprocess.run(arguments, user=user, cwd="/", stdout=said, stderr=said, check=False, timeout=120)
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{arguments[0]}: {said.read().decode(errors='replace')}")
