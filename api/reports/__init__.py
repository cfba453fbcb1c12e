"""What is told to people: ledgers in words."""
