"""Stand-ins for the platforms: real servers on loopback that behave, and misbehave, as the platforms do.

They know nothing of the desk, and no room of the desk that serves visitors knows them (``loket fakes``, docs/fakes.md).
"""
