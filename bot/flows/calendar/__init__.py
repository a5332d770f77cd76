"""When the office is open: hours, working days, and how long that is within a span."""
