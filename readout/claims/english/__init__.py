"""What English says of trade: assertions, and whether they are meant."""
