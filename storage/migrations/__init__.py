"""Schema versions, run by storage.schema."""
