"""What follows by declared rules from what is recorded: findings, renewed by each load that changes what they need."""
