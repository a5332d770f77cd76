"""A member of staff's side of the chat."""
