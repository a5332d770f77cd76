# Guest book, report book, hand-over, and confirmations of attendance.

## On paper: the guest book

guest-book-about = Guest book: who came, for what, served by whom
guest-book-title = GUEST BOOK
guest-book-count = { $count } guests
guest-book-masked = Contacts are masked.
guest-book-nobody = No guests in this period.
book-page = Page
guest-column-no = No.
guest-column-number = Visit number
guest-column-day = Date
guest-column-time = Time
guest-column-name = Name
guest-column-institution = Institution
guest-column-region = Regency/city
guest-column-position = Position
guest-column-category = Category
guest-column-purpose = Purpose
guest-column-officers = Officers
guest-column-outcomes = Outcome
guest-column-status = Status
guest-column-contact = Contact
guest-column-mark = Remark
guest-finished = Served
guest-cancelled = Cancelled by the visitor
guest-no-show = Did not come when called
guest-lapsed = Ended without a word
guest-unresolved = Outcome not recorded
guest-entered-afterwards = Entered afterwards
guest-at-the-counter = Registered at the counter
guest-telegram = Telegram
guest-whatsapp = WhatsApp
guest-web = Web chat
guest-visitor = visitor

## On paper: the day's report book

book-about = Report book of one day: officers, queue, times, deviations, hand-over
book-title = REPORT BOOK
book-closed = Closed { $at }
book-added = Added { $at }
book-not-closed = As of { $at }
book-provisional = PROVISIONAL
book-not-open = The desk is not open
book-by-desk = the desk
book-came = Took a number
book-finished = Served
book-cancelled = Cancelled by the visitor
book-absent = Did not come when called
book-silent = No word, or outcome not recorded
book-serving = Still being served at closing
book-waiting = Still waiting at closing
book-at-counter = Registered at the counter
book-entered = Entered afterwards from paper
book-called = Called
book-wait-middle = Waited for the call (median)
book-wait-most = Nine of ten waited at most
book-wait-told = Promised at most (median)
book-wait-kept = Called no later than promised
book-of = { $part } of { $whole }
book-nothing-recorded = not recorded
book-role = { $role }
book-role-by-letter = { $role } in place of { $absent } (letter { $number })
book-open-for = Opening hours
book-manned = An officer was on duty
book-share = { $span } ({ $share } %)
book-broken = Declared disturbances
book-what = { $what }
book-said = { $who }: { $words }
book-covered = Covered by a declared disturbance
book-accepted = Accepted by { $who }: { $words }
book-not-accepted = Not accepted by { $who } yet: { $words }
book-visitors-side = on the visitor's side
book-standard = standard { $standard }
book-took = { $used }, standard { $standard }
book-goes-on = still going on
book-disturbance-proposed = waits for a supervisor
book-disturbance-declared = declared
book-disturbance-refused = refused
book-disturbance-withdrawn = withdrawn
book-offered = offered { $at } by { $who }
book-taken = taken { $at } by { $who }
book-declined = declined { $at } by { $who }
book-given = given { $at } by { $who }
book-more = … and { $count } more.
book-adds-to = Addendum to version { $version }. { $closed }
book-was = { $label }: { $old } is now { $new }
book-entered-later = { $number } entered afterwards from paper
book-change-raised = deviation recorded
book-change-withdrawn = withdrawn because of newer evidence
book-change-explained = explained
book-change-accepted = explanation accepted
book-change-not-accepted = explanation not accepted yet
book-change-offered = compensation offered
book-change-taken = compensation taken
book-change-declined = compensation declined
book-change-given = compensation given
book-change-supplied = what was missing was supplied
book-change-covered = covered by a disturbance
book-change-uncovered = not covered by a disturbance any more
book-archive = Head of the archive on { $day }: entry { $serial }, { $head }
book-signer-officer = Officer on duty
book-signer-supervisor = Supervisor
book-label-hours = Opening hours
book-label-version = Version
book-label-tallies = Visits
book-label-categories = By category
book-label-category = Category
book-label-came = Ended
book-label-served = Served
book-label-waiting = Waiting: promised and real
book-label-duty = Officers on duty
book-label-name = Name
book-label-roles = Roles
book-label-planned = Roster
book-label-present = On duty (recorded)
book-label-availability = Availability of the desk
book-label-steps = Plan against actual per step
book-label-step = Step
book-label-standard = Standard
book-label-middle = Median
book-label-most = 9 of 10
book-label-times = Times
book-label-late = Late
book-label-legend = Bar: median; thin line: nine of ten; upright line: standard.
book-label-deviations = Deviations
book-label-what = Visit and step
book-label-who = Answers for it
book-label-explanation = Cause and explanation
book-label-verdict = Verdict
book-label-disturbances = Disturbances
book-label-when = When
book-label-state = State
book-label-compensations = Compensations
book-label-offered = Offered
book-label-became = What became of it
book-label-follow-ups = Follow-ups still to be done
book-label-number = Number
book-label-due = Due
book-label-words = What
book-label-overdue = overdue
book-label-notes = Hand-over notes
book-label-index = Satisfaction index
book-label-changes = Changes since the version before
book-label-none = None.
book-label-not-recorded = Not recorded.
book-label-no-index = Reckoned by period in the survey's report.
book-label-page = Page
book-label-nobody = No visit ended today.
book-label-signature = Name and signature

