"""Days of an office played in seconds: the production code under a simulated clock, invented people, no network."""
