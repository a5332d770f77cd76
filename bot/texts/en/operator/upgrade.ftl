### The way to a new version: loket upgrade.

upgrade-backup = 3/4 Backup made, and restored for a trial: { $file }
upgrade-bad-backup = The database was not changed: the backup { $file } cannot be restored whole ({ $faults }). Do not delete it; report it to the developers before you upgrade.
upgrade-damaged = The database was not changed: { $file } is damaged ({ $said }). Restore the last backup that passed its trial with loket restore, then repeat.
upgrade-done = 4/4 The schema was brought from { $before } to { $head }.
upgrade-empty = The database is still empty, nothing is to be upgraded. Start it with: loket run
upgrade-help = Bring the database to this version of Loket: looked at, backed up, the backup tried, migrated, looked at again. Stop Loket first.
upgrade-newest = The schema is the newest already ({ $head }); nothing was changed.
upgrade-no-room = The database was not changed: { $folder } needs { $wanted } MB free for the backup, its trial and the migration, and has { $free } MB. Make room, then repeat.
upgrade-no-tool = The database was not changed: Loket cannot back it up, pg_dump was not found. Install postgresql-client (as new as the server or newer) or name its folder in backup.tools. If you have backed the server up and tried that another way: loket db upgrade.
upgrade-none = There is no database at { $file }. Run this in Loket's folder, or look at database.url; a new one is made by loket run.
upgrade-running = The database was not changed: a Loket still runs on it. Stop all its processes, then repeat.
upgrade-sound = 2/4 Enough room on the disk, and the database is whole.
upgrade-versions = 1/4 The schema is { $before }, this version of Loket works with { $head }; the key fits.
upgrade-way-back = The way back: stop Loket, install the old version, move the present database away, then with that old version: loket restore { $file } --moved --to ADDRESS. What came in after this backup is lost.
