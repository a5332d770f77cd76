"""The meeting as a witness, and the ways into it."""
