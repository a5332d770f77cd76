### Faults of the settings.

settings-address = is no valid web address
settings-address-remedy = write a whole address without ? and #, for example https://loket.example.go.id
settings-always = an office that is open "selalu" knows no closed days
settings-always-remedy = empty this list, or write office.hours as "Setiap hari 00.00-24.00"
settings-archive-short = the archive is kept for { $years } years, less than the identity in it ({ $days } days)
settings-archive-short-remedy = lengthen retention.inactive_years, or shorten retention.identity_days
settings-backwards = the period ends ({ $last }) before it begins ({ $first })
settings-backwards-remedy = exchange the two dates
settings-both-lists = { $days } is also listed as a closed day
settings-both-lists-remedy = delete it from one of the lists
settings-categories-remedy = write for example ["{ $one }", "{ $other }"]
settings-category = the kind of service "{ $category }" is not known
settings-category-remedy = choose from: { $known }
settings-command = is no command
settings-command-remedy = write it as a list of words, for example ["clamdscan", "--no-summary", "-"]
settings-database = the database's address is not known
settings-database-remedy = write sqlite:///data/loket.sqlite3 or postgresql://user:password@host/database_name
settings-date-remedy = write it as year-month-day, for example 2026-12-31
settings-dated-remedy = write [[office.periods]] or [[office.exceptions]], one for every period
settings-day = "{ $item }" is no date
settings-day-once = its day has to be named once
settings-days-remedy = write for example ["2026-12-31", "2027-01-02"]
settings-embed-origin = "{ $text }" is no address of a site
settings-embed-origin-remedy = write for example ["https://www.kantor.go.id"]: https:// and the name of the site, without a path and without *
settings-empty = (empty)
settings-entry = entry { $no }: { $reason }
settings-entry-key = key { $keys } is not known here
settings-entry-key-remedy = those known: { $known }
settings-entry-table = every entry has to be a table
settings-entry-unread = the entry cannot be read
settings-exceptions-remedy = write [[office.exceptions]] with date (or from and until) and closed or open, for example date = 2026-12-31, closed = "12.00-16.00"; true means the whole day
settings-fault =
    { $title }
    { $origin }   Problem: { $reason }
    { "" }   Remedy : { $remedy }
settings-faults =
    Loket's settings are not right yet ({ $count } faults):
    
    { $listed }
settings-file = file { $file }
settings-file-encoding = the file is no UTF-8 text
settings-file-encoding-remedy = save it again as UTF-8
settings-file-line = file { $file } line { $line }
settings-file-missing = the file is not there
settings-file-missing-remedy = check --config and { $variable }, or copy loket.example.toml
settings-file-unread = the file cannot be read
settings-file-unread-remedy = check whether it is an ordinary file and may be read
settings-graph = is no version of the Graph API
settings-graph-remedy = write for example v26.0
settings-heads-first = needs the folder archive.heads
settings-heads-first-remedy = fill in archive.heads, or leave archive.timestamp_url and archive.mail_to empty
settings-hours-backwards = the period { $period } ends before it begins
settings-hours-backwards-remedy = write the end after the beginning; hours over midnight are written as two days, for example "Senin 20.00-24.00; Selasa 00.00-04.00"
settings-hours-day = the day "{ $text }" is not known
settings-hours-empty = the opening hours are empty
settings-hours-midnight = the hours "{ $text }" end at 00.00
settings-hours-midnight-remedy = write the end of the day as 24.00
settings-hours-no-time = there is no time "{ $text }"
settings-hours-overlap = on { $day } the periods { $earlier } and { $later } overlap
settings-hours-overlap-remedy = change them so that one period is over before the next begins
settings-hours-remedy = write for example "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30", "Setiap hari 00.00-24.00" or "selalu"; a day that is not named is closed
settings-hours-segment = "{ $text }" is not days followed by hours
settings-hours-text = opening hours have to be text
settings-hours-text-remedy = write for example "Senin-Jumat 08.00-16.00"
settings-hours-unread = the hours "{ $text }" cannot be read
settings-https = a public address has to use https
settings-https-remedy = write https://…; http is only for 127.0.0.1 and localhost
settings-identity-first = less than { $key } ({ $days } days)
settings-identity-first-remedy = write { $days } at least
settings-idle = rests before anybody could be reminded
settings-idle-remedy = write more than visit.idle_reminder_minutes
settings-instrument = is no name of a questionnaire
settings-instrument-remedy = write its name, for example skm
settings-is-choice = is no known choice
settings-is-choice-remedy = write one of: { $expected }
settings-is-decimal = has to be a number
settings-is-decimal-remedy = write digits with a decimal point, for example 0.5
settings-is-empty = may not be empty
settings-is-empty-remedy = set it, or delete it so that the default holds
settings-is-large = is too large
settings-is-large-remedy = write { $le } or less
settings-is-otherwise = the value cannot be read
settings-is-otherwise-remedy = see the example in loket.example.toml
settings-is-part = has to be a section
settings-is-part-remedy = write it as the heading [{ $section }] with keys below it
settings-is-path = has to be the name of a file
settings-is-path-remedy = write the file's place in quotation marks
settings-is-small = is too small
settings-is-small-remedy = write { $ge } or more
settings-is-text = has to be text
settings-is-text-remedy = write it in quotation marks
settings-is-whole = has to be a whole number
settings-is-whole-remedy = write digits only, without dots and commas
settings-is-yes-no = has to be yes or no
settings-is-yes-no-remedy = write true or false, without quotation marks
settings-json = the JSON list cannot be read
settings-json-remedy = { $period }; in the environment as JSON
settings-key-unread = { $key } cannot be read
settings-lead = no longer than earliest_minutes, so that no time can be booked
settings-lead-remedy = raise latest_days, or lower earliest_minutes
settings-line = { " " }line { $line }
settings-list = has to be a list
settings-mail-open = mail would go through the network unencrypted
settings-mail-open-remedy = use archive.smtp_tls = "starttls" or "tls"; "none" is only for a mail server on this machine
settings-mail-server = is no e-mail address, or the mail server is not filled in
settings-mail-server-remedy = write for example arsip@kantor.go.id, and fill in archive.smtp_host
settings-meeting = is no number of a Zoom meeting
settings-meeting-remedy = write 9 to 11 digits, for example 83151711241
settings-meta-id = is no id of Meta's
settings-meta-id-remedy = copy its digits from WhatsApp Manager, for example 106540352242922
settings-metrics-open = /metrics is open to other computers without a secret
settings-metrics-open-remedy = set web.metrics_token (for example from openssl rand -hex 16), or put web.admin_host back to 127.0.0.1
settings-metrics-short = the secret is too short; at least { $least } characters
settings-metrics-short-remedy = make a new one with openssl rand -hex 16
settings-names = is no list of names
settings-names-remedy = write for example ["lansia", "hamil"]: at most 8 names of at most 24 characters each
settings-network = "{ $text }" is no IP address or network
settings-network-remedy = write for example 10.0.0.5, 10.0.0.0/8, or ::1
settings-networks-remedy = write for example ["127.0.0.1", "10.0.0.0/8"]
settings-no-boolean = has to be a number, not true or false
settings-no-boolean-remedy = write a number
settings-no-date = { $key } = "{ $value }" is no date
settings-no-hours = hours is not set
settings-not-set = (not set)
settings-offers-remedy = write for example ["Layanan didahulukan pada kunjungan berikutnya"]
settings-one-of = name one of them: closed or open
settings-or = { " " }or{ " " }
settings-origin =
    { " " }  From   : { $origin }
    { "" }