## Hand-over between officers

hand-over-kept = ✔️ The hand-over note is kept, and shown to whoever is on duty next: "{ $words }"
hand-over-list =
    <b>Hand-over notes</b> (last 7 days)
    { $lines }

    To write one: <code>/handover the key is in the second drawer</code>
hand-over-none = There is no note yet.
hand-over-told =
    📋 <b>Hand-over notes for you</b>
    { $lines }
hand-over-line = • { $at }, { $name }: { $words }

## Looking a guest up

guests-how = Write the guest's name, institution or visit number, for example <code>/guests rina binjai</code>.
guests-not-yours = Sorry, the guest book is only open to officers who receive visitors, supervisors and administrators.
guests-none = No guest fits "{ $words }". Try the beginnings of words of the name or institution, or the whole visit number.
guests-found =
    📖 <b>Guest book</b>: "{ $words }"
    { $lines }
    { $more }
guests-line = • <b>{ $ticket }</b> { $name }, { $institution } · { $at } · <code>{ $number }</code>
guests-more = There may be others; add a word.
choice-guest = 📖 { $ticket } { $name }

## The report book is sent

book-sent = 📘 Report book of { $day }. The day is closed; later changes become an addendum.
book-addendum = 📘 Addendum to the report book of { $day }: { $count } changes since the version before.

## Confirmation of attendance (travel order)

choice-attendance = 🧾 Confirm my attendance
choice-attendance-print = 🧾 Confirmation of attendance
choice-attendance-yes = ✅ Yes, was here
choice-attendance-no = Not so
attendance-not-yet = Attendance is confirmed once the service is over. Please ask again then.
attendance-asked = We have passed your request for <b>{ $ticket }</b> on to an officer. The document comes here once it is confirmed.
attendance-waits = Your request for <b>{ $ticket }</b> still waits for an officer.
attendance-refused = Sorry, the officer could not confirm the attendance for <b>{ $ticket }</b>. If that is a mistake, type <b>officer</b>.
attendance-given = 🧾 Confirmation of attendance for visit <code>{ $number }</code>. Please print it; there is room for the stamp.
attendance-to-confirm = 🧾 <b>{ $ticket }</b>, { $name }, { $institution }, asks for a confirmation of attendance for a travel order (SPD). Was this visitor here and served?
attendance-confirmed = ✔️ The attendance of <b>{ $ticket }</b> is confirmed; the visitor gets the document.
attendance-not-confirmed = The attendance of <b>{ $ticket }</b> is not confirmed; the visitor is told.
attendance-settled = The request for <b>{ $ticket }</b> has been answered by { $name } already.
attendance-to-print = 🧾 Confirmation of attendance <b>{ $ticket }</b>, to be printed and stamped.
attendance-file = attendance-{ $number }.pdf
attendance-title = CONFIRMATION OF ATTENDANCE
attendance-number = Visit number
attendance-states = The officer who signs below states that:
attendance-name = Name
attendance-institution = Institution
attendance-region = Regency/city
attendance-was-there = was present and was served on:
attendance-day = Day of service
attendance-time = Time
attendance-until = to
attendance-place = Place
attendance-by-zoom = online face-to-face service
attendance-by-counter = at the counter
attendance-purpose = This confirmation is made for the travel order (SPD) of the person named.
attendance-stamp = stamp
attendance-officer = Officer
attendance-mark = Confirmed by an officer in Loket. It states name and time of attendance only, not what the service was about.
