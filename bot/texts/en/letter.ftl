# Several roles of one person, absence, and letters of assignment.

## Roles

staff-roles = { $first }, { $rest }
staff-role-none = somebody stands in

## Absence: asked one by one

choice-absence = 🤝 Absence
choice-absence-new = ➕ Another absence
choice-absence-drop = ✖️ Cancel
choice-absence-again = 🕘 Change the time
choice-absence-draft = ✅ Right, draft the letter
choice-absence-all = All tasks
absence-person = { $name }
absence-myself = { $name } (myself)
absence-role = { $role }
absence-who = Who will be absent? Choose, or write the name.
absence-when =
    From when until when will <b>{ $absent }</b> be absent?

    For example: <i>tomorrow</i>, <i>25–27 November</i>, <i>today 13.00–16.00</i>.
absence-when-again = Sorry, the time could not be read. Write for example: <i>tomorrow</i>, <i>25–27 November</i>, or <i>today 13.00–16.00</i>.
absence-one-stretch = For several days, write the days only; for part of a day, one day with its hours.
absence-past = That time is past. Write one that is still to come.
absence-roles = Which tasks of <b>{ $absent }</b> pass on? ({ $from } to { $until })
absence-by = Who stands in for <b>{ $absent }</b> ({ $roles }), { $from } to { $until }? Choose, or write the name.
absence-why = For what reason? Choose, or write it; the reason stands in the letter.
absence-why-leave = Leave
absence-why-mission = Official travel
absence-why-ill = Illness
absence-why-personal = Personal matters
absence-shown =
    Please check:

    Absent: <b>{ $absent }</b>
    Tasks: { $roles }
    From: { $from }
    Until: { $until }
    Stands in: <b>{ $substitute }</b>
    Reason: { $reason }

    The tasks pass on only once the number of the letter of assignment is entered.
absence-dropped = All right, nothing has changed.
absence-gone = That choice is not valid any more. Type /absence to start again.
absence-nothing-to-pass = { $absent } has no service tasks that could pass on.
absence-doubled = { $other } stands in for { $absent } already, { $from } to { $until }. End that first, or choose another time.
absence-circle = { $substitute } cannot stand in for { $absent }, since at that time the tasks of { $substitute } lead to { $absent }. Choose somebody else.
absence-list =
    Letters of assignment:

    { $lines }

## Letters of assignment

letter-line = <b>{ $id }</b>: { $substitute } for { $absent } ({ $roles }), { $from } to { $until }; { $state }
choice-letter = 📄 { $absent } → { $substitute }
choice-letter-number = 🔢 Enter the number
choice-letter-later = ⏳ In force, letter later
choice-letter-end = ⏹️ End now
choice-letter-drop = 🗑️ Drop the draft
choice-letter-never = 🚫 No letter will come
letter-to-come = to come
letter-known = number { $number }
letter-state-draft = still a draft, not in force
letter-state-in-force = in force, letter { $number }
letter-state-ended = ended, letter { $number }
letter-state-over = done
letter-one =
    📄 Letter of assignment <b>{ $id }</b>: { $state }

    Absent: { $absent } ({ $reason })
    Stands in: { $substitute }, as { $roles }
    { $from } to { $until }
letter-drafted =
    📄 Letter of assignment <b>{ $id }</b> is drafted: { $substitute } stands in for { $absent } ({ $reason }) as { $roles }, { $from } to { $until }.

    The draft is attached (PDF); on the desk's computer: <code>loket letter draft { $id }</code>. Once it is numbered and signed, enter its number here. Before that no task passes on.
