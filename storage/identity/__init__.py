"""Who somebody is, apart from what the office records: names, words and files of a person are kept under a key of
their own, and are lost to everybody once that key is destroyed, also in copies that were made before.

``keeper`` opens and closes, ``sealed`` are the types of columns that hold what is closed, ``owners`` says whose a row
is, ``sealing`` closes what a statement writes, ``keys`` are the persons' keys, ``taking`` closes what lay open before,
``copied`` is how keys go beside backups.
"""
