"""The queue: order, places, numbers."""
