"""The chained archive: every row of the office's record is committed to, and every commitment is linked to all before.

``linked`` says what is, ``commitments`` how a row is committed to, ``listening`` notices what a transaction writes,
``entries`` adds its entry, ``taking`` takes in what was there before, ``verifying`` finds what does not hold.
"""
