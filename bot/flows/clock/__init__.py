"""The one clock: when whatever is watched wants to be looked at again, and the ladder of what is done then."""
