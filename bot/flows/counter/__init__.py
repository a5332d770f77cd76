"""At the counter: front office registers somebody whom it has met, and says aloud what the desk tells who has no
chat."""
