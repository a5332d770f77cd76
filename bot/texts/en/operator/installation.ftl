### An installation of many desks: the folder desks/, loket desk.

installation-clash = { $key } is already that of desk { $other }. Every desk needs a { $key } of its own.
installation-command-needs-desk = There are many desks here. Say which one, for instance: loket --desk { $example } …
installation-desk-added = Desk { $name } has been made: { $file }. Fill in its token and the office's name; a running Loket opens it within seconds.
installation-desk-exists = There is a desk { $name } already: { $file }
installation-desk-name = "{ $name }" cannot be a desk's name. Use small letters, digits and hyphens, beginning with a letter, at most 40 (for instance ult-binjai).
installation-desk-unknown = There is no desk { $name }. There are: { $known }
installation-of-process = this belongs to the installation, not to one desk
installation-of-process-remedy = remove it here, and write it in { $file }
