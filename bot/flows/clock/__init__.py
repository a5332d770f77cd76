"""When a visit wants to be looked at again, and what is done then."""
