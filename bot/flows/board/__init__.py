"""How the queue stands, as one message that is kept up to date in place; numbers only."""
