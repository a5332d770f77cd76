# Several roles of one person, absence, and letters of assignment.

## Roles

staff-roles = { $first }, { $rest }
staff-role-none = somebody stands in
