"""What ships for Meta, and what is done with it."""
