# Beberapa peran seorang petugas, berhalangan, dan surat penugasan.

## Peran

staff-roles = { $first }, { $rest }
staff-role-none = sedang digantikan
