"""Prints the text of a saved page, whose characters its records cite: `python -m loaders.crisis_group PAGE`."""

import sys
from pathlib import Path

from loaders.crisis_group.extract import extract
from loaders.source import InputError

if __name__ == "__main__":
    try:
        sys.stdout.write(extract(Path(sys.argv[1])).text)
    except InputError as refused:
        sys.exit(str(refused))
    except IndexError:
        sys.exit("Name a saved page: python -m loaders.crisis_group PAGE")
