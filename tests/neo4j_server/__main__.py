"""`python -m tests.neo4j_server [--port N] [--data DIR]`: a Neo4j to work or measure with, until Ctrl-C."""

import argparse
import signal
import sys
from pathlib import Path

from tests.neo4j_server import NoNeo4j, running_neo4j


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description=running_neo4j.__doc__)
    parser.add_argument("--port", type=int, default=0, help="Bolt port on the loopback address (default: a free one)")
    parser.add_argument("--data", type=Path, help="directory in which data are kept (default: none are kept)")
    arguments = parser.parse_args()
    try:
        with running_neo4j(arguments.port, arguments.data) as address:
            print(address.url, flush=True)
            stopping = {signal.SIGINT, signal.SIGTERM}
            signal.pthread_sigmask(signal.SIG_BLOCK, stopping)
            signal.sigwait(stopping)
    except NoNeo4j as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
