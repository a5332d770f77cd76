"""What is one's own to do now: an officer's first screen."""
