"""One event while it is decided: events, effects, messages, tokens, and the working copy."""
