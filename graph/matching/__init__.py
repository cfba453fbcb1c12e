"""Which records of several datasets are of one event, and which are not: candidates, scores, decisions."""
