"""What somebody means by what they write first: a rule for everything, a network and a model for nothing."""
