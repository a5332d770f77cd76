"""The desk's decisions: pure functions of state, event and time. Nothing here does I/O."""
