"""The `accord` program, also as `python -m api`. Ctrl-C ends it quietly, even while its modules are read."""

import os
import signal

from api.exit_codes import INTERRUPTED


def main() -> None:
    """Run the command line."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started it wants it ignored
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from api.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
