"""One page for a meeting: its sentences are made once, of a ledger and what surrounds it, and written in every form."""
