# Service hours: what visitors read, and changes of hours by supervisors and administrators.

## The days in the service hours

day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
every-day = Every day
round-the-clock = around the clock

## Breaks and interruptions

queue-break = The desk is having its break and opens again { $opening }; we will call you from then on.
queue-interrupted = The desk is closed for a while and opens again { $opening }; we will call you from then on.
queue-opens-again = The desk opens again { $opening }; we will call you from then on.
desk-break = The desk is having its break and opens again { $opening }; we will serve you from then on.
desk-interrupted = The desk is closed for a while and opens again { $opening }; we will serve you from then on.
desk-opens-again = The desk opens again { $opening }; we will serve you from then on.
queue-paused-otherwise = The desk is closed for a while; number <b>{ $ticket }</b> remains valid. { $outlook }
hours-today = Today only: { $spans }.
hours-today-closed = Today the desk is closed.

## Changes of hours in words

hours-change-closed = The desk is closed { $days }{ $spans }
hours-change-opened = The desk is open { $days }{ $spans }
hours-change-timetable = Service hours { $days }: { $hours }
hours-days = { $first } to { $last }
hours-spans = , { $spans }
hours-reason = { " " }({ $reason })

## To whoever waits

hours-told = Service hours have changed: { $change }{ $reason }. Number <b>{ $ticket }</b> remains valid. { $outlook }
hours-told-withdrawn = This change of service hours is off: { $change }. Number <b>{ $ticket }</b> remains valid. { $outlook }
hours-outlook-today = The desk closes { $end }, and opens again { $opening }.
hours-outlook-later = We will call you from then on: { $opening }.
hours-outlook-parked = It lapses { $until }; answer <b>HERE</b> when you are ready.

## To supervisors and administrators

hours-menu =
    🕘 <b>Service hours</b>: { $hours } { $today }

    { $coming }
hours-nothing-coming = No changes of hours and no days off in the near future.
hours-line = { $no }. { $change }{ $reason }, by { $name }
hours-line-fixed = • { $change }{ $reason }, from the settings
hours-line-holiday = • { $day }: { $name }
choice-hours-add = ➕ Add
choice-hours-remove = 🗑 Remove { $no }
choice-hours-apply = ✅ Apply
choice-hours-drop = Cancel
hours-ask =
    Please write the change of hours in one message, for instance:
    close tomorrow 13.00–16.00, meeting
    close 24 December
    open Saturday 08.00–12.00
    hours 8/2–9/3 08.00–15.00 break 12.00–12.30 Friday 08.00–15.30 break 11.30–12.30
    Before it counts, you are shown whom it concerns.
hours-not-read = Sorry, that could not be read as a change of hours. Write for instance: close tomorrow 13.00–16.00, meeting
hours-when = Which day, or what time? Write for instance: close tomorrow 13.00–16.00
hours-what-hours = The times could not be read. Write for instance: hours 8/2–9/3 08.00–15.00 break 12.00–12.30
hours-until-when = Open from when until when? Write for instance: open Saturday 08.00–12.00
hours-no-such-day = There is no such date. Please check it and write it once more.
hours-no-such-time = The times could not be read. Write when it begins and ends, for instance 13.00–16.00; a reason goes after a comma.
hours-one-at-a-time = One change in one message, please: one day, or one span of days.
hours-too-long = One change may last a year at most. For good, change office.hours in loket.toml.
hours-past = That time is past; the hours of days that are past are not changed.
hours-which =
    Which of these do you mean?
    { $options }
hours-option = { $no }. { $change }
hours-no-difference = { $change }: nothing changes, since the desk's hours are so already.
hours-shown =
    { $again }
    🕘 <b>Preview, not in force yet:</b> { $change }{ $reason }.
    { $affected }
    { $notes }
hours-shown-withdrawal =
    { $again }
    🕘 <b>Preview, not in force yet:</b> withdrawn: { $change }{ $reason }.
    { $affected }
    { $notes }
hours-affects-nobody = No visitor is concerned.
hours-affects-waiting = • { $count } waiting now
hours-affects-booked = • { $count } holding a number for that day
hours-affects-appointed = • { $count } appointments; their visitors are given another time
hours-affects-served = • { $count } being served: { $tickets }
hours-affects-steps = • { $count } running steps whose limit moves: { $tickets }
hours-note-overlaps = ⚠️ Overlaps with: { $change }
hours-note-holiday = ℹ️ Public holiday: { $name }
hours-note-unpublished = ⚠️ The cuti bersama days of { $year } are not announced yet; its days off are incomplete.
hours-again-ruled = Somebody else has changed the hours since that preview. Please check once more.
hours-again-late = That preview is old. Please check once more.
hours-again-more = Since that preview, more people are concerned. Please check once more.
hours-ordered = ✅ In force now: { $change }{ $reason }. The visitors concerned are told. Type <code>/jam</code> to see or withdraw it.
hours-withdrawn = ✅ Withdrawn: { $change }. The visitors concerned are told.
hours-told-staff = 🕘 { $name } has changed the service hours: { $change }{ $reason }.
hours-withdrawn-staff = 🕘 { $name } has withdrawn a change of the service hours: { $change }.
hours-done-already = That is in force already: { $change }.
hours-gone = That choice no longer counts. Type <code>/jam</code> to see the service hours.
hours-dropped = All right, the service hours stay as they are.
hours-not-yours = Sorry, service hours are changed by supervisors and administrators only. If this was for a visitor, open their card and choose Write to the visitor.
hours-unpublished =
    ⚠️ The cuti bersama days of { $year } are not known yet, so they count as working days.
    Once the joint decree is out: update Loket, or enter them in office.closed_days.
