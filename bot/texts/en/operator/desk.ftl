### What keeps the desk from running.

desk-database-broken-remedy = The file is damaged or no SQLite database: restore it from a backup, or correct database.url.
desk-database-busy = The database { $name } is in use by another process and not let go. Try again in a moment; if it stays like this, find the process that holds it (an open SQL tool, a backup) and stop it.
desk-database-full = The database { $name } cannot write: the disk is full. Make room on that disk; nothing has to be repeated, the desk goes on by itself.
desk-database-new = A new database was made: { $file }. If your Loket is in another folder, run this command from that folder (with loket.toml in it).
desk-database-none = There is no database at { $file } yet. Run this command from the folder of your Loket (with loket.toml in it), or name it with --config.
desk-database-remedy = Check database.url (LOKET_DATABASE__URL): for SQLite whether its folder may be written, for PostgreSQL whether its server runs.
desk-database-unreachable = The database { $name } cannot be opened ({ $fault }). { $remedy }
desk-demo-connects = { $key } (LOKET_{ $variable }) connects the desk with real people
desk-demo-database = database.url (LOKET_DATABASE__URL) names a database of its own; the demonstration uses only its data/demo.sqlite3
desk-demo-host = web.host (LOKET_WEB__HOST) "{ $host }" can be reached by other computers; write 127.0.0.1
desk-demo-public = web.public_url (LOKET_WEB__PUBLIC_URL) is an address for other people
desk-demo-refused =
    The demonstration gives invitations for officers to whoever opens its page, so it does not run with the settings of a desk that serves people:
    { $listed }
    Run the demonstration in a folder without loket.toml and without those variables, for example:
    { "" }  mkdir demo && cd demo && env -u VARIABLE_NAME loket demo
    To serve people, use: loket run
desk-demo-served = The demonstration's database (data/demo.sqlite3) holds people from { $channels }, so what it holds is not invented. Move that file elsewhere, or run the demonstration in another folder.
desk-demo-unmarked = The demonstration's database (data/demo.sqlite3) holds visits that are not a demonstration's. Since a demonstration can empty its database, that file is not used. Move it elsewhere, or run the demonstration in another folder.
desk-identity-damaged = The key file of persons { $path } is damaged: it holds fewer than { $fewest } letters. Bring it back from where it is kept (identity.key_file): without it names, forms, messages and files of visitors cannot be opened.
desk-identity-lost = This database holds people's data that are closed, and not a single key: copies from backups hold none. Restore it with loket restore, which takes the keys from the file …orang.keys beside the backups.
desk-identity-missing = The key file of persons { $path } is not there, though this database holds people's data that are closed with it. Bring it back from where it is kept, or name its place with identity.key_file (LOKET_IDENTITY__KEY_FILE): without that key nobody can open names, forms, messages and files of visitors.
desk-identity-other = { $what } is not the key that closes people's data in this database. Bring back the old key (identity.key_file, or LOKET_IDENTITY__KEY); while it is changed, the old one by LOKET_IDENTITY__FORMER_KEY.
desk-identity-unreadable = The key file of persons { $path } cannot be read or made ({ $fault }). Give Loket's account the right to the file and its folder, or name another place with identity.key_file (LOKET_IDENTITY__KEY_FILE).
desk-key-damaged = The key file { $path } is damaged: it holds fewer than { $fewest } characters. Restore it from a backup; if there is none, delete that file, then { $way }.
desk-key-missing = The key file { $path } is not there, though this database is used with it. Bring it back from where it is kept, or name its place with survey.seal_file (LOKET_SURVEY__SEAL_FILE). If it is lost for good, { $way }.
desk-key-no-way-back = run: loket db adopt-key (survey answers that have not been counted yet can then no longer be read, and old deliveries that platforms repeat are processed once more)
desk-key-of-file = The key in the file { $file }
desk-key-of-file-remedy = Restore that file from a backup, or name its place with survey.seal_file
desk-key-of-settings = The key survey.seal_key (LOKET_SURVEY__SEAL_KEY)
desk-key-of-settings-remedy = Set it to the old key again, or leave it empty if a key file was used before
desk-key-other = { $what } is not the key that this database has been used with so far. { $remedy }. If the old key is really lost, { $way }.
desk-key-unreadable = The key file { $path } cannot be read or made ({ $fault }). Give Loket's account the right to the file and its folder, or name another place with survey.seal_file (LOKET_SURVEY__SEAL_FILE).
desk-logo-kind = { $file } is no SVG or PNG picture. Save the office's emblem as SVG or PNG, and name it in papers.logo.
desk-logo-large = { $file } is larger than 1 MB. Make the office's emblem for papers.logo smaller.
desk-occupied = Another desk runs on the database { $file }{ $process } already. An SQLite file is for one desk only: stop that one first, or use another database (database.url, LOKET_DATABASE__URL).
desk-paper-file = { $file } ({ $key }) cannot be read: { $fault }. Check where the file is, and that Loket's account may read it.
desk-port-taken = Port { $port } at { $host } cannot be used ({ $fault }). Stop the program that uses it, or change { $setting } ({ $variable }).
desk-process = { " " }(process { $process })
desk-schema-newer = This database comes from a newer version of Loket (schema { $schema }). Install the newest version of Loket, or use another database (database.url, LOKET_DATABASE__URL).
desk-seal-closed = The seal's certificate { $file } cannot be opened. Check papers.seal_passphrase (LOKET_PAPERS__SEAL_PASSPHRASE), and that the file is PKCS#12 (.p12 or .pfx).
desk-seal-empty = { $file } holds no certificate with its key. Ask whoever issued it for the whole PKCS#12 file (papers.seal_file).
desk-traces-missing = Traces are to be told (tracing.endpoint, LOKET_TRACING__ENDPOINT), and what tells them is not installed. Run make traces (or pip install "loket[traces]"), or leave tracing.endpoint empty.
