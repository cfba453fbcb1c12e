"""Pages of promises: a ledger, one promise, what changed between two days, two assessors side by side."""
