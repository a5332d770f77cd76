"""A second chat in which a visitor can be reached: joined by a code, proved from both sides, parted again."""