letter-planned = 📄 Planned: { $substitute } stands in for { $absent } as { $roles }, { $from } to { $until }. The tasks pass on once the number of the letter is entered.
letter-number-ask = What is the number of letter <b>{ $id }</b> ({ $substitute } for { $absent })? For example: 0123/C7.7/KP.10.00/2026
letter-number-again = A letter's number has 3 to 60 letters and digits, for example 0123/C7.7/KP.10.00/2026. What is it?
letter-in-force = ✅ Letter of assignment <b>{ $number }</b>: { $substitute } stands in for { $absent } as { $roles }, { $from } to { $until }. The tasks pass on and come back by themselves.
letter-in-force-already = Letter { $id } is in force already: { $state }.
letter-numbered = ✅ The number of the letter by which { $substitute } stands in for { $absent } is kept: <b>{ $number }</b>.
letter-number-owed = ⏳ Letter <b>{ $id }</b> is still to come: { $substitute } acts for { $absent } without its number. Please enter it.
letter-begins-absent = 🤝 From now on { $substitute } stands in for you as { $roles }, until { $until }. { $work }
letter-begins-substitute = 🤝 From now on you stand in for { $absent } as { $roles }, until { $until }. { $work } { $duty }
letter-ends-absent = 🤝 { $substitute } no longer stands in for you; the tasks of { $roles } are yours again. { $work } { $duty }
letter-ends-substitute = 🤝 You no longer stand in for { $absent }; the tasks of { $roles } are not yours any more. Thank you. { $work }
letter-work = Work that passes over: <b>{ $tickets }</b>.
letter-no-work = No open work passes over.
letter-off-duty = You are off duty: press <i>Go on duty</i> in the menu.
letter-still-draft = ⚠️ Draft <b>{ $id }</b> should begin now, but its number is not entered: nobody stands in for { $absent } yet.
letter-lapsed = Draft { $id } ({ $substitute } for { $absent }) is closed: its time went by without a number.
letter-dropped = Letter { $id } ({ $substitute } for { $absent }) is dropped; no task passes on.
letter-ended-early = { $substitute } no longer stands in for { $absent }.
letter-never-came = Letter { $id } ({ $substitute } for { $absent }) is closed without a number; deviations of that time stay marked <i>to come</i>.
letter-past = The time of letter { $id } is past; nothing can pass on any more.
letter-gone = That letter is done or does not exist. Type /absence to see those in force.
letter-not-yours = Sorry, that is for supervisors or for whoever is absent. Please ask a supervisor.
ledger-by-letter = { $name } in place of { $absent } (letter of assignment: { $number })

## Paper: the draft of the letter (number, date and signature are added outside the desk)

paper-letter-title = LETTER OF ASSIGNMENT
paper-letter-number = Number: ..............................
paper-letter-draft = DRAFT
paper-letter-grounds = Grounds
paper-letter-ground-sheet = procedure { $sheet }, number { $number };
paper-letter-ground-warning = the procedure's warning: the executor answers for the activity; when absent, it passes to another executor with a letter of assignment.
paper-letter-assigns = ASSIGNS
paper-letter-name = Name
paper-letter-nip = NIP
paper-letter-rank = Rank
paper-letter-post = Post
paper-letter-role = Executor in the procedure
paper-letter-replaces = in place of the executor who is absent:
paper-letter-reason = Reason for the absence
paper-letter-for = To
paper-letter-task-work = carry out the tasks of { $roles } at { $office } in place of { $absent };
paper-letter-task-period = from { $from } until { $until };
paper-letter-task-answers = answer for quality, time and output of the activities meanwhile, namely:
paper-letter-step = step { $no }: { $activity } ({ $time })
paper-letter-closing = This assignment is to be carried out responsibly. Afterwards the tasks return to their executor.
paper-letter-place = ........................, ........................
paper-letter-signer-title = Head,
paper-letter-signer-name = ........................................
paper-letter-signer-nip = NIP ...................................
paper-letter-copies = Copies:
paper-letter-copy-office = the office's archive;
paper-letter-copy-both = the executor who is replaced, and who stands in.
paper-letter-mark = Draft of letter { $id }. Once it is numbered and signed, enter its number in Loket.
paper-letter-said = { $words }

## Pindaian surat penugasan

choice-letter-scan = 📎 Send the scan
choice-letter-see = 📎 See the scan
letter-scan-ask = Send a photo or PDF of letter <b>{ $id }</b> ({ $substitute } for { $absent }) once it is signed, by Telegram or WhatsApp.
letter-scan-kind = The scan of letter { $id } has to be a photo (JPG, PNG) or PDF. Please send it again.
letter-scan-taken = 📎 We have the scan of letter { $id } and are keeping it.
letter-scanned = ✅ The scan of letter <b>{ $id }</b> ({ $substitute } for { $absent }) is kept.
letter-scan-failed = ❗ The scan of letter { $id } is not kept yet. { $why }
letter-scan = 📎 Letter of assignment <b>{ $id }</b>: { $substitute } for { $absent }, number { $number }.
