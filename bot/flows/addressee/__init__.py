"""The addressee of an officer's words: who it is, for how long that is beyond doubt, and taking words back."""
