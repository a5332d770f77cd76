"""What a step requires and what it has to yield: looked at, marked where it is missing, and answered for."""
