# Handing visits on, releasing and taking them over.

choice-hand = 🤝 Hand on
choice-take-over = 🔁 Take over
choice-take-over-from = 🔁 From { $name }
choice-take-over-sure = Yes, take over
choice-take-over-not = Never mind
choice-hand-part = As { $role }
choice-hand-person = 👤 { $name }
choice-hand-role = 👥 All { $role }
choice-hand-category = 🗂️ Other business
choice-release = ↩️ Release ({ $role })
choice-hand-back = ↩️ Give back

hand-ask =
    { $why }To whom does visit <b>{ $ticket }</b> go?
    { $there }
hand-there =
    On duty now:
    { $names }
hand-name = • { $name } ({ $role })
hand-nobody-there = Nobody else is on duty for this visit at the moment.
hand-part-ask = As what is { $name } to handle visit { $ticket }?
hand-not-there = { $name } is not on duty and cannot receive this visit.{ " " }
hand-role-not-there = No other { $role } is on duty.{ " " }
hand-somebody = That officer
hand-has-it = Visit { $ticket } is with { $name } already.
hand-given = Visit { $ticket } has been handed to { $name }, who can give it back within 10 minutes.
hand-given-part = The part of { $part } in visit { $ticket } is with { $name } now, who can give it back for 10 minutes. The part of { $own } stays with you.
hand-received = 🤝 { $name } has handed visit <b>{ $ticket }</b> to you: { $visitor }, { $category }. If you cannot take it, give it back within 10 minutes.
hand-taken-from-you = Visit { $ticket } is now with { $name }, assigned by { $by }.
hand-role-told = Visit { $ticket } has been offered to all { $role } on duty.
hand-for-role = 👥 { $name } hands visit <b>{ $ticket }</b> to { $role }: { $visitor }, { $category }. One of you please take it.{ $why }
hand-why = { " " }Their note: "{ $text }"
hand-free = ↩️ Visit <b>{ $ticket }</b> was released by { $name } and waits for another { $role }: { $visitor }, { $category }.{ $why }
hand-released = Visit { $ticket } has been released. Every { $role } on duty can take it.
hand-released-to-nobody = Visit { $ticket } has been released, but no other { $role } is on duty. The supervisor is told, if there is one.
hand-released-for-you = Visit { $ticket } was released from you by { $name } and can be taken by another { $role }.
hand-too-late = The time to give visit { $ticket } back is over. You can still hand it on.
hand-refused = { $name } has given visit <b>{ $ticket }</b> back. { $where }
hand-refused-by-you = Visit { $ticket } has been given back. { $where }
hand-back-with = It is with { $name } again.
hand-back-free = Nobody has it now.
hand-visitor = The service of number { $ticket } is continued by { $name }. Your number and your service stay as they are.
hand-category-ask = The right kind of business of visit { $ticket }:
hand-category-done = Visit { $ticket } is now <b>{ $category }</b>; its number and place in the queue stay.{ $sheet }
hand-category-sheet-stays = { " " }Its steps stay those of the procedure already under way.
hand-category-visitor = We have recorded your business as <b>{ $category }</b>, so that the right officer sees to it. Your number { $ticket } and your place in the queue stay.
take-over-ask = Visit { $ticket } is with { $name }. Take it over?
take-over-ask-whose =
    Your part in visit { $ticket } is handled by:
    { $names }
    From whom do you take over?
taken-over = Visit { $ticket } is now with you. { $before } has been told.
taken-over-from-you = 🔁 { $name } has taken visit <b>{ $ticket }</b> over from you.
