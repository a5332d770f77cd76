"""Notes: what officers tell one another about a visit, and the colleague who is called in by name."""
