"""What the tables promise: one schema on both databases, and an outbox that keeps its order."""
