### Checking the chained archive: read by archivists and auditors.

verify-altered = ALTERED: { $table } { $key }{ $since }
verify-cut-off = CUT OFF: { $table } { $key }{ $since }. The chain's end is gone: compare with the last backup.
verify-date-of-head = --date is for the head of one day alone: loket verify head --date { $given }
verify-entry-of-chain = entry of the chain
verify-faults = The archive does NOT hold: { $count } findings ({ $kinds }). Change nothing; keep a copy of this database, then compare it with backups. How: docs/archive.md.
verify-faults-more = The archive does NOT hold: { $count } findings or more ({ $kinds }); the look was ended there. Change nothing; keep a copy of this database, then compare it with backups. How: docs/archive.md.
verify-head-about = Head of Loket's chained archive, day { $day }
verify-head-mail = Head of the desk's archive, { $day }
verify-head-open = This day has not been closed: its head will still change.
verify-heads-of-export = --heads is for an export alone: loket verify EXPORT-FOLDER --heads { $given }
verify-heads-where = For an export: the folder of heads kept outside (head-DATE.txt).
verify-help = Check the archive: lines that were altered, are missing, were inserted, reordered or cut off. "loket verify head" shows today's head.
verify-holds = The archive holds.
verify-inserted = INSERTED: { $table } { $key }{ $since }
verify-missing = MISSING: { $table } { $key }{ $since }
verify-no-day = "{ $given }" is no date. Write it like 2026-11-29.
verify-not-known = "{ $given }" is not known. Type "loket verify" for the whole archive, "loket verify head", or "loket verify EXPORT-FOLDER".
verify-reordered = REORDERED: { $table } { $key }{ $since }
verify-shut = DOES NOT OPEN: { $table } { $key }{ $since }
verify-since = { " " }(vouched for by entry { $serial }{ $day })
verify-since-day = , after { $day } was closed
verify-stamp = TIMESTAMP does not fit: { $file } is not for the file beside it.
verify-tally = Entries { $entries }, rows { $rows }, questionnaires { $surveys }, erased with trace { $erased }, from before the chain { $before }, heads outside that agree { $heads }. Last entry { $serial }: { $head }
verify-unlinked = Rows from before the chain that are not linked yet: { $count }. Loket links them by itself while it runs.
verify-what = "head" for the head of a day; an export's folder to check that export; nothing to check the whole archive.
verify-which-day = The day whose head is shown (today, if not given).
