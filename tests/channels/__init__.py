"""What the channels promise: the platform's limits are kept, and every text arrives readable."""
