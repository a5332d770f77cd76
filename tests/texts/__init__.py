"""The desk's words and the questionnaire."""
