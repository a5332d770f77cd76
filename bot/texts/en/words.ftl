## Kepada siapa tulisan petugas, dan menariknya kembali

staff-replied = ➡️ To <b>{ $ticket }</b> ✕: sent. What you write next goes to { $ticket } too; press ✕ to let go.
staff-replied-once = ➡️ To <b>{ $ticket }</b>: sent. For whom your next words are will be asked first.
staff-let-go = Your words no longer go to <b>{ $ticket }</b>; for whom the next ones are will be asked.
choice-let-go = ✕ { $ticket }
choice-unsay = ↩️ Undo
choice-words-to-thread = 💬 To { $name } #{ $mark }
staff-unsaid = ↩️ Your message to <b>{ $ticket }</b> is taken back; the visitor has not received it.
staff-unsaid-seen = ↩️ Your message to <b>{ $ticket }</b> had been sent already; the visitor is told that it is taken back.
staff-unsay-done = That message to { $ticket } is taken back already.
staff-unsay-not-yours = That message to { $ticket } was written by somebody else; only its writer can take it back.
staff-undo-late = More than { $span } have passed, so for { $ticket } this cannot be undone any more. If need be, write to the visitor to put it right.
relay-taken-back = Please disregard the officer's message of { $at } above: it has been taken back.
staff-file-not-passed = The photo or file itself cannot be passed on; only the words under it were taken.
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