settings-overlap = entry { $no } ({ $one }) and entry { $otherno } ({ $other }) overlap
settings-overlap-remedy = change the dates or hours, or delete one of them
settings-part-remedy = write true, or the hours, for example "13.00-16.00"
settings-periods-remedy = write [[office.periods]] with from, until and hours, for example from = 2027-02-08, until = 2027-03-09, hours = "Senin-Kamis 08.00-12.00, 12.30-15.00; Jumat 08.00-11.30, 12.30-15.30"
settings-phone = is no telephone number
settings-phone-remedy = write the number alone, for example +62 21 5089 8888, or leave it empty
settings-prefix = is no valid beginning of numbers
settings-prefix-remedy = write 1–10 capital letters or digits, for example ULT
settings-removed = this key is no longer used
settings-removed-attention = delete this line; it is now a share of the step's standard time: visit.attention_percent (LOKET_VISIT__ATTENTION_PERCENT), 100 percent by default
settings-schema = a schema cannot have this name
settings-schema-file = only a PostgreSQL database has schemas
settings-schema-file-remedy = leave database.schema empty: on SQLite every desk has a file of its own (database.url)
settings-schema-remedy = write 1 to 48 small letters, digits or _, a letter first, for example ult_medan; not public, information_schema or pg_…
settings-schema-twice = database.url names another schema already
settings-schema-twice-remedy = take ?schema=… out of database.url, or leave database.schema empty
settings-seal-short = fewer than { $least } characters
settings-seal-short-remedy = write a long random word, for example from: openssl rand -hex 32
settings-secret = the secret is empty, has spaces, or holds a character that is not ASCII
settings-secret-remedy = copy it again from where it comes from, without spaces and quotation marks
settings-survey-late = reminds after the survey is no longer open
settings-survey-late-remedy = write less than survey.open_hours
settings-telegram-port = Telegram does not serve this port
settings-telegram-port-remedy = use port 443, 80, 88 or 8443
settings-template = is no name of a WhatsApp template
settings-template-remedy = use small letters, digits and underscores
settings-time = the time cannot be read
settings-time-remedy = write for example "15.30"
settings-token = is no token of a Telegram bot
settings-token-remedy = copy the token from @BotFather; it is digits, a colon, then letters and digits
settings-toml = not valid TOML ({ $fault })
settings-toml-remedy = correct this line; text is written in quotation marks, for example name = "ULT"
settings-too-many-days = a period of more than { $days } days
settings-too-many-days-remedy = split it into several entries, or change office.hours
settings-unknown = this key is not known
settings-unknown-remedy = the key most like it is { $key } ({ $variable }); if that is not what was meant, delete it (all keys are in loket.example.toml)
settings-unset = { $key } is not set
settings-variable = environment variable { $name }
settings-webhook-needs = needed if telegram.mode = "webhook"
settings-webhook-needs-remedy = set it, or change the mode to "polling"
settings-webhook-secret = the webhook's secret holds a character that may not be in it, or is too long
settings-webhook-secret-remedy = use 1 to 256 letters A-Z a-z, digits, underscores or hyphens
settings-webhook-web = telegram.mode = "webhook" needs the web server
settings-webhook-web-remedy = write true, or change telegram.mode to "polling"
settings-weight = the weight of an element cannot be read
settings-weight-remedy = write "1/n", or a figure between 0 and 1 such as "0,111"
settings-whatsapp-needs = needed if whatsapp.token is set
settings-whatsapp-needs-remedy = set it, or leave whatsapp.token empty
settings-whatsapp-web = WhatsApp needs the web server
settings-whatsapp-web-remedy = write true, or leave whatsapp.token empty
settings-words = has to be a list of words that are not empty
settings-zone = the time zone is not known
settings-zone-remedy = write the name of an IANA zone: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)
settings-zoom-needs = needed if zoom.account_id is set
settings-zoom-needs-remedy = set it, or leave zoom.account_id empty
