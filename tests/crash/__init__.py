"""The crash test: the real process is killed again and again while visits go on, and nothing may be missing."""
