"""Stand-ins for the platforms: real servers on loopback that behave, and misbehave, as the platforms do."""
