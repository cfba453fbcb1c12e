"""What became of what was promised. tracing.py reads the store; the rest is pure: promises in, ledger out."""
