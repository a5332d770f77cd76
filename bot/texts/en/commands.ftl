# The menu of commands and the introduction in chat apps. A command's word: small letters, underscores between words, at
# most 32, and the desk has to understand it.

## For visitors

command-start = start
command-start-about = Register, or go on
command-status = status
command-status-about = Your queue number and present step
command-officer = officer
command-officer-about = Ask an officer
command-cancel = cancel
command-cancel-about = Stop
command-data = my_data
command-data-about = The data we keep
command-forget = delete_my_data
command-forget-about = Delete the data we keep
command-help = help
command-help-about = Everything you can type
command-language = bahasa_indonesia
command-language-about = Ganti ke bahasa Indonesia

## For officers

duty-command-menu = menu
duty-command-menu-about = First screen: work, queue, buttons
duty-command-work = work
duty-command-work-about = My work
duty-command-board = board
duty-command-board-about = Queue board that keeps itself up to date
duty-command-on = begin
duty-command-on-about = Go on duty
duty-command-rest = break
duty-command-rest-about = Take a break; your visits stay yours
duty-command-back = back
duty-command-back-about = Back on duty
duty-command-off = finish
duty-command-off-about = Go off duty
duty-command-register = register
duty-command-register-about = Register a visitor at the counter
duty-command-record = record
duty-command-record-about = Enter a paper form
duty-command-agenda = janji
duty-command-agenda-about = Appointments of today
duty-command-canned = balas
duty-command-canned-about = Canned replies, while you write to a visitor
duty-command-equipment = equipment
duty-command-equipment-about = What the running step requires
duty-command-following = follow_ups
duty-command-following-about = Follow-ups that are still open
duty-command-ledger = deviations
duty-command-ledger-about = Deviations that are still open
duty-command-disturbance = disturbance
duty-command-disturbance-about = A disturbance at the office, such as Zoom down
duty-command-absence = absence
duty-command-absence-about = Absence: tasks pass on by letter
duty-command-roster = roster
duty-command-roster-about = The roster
duty-command-today = today
duty-command-today-about = Today: plan, actual, what is due
duty-command-reports = reports
duty-command-reports-about = Reports of a period, PDF or Excel
duty-command-proposals = proposals
duty-command-proposals-about = Proposals to review a standard
duty-command-asked = tanya
duty-command-asked-about = What visitors asked
duty-command-categories = categories
duty-command-categories-about = Who serves which kinds of business
duty-command-hours = jam
duty-command-hours-about = Opening hours and days off
duty-command-guests = guests
duty-command-guests-about = Look up guests: /guests rina binjai
duty-command-note = handover
duty-command-note-about = Note to whoever is next: /handover printer jams
duty-command-information = ppid
duty-command-information-about = Open requests for public information
duty-command-roles = staff
duty-command-roles-about = Roles of staff: give and take
duty-command-set = set
duty-command-set-about = Rooms, categories, replies, FAQ, compensation
duty-command-breach = breach
duty-command-breach-about = Data breach: declare, watch, close
duty-command-checkup = check_up
duty-command-checkup-about = Check how the desk is
duty-command-looks = who_looked
duty-command-looks-about = Who looked at visitors' data
duty-command-cancel = cancel
duty-command-cancel-about = Give up what is being written
duty-command-help = help
duty-command-help-about = All your commands
duty-command-language = id
duty-command-language-about = Ganti ke Bahasa Indonesia

staff-help =
    📖 <b>Commands for { $name }</b>
    { $lines }

    Plain words are understood too, such as "my work" or "off duty". Of any other words you are asked first for whom they are.
staff-help-line = /{ $command }: { $about }

## The introduction

bot-about = { $office } by chat: register, take a queue number, talk to an officer. Free of charge.
bot-description =
    Welcome to { $office }.

    Register, take a queue number and follow your turn here. Free of charge, without coming to the office.

    Press the button below to begin.

## What is given up (an officer types "cancel")

given-up = ↩️ Given up: { $what }. Everything else stays as it was.
choice-first-screen = ☰ First screen
given-up-outcome = writing the outcome of { $ticket }; it is still waited for
given-up-sorting = choosing the kinds of the outcome of { $ticket }; its text stays
given-up-planning = planning the follow-up of { $ticket }; it still has to be settled
given-up-following = writing about the follow-up of { $ticket }; the follow-up stays
given-up-reply = writing to { $ticket }; nothing was sent
given-up-remark = writing a note about { $ticket }
given-up-correction = correcting a time of { $ticket }; the time stays
given-up-explanation = explaining a deviation of { $ticket }; the explanation is still waited for
given-up-verdict = judging an explanation of { $ticket }; the verdict is still waited for
given-up-completing = completing the data of { $ticket }
given-up-answer = answering a visitor's question; nothing was sent
given-up-words = words that did not say for whom they are; nothing was sent
given-up-proposal = writing a decision about a proposal; the proposal stays
given-up-disturbance = declaring a disturbance; nothing was recorded
given-up-registering = registering a visitor; nobody was registered
given-up-recording = entering a paper form; nothing was entered
given-up-absence = an absence; nothing was handed over
given-up-information = words about a request for public information; it is as it was
given-up-scan = the scan of a letter of assignment; it is still waited for
given-up-letter-number = the number of a letter of assignment; it is still waited for
given-up-hours = changing the hours; they stay
given-up-roster = changing the roster; it stays
given-up-house = changing a rule of the office; it stays
given-up-own-data = asking for something about your data; nothing was asked for
given-up-right = answering a request about personal data; the request stays as it was
given-up-right-counter = entering a request about personal data; nothing was entered
