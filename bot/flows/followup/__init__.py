"""What follows from an outcome: with an owner and a due date, watched until it is done and the visitor is told."""
