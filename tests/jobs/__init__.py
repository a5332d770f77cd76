"""What the loops promise: deadlines are never missed, messages never out of order and never silently lost."""
