"""A visitor's side of the chat."""
