"""The papers of a request for public information: the official form with its receipt, the objection, the register."""
