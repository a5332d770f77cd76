### loket setup.

setup-admin = Name of the first administrator, whose invitation is printed.
setup-ask-address = The office's address, as visitors are told (may be empty).
setup-ask-admin =
    Who is the first administrator? They get a link to be used once, then invite others and hear of faults. (Empty: later.)
setup-ask-channels =
    How do visitors reach the office? Several may be given, such as 1,2. The web chat is always there.
      1 Telegram
      2 WhatsApp (needs a number and a Meta account)
      3 web chat only
setup-ask-contact = Telephone or e-mail address that visitors are given (may be empty).
setup-ask-database =
    Where is the data kept? Enter for one file on this computer; for PostgreSQL write postgresql://user:password@host/name.
setup-ask-hours =
    Opening hours. For example: Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30
setup-ask-meeting = Number of the standing Zoom meeting.
setup-ask-name = What is the unit's full name, as visitors read it?
setup-ask-overwrite = Change that file? The old one is kept beside it, ending in .lama. [y/n] {""}
setup-ask-passcode = Passcode of the Zoom meeting (not the one printed on the POS sheet).
setup-ask-province = In which province is the office? Only to guess the time zone (may be empty).
setup-ask-public =
    The office's web address for the chat, such as https://loket.example.go.id (empty: only on this computer).
setup-ask-secrets =
    Where are tokens and secret words kept?
      1 in the settings file, which only this account can read (Enter)
      2 nowhere: you give them as environment variables
setup-ask-telegram-token =
    Token of the Telegram bot. Write /newbot to @BotFather on Telegram, then paste the token here (may be left empty for now).
setup-ask-whatsapp-account = Id of the WhatsApp Business Account, from WhatsApp Manager (may be empty).
setup-ask-whatsapp-number = Phone number ID (not the number itself), from WhatsApp Manager.
setup-ask-whatsapp-secret = The Meta app's secret (App Secret).
setup-ask-whatsapp-token = WhatsApp access token (system user), from Meta Business.
setup-ask-whatsapp-word = The word that Meta repeats when the webhook is registered. Enter: a random one is made.
setup-ask-zone = Time zone: 1 WIB, 2 WITA, 3 WIT.
setup-begin =
    First configuration of Loket. Answer one by one; Enter takes what stands in brackets, a dash empties it.
    You may stop at any time (Ctrl+C): answers are kept, and "loket setup" goes on. Only at the end { $path } is written.
setup-by-hand = { $path }: { $key } is written in a way that we cannot change; remedy: change that line yourself, then run loket setup again
setup-changes = { $path } is there already. What changes:
setup-channels-unknown = Write 1, 2 or 3; several are possible, such as 1,2.
setup-doctor = Last, the desk is looked at (loket doctor):
setup-done = Done. Run the desk with: loket run
setup-environment = Secrets are not written to the file but come from the environment.
setup-environment-how = Secrets are not written. Before running the desk set these variables (for example in the systemd unit):
setup-goes-on = Going on where you were: { $count } answers are there. (To begin anew delete { $path }.)
setup-has-admin = There is an administrator; nobody is invited.
setup-invited = Administrator's invitation for { $name }, valid for { $days } days, to be used once. Once the desk is running, open this link on their phone (a link to 127.0.0.1 opens on this computer alone):
setup-kept-secret = as it is now
setup-left = The desk is configured, but what is marked WRONG above has to be put right first. Then look again with: loket doctor
setup-needed = This has to be filled in.
setup-no-admin = There is no administrator yet. Invite one later with: loket staff invite NAME --role admin
setup-no-such-key = no such setting: { $key }; see loket.example.toml
setup-nothing-new = Nothing changes in { $path }.
setup-prompt = [{ $default }] > {""}
setup-set = The answer for one setting, such as office.name="ULT Contoh"; may be repeated.
setup-stopped = stopped. The answers so far are kept in { $path }; go on with: loket setup
setup-token-anyway = Use this token all the same? Answer n to write another. [y/n] {""}
setup-written = Written: { $path } (only this account can read it).
setup-wrong = { $reason }; remedy: { $remedy }
setup-yes = Ask nothing: what is not said stays as it is.
