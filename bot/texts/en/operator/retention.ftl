### Retention, and the destruction of archives.

retention-by = code of the member of staff who enters it (admin or supervisor)
retention-by-unknown = "{ $by }" is no admin or supervisor of this desk. See the codes with: loket staff list
retention-column-count = may be destroyed
retention-column-held = held
retention-column-id = code
retention-column-number = minutes
retention-column-series = series
retention-column-state = state
retention-column-year = year
retention-confirm = { $count } files ({ $series }, { $year }) would be destroyed by minutes { $number }. This cannot be undone. Repeat the command with --yes to do it.
retention-date = date of the minutes
retention-destroy-help = Destroys what is on the list, once its minutes have been entered.
retention-destroyed = Destroyed: { $destroyed } files, { $series } { $year }, minutes { $number }. Held since something is open: { $held }.
retention-doctor-due = retention: { $count } rows are past their time and not gone; held since something is open: { $held }
retention-doctor-due-remedy = let the desk run at night; the rest goes the next nights
retention-doctor-files = archive past its schedule: { $what }
retention-doctor-files-remedy = talk to the archivist: loket retention due
retention-doctor-register = register of erasures beside the backups: { $kept } of { $known } people
retention-doctor-register-remedy = let the desk run; if it stays so, look at the folder of backups ({ $folder })
retention-draft-help = Makes the draft of the minutes (PDF) and its list (XLSX); destroys nothing.
retention-drafted =
    Draft: { $pdf }
    List: { $xlsx }
    Code: { $id }, { $count } files. Once signed: loket retention sign { $id } --number ... --date ... --signer "Name, office" --scan FILE --by CODE
retention-due-help = Shows archive series that are past their schedule.
retention-few-signers = Minutes need { $least } signers at least: repeat --signer "Name, office" for each.
retention-help = Retention: archive series past their time, and their destruction with minutes.
retention-list-changed = The list { $id } is not what was drafted any more; nothing was destroyed. Run loket verify, then make a new draft.
retention-list-help = Shows destructions that were, and are to be, carried out.
retention-no-number = The number of the minutes is empty. Write --number as it stands on the minutes.
retention-no-scan = Write one of: --scan FILE, or --sha256 (64 hexadecimal figures) of the scanned minutes.
retention-no-series = There is no archive series "{ $series }". There are: { $known }.
retention-none = No archive series is past its schedule.
retention-not-drafted = { $id } does not wait for minutes (state: { $state }). Make a draft first: loket retention draft SERIES YEAR
retention-not-due = { $series } { $year } is not past its schedule; the latest that is: { $last } (retention.active_years, retention.inactive_years).
retention-not-signed = { $id } has no signed minutes yet, or is done (state: { $state }). Enter them with: loket retention sign
retention-nothing = No file of that year may be destroyed: done already, or held since something is open.
retention-number = number of the minutes
retention-output = folder for the draft and its list
retention-scan = the scanned, signed minutes; only their SHA-256 is kept
retention-series = archive series
retention-sha256 = SHA-256 of that scan, where the file is not here
retention-sign-help = Enters number, date and signers of the signed minutes.
retention-signed = Minutes { $number } are entered. To destroy: loket retention destroy { $id }
retention-signed-already = { $id } is signed and waits to be carried out: loket retention destroy { $id }
retention-signed-when = The date of the minutes ({ $day }) cannot be before their draft ({ $drafted }) or after today.
retention-signer = a signer: "Name, office"; repeat for each
retention-unknown = There is no destruction { $id }. See: loket retention list
retention-unreadable = { $file } cannot be read: { $fault }.
retention-unwritable = { $file } cannot be written: { $fault }. Look at room and rights.
retention-which = code of a destruction, from loket retention list
retention-year = year
retention-yes = do it, without asking again
