## Kepada siapa tulisan petugas, dan menariknya kembali

staff-replied = ➡️ To <b>{ $ticket }</b> ✕: sent. What you write next goes to { $ticket } too; press ✕ to let go.
staff-replied-once = ➡️ To <b>{ $ticket }</b>: sent. For whom your next words are will be asked first.
staff-let-go = Your words no longer go to <b>{ $ticket }</b>; for whom the next ones are will be asked.
choice-let-go = ✕ { $ticket }
choice-unsay = ↩️ Undo: { $what }
undo-claim = take { $ticket }
undo-call = call { $ticket }
undo-words = message { $ticket }
choice-words-to-thread = 💬 To { $name } #{ $mark }
staff-unsaid = ↩️ Your message to <b>{ $ticket }</b> is taken back; the visitor has not received it.
staff-unsaid-seen = ↩️ Your message to <b>{ $ticket }</b> had been sent already; the visitor is told that it is taken back.
staff-unsay-done = That message to { $ticket } is taken back already.
staff-unsay-not-yours = That message to { $ticket } was written by somebody else; only its writer can take it back.
staff-undo-late = More than { $span } have passed, so the message to { $ticket } cannot be undone any more. If need be, write to the visitor to put it right.
relay-taken-back = Please disregard the officer's message of { $at } above: it has been taken back.
staff-file-not-passed = The photo or file itself has not been sent; only the words under it were taken. First choose for whom it is, then send the file once more.
relay-gone = <i>The officer's message of { $at } here has been taken back.</i>
message-withdrawn = taken back
staff-stale-about = <b>{ $ticket }</b>:{ " " }

## Langkah yang ditekan tidak pada urutannya

staff-step-done = Step { $no } for <b>{ $ticket }</b> ({ $activity }) is done already.
staff-step-early = Step { $no } for <b>{ $ticket }</b> cannot be done yet: step { $first } ({ $activity }) is not done. Please finish that first.
staff-step-ends-other = ⚠️ { $who } is doing step { $no } for <b>{ $ticket }</b> ({ $activity }).{ $owed } End it too?
staff-step-owed = { " " }Its outcome is not written yet.
choice-end-too = Yes, end step { $no }
staff-step-ended = ⚠️ { $name } ended your step { $no } for <b>{ $ticket }</b> ({ $activity }).{ $owed }
staff-step-ended-told = Step { $no } for <b>{ $ticket }</b> is ended; { $who } is told.
staff-undo-not-yours = The last report on { $ticket } is { $name }'s, so only { $name } can withdraw it.

## Berkas dari petugas kepada pengunjung

relay-file-to-visitor =
    📎 <b>{ $name }</b> (officer) sends a file.
    { $text }
staff-file-taken = 📎 We have the file for <b>{ $ticket }</b> and send it shortly.
staff-file-sent = ➡️ To <b>{ $ticket }</b>: the file { $file } is sent.
staff-file-not-sent = ❗ The file { $file } has not reached <b>{ $ticket }</b>. { $why }{ $words }
staff-file-words = { " " }The words under it have not been sent either: "{ $text }"
staff-file-not-yours = The file is not sent: { $ticket } is with another officer, or is not for your role.
staff-file-for-whom = For whom is that file? Choose first, then send the file once more.
staff-file-for-nobody = The file was sent to nobody: no visitor is being served or waits.

## Mengurungkan pengambilan dan panggilan

choice-claim-on-duty = 🙋 Begin and take
staff-claim-off-duty = You are not on duty. Go on duty and take <b>{ $ticket }</b>?
staff-claimed = ✋ <b>{ $ticket }</b> is yours.
staff-unclaimed = ↩️ <b>{ $ticket }</b> is not yours after all; everything is as it was.
staff-unclaim-late = More than { $span } have passed, so taking { $ticket } cannot be undone any more. If need be, hand it on or release it.
staff-unclaim-acted = You have worked on { $ticket } already, so taking it cannot be undone. If need be, hand it on or release it.
staff-called = 📣 <b>{ $ticket }</b> ({ $name }) is called.{ $beyond }
staff-called-beyond = { " " }The places ({ $capacity }) were all taken; since an officer called, { $serving } are served now. The desk calls the next once there is a place again.
staff-uncalled = ↩️ The call of <b>{ $ticket }</b> is taken back; the visitor has not heard of it and keeps their place.
staff-uncalled-heard = ↩️ The call of <b>{ $ticket }</b> is taken back. The visitor had been called already and is told that it was a mistake; they keep their place.
staff-uncall-late = More than { $span } have passed, so the call of { $ticket } cannot be undone any more.
staff-uncall-answered = { $ticket } has answered the call or has been received, so the call cannot be undone any more.
visit-uncalled = We are sorry, calling number <b>{ $ticket }</b> just now was a mistake. You keep your place in the queue, and we call again when it is your turn.
thread-named = { $name } (#{ $mark })

## A button Urungkan that was pressed, or leads nowhere any more

undo-done = ↩️ Undone: { $what }.
undo-over = Can no longer be undone: { $what }.
staff-undo-gone = Nothing was undone ({ $what }): { $why }.
undo-why-over = the visit is over
undo-why-taken = { $name } has it now
undo-why-since = it was undone already, or something else has happened since

## Peran petugas

roles-list =
    Officers and their roles:
    { $lines }
    Choose one, or type for instance <b>/petugas Bayu add supervisor</b>.
roles-whom =
    There is no officer called "{ $name }", or more than one.
    { $lines }
    Choose one, or write the whole name.
roles-line = • { $name } ({ $roles })
roles-one =
    { $before }
    Roles of <b>{ $name }</b>:
    { $roles }
    Press a role to add it or take it away.
roles-one-line = • { $role }
choice-role-add = ➕ { $role }
choice-role-drop = ➖ { $role }
roles-which = There is no role "{ $role }".
roles-already = { $name } has the role { $role } already.
roles-not-theirs = { $name } does not have the role { $role }.
roles-added = ✅ { $name } now also is { $role }, and has been told.
roles-added-to-you = ℹ️ { $by } has given you the role { $role }.
roles-removed = ✅ The role { $role } is taken from { $name }. What they had in that role goes back to others.
roles-removed-to-you = ℹ️ { $by } has taken the role { $role } from you.
roles-only-one = { $role } is the only role of { $name }, so it cannot be taken away. Add another one first; to end their access, the operator runs <code>loket staff remove</code>.
roles-last-admin = { $name } is the only administrator, so the role cannot be taken away. Make somebody else administrator first.
roles-not-yours = Only administrators can change officers' roles.
roles-gone = That choice is not valid any more. Type <b>/petugas</b> to see the list.
