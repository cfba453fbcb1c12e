"""What the `accord` program ends with. Nothing is imported here: Ctrl-C is answered while other modules are read."""

DONE = 0
REFUSED = 1
"""The input, or the request, was refused."""
WRONG_USE = 2
"""The command or a setting was wrong, or what it had to say could not be written."""
UNREACHABLE = 3
"""The store cannot be had."""
INTERRUPTED = 130
"""After Ctrl-C, as shells have it: 128 and the number of the signal."""
