"""How a service ends: outcome, survey, proof."""
