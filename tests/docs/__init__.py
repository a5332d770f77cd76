"""What the documents promise: they say what is there."""
