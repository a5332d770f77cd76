# The kinds of an outcome and what follows from it: who, when, what became of it, and what the visitor is told.

outcome-kind-complaint = complaint
outcome-kind-information = information
outcome-kind-input = input
outcome-kind-suggestion = suggestion
outcome-kind-none = not chosen yet
outcome-kinds = { $first }, { $others }
outcome-follow-up-asked = Is a follow-up needed?
outcome-complaint-asked = A complaint is always followed up, by the dates that the law sets.
outcome-sorted = ✔️ The result of the service for { $ticket }: <b>{ $kinds }</b>. { $still }
outcome-still-followed = What was promised already goes on until it is done.
outcome-unsorted = 📝 The kind of the outcome of <b>{ $ticket }</b>, or its follow-up, is not complete. Please complete it.
outcome-unsorted-told = 📝 <b>{ $ticket }</b>: { $name } has not completed the kind of the outcome, or its follow-up.

choice-kind = { $kind }
choice-kind-chosen = ☑ { $kind }
choice-follow-up-no = No follow-up
choice-follow-up-yes = Follow-up needed
choice-outcome-keep = Save
choice-complaint-record = Record the complaint
choice-outcome-change = Change the kind
choice-outcome-complete = 📝 Complete the outcome

follow-up-when = <b>{ $ticket }</b>: by when is it followed up? Choose, or write for example "5 working days" or "20 December".
follow-up-when-unclear = <b>{ $ticket }</b>: that date is not understood, is over, or is too far ahead. Write for example "5 working days" or "20 December"; type <b>cancel</b> to leave it. Your words went to nobody.
follow-up-whom = <b>{ $ticket }</b>: who follows it up, by { $due }? Choose, or write "me", a name or a role.
follow-up-whom-unclear = <b>{ $ticket }</b>: that name or role is not known. Who follows it up, by { $due }? Write "me", a name or a role; type <b>cancel</b> to leave it.
follow-up-what =
    <b>{ $ticket }</b>: what is to be done, by { $due }? Write one sentence, for example "Send the verification form to the school". The visitor reads it word for word.
    Outcome: { $about }
follow-up-planned =
    ✔️ The follow-up of <b>{ $ticket }</b> (<code>{ $number }</code>) is recorded: { $owner }, by { $due }. The visitor is told.
    { $task }
complaint-recorded =
    ✔️ The complaint <b>{ $ticket }</b> (<code>{ $number }</code>) is recorded: { $owner }, { $what } by { $due }. The visitor gets the receipt.
    { $about }
choice-follow-up-days = { $days } working days ({ $day })
choice-follow-up-me = Me
choice-follow-up-whom = { $name }
choice-follow-up-role = Role { $role }

follow-up-promise = follow-up
follow-up-complaint-answer = answer to the complaint
follow-up-complaint-decision = decision on the complaint
follow-up-task = What is to be done: { $words }
follow-up-about = Outcome: { $words }
follow-up-told = Outcome ({ $kinds }): { $about }
follow-up-told-and-task =
    What is to be done: { $words }
    Outcome ({ $kinds }): { $about }
follow-up-late = ⏰ Overdue.
follow-up-by-desk = desk
follow-up-list =
    📌 <b>Follow-ups still open: { $count }</b>

    { $lines }
    { $more }
follow-up-unknown = There is no open follow-up of yours with the number <b>{ $number }</b>; nothing was sent. The list: /follow_ups
follow-up-nothing = None. Every follow-up is done.
follow-up-more = … and { $count } more.
follow-up-line = <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }: { $owner }, by { $due }. { $late } { $task }
follow-up-line-done = ✔️ <b>{ $ticket }</b> (<code>{ $number }</code>) done: "{ $words }"
follow-up-one =
    📌 <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }
    { $told }
    { $owner }, by { $due }. { $late }

    { $history }
follow-up-opened = • { $at }: { $who } recorded a follow-up for { $owner }, by { $due }. { $words }
follow-up-answered = • { $at }: { $who } answered the complaint: "{ $words }". Decision by { $due }.
follow-up-handed = • { $at }: { $who } handed it to { $owner }.
follow-up-moved = • { $at }: { $who } put it off to { $due }: "{ $words }"
follow-up-reworded = • { $at }: { $who } put right what is to be done: "{ $words }"
follow-up-lodged = • { $at }: { $who } entered it in SP4N-LAPOR!, number { $words }.
choice-follow-up-lodge = 🔗 SP4N-LAPOR!
follow-up-ask-lodge =
    <b>{ $ticket }</b>: SP4N-LAPOR! is the common application for complaints about public services.
    1. Open <code>lapor.go.id</code> (or 1708), and make a report with what this complaint says.
    2. Write here the ticket number that SP4N-LAPOR! gives; the visitor is told it.
    Type <b>cancel</b> to leave it.
follow-up-lodge-unclear = <b>{ $ticket }</b>: write the ticket number of SP4N-LAPOR! only, without other words; type <b>cancel</b> to leave it.
complaint-lodged = 🔗 The complaint from visit <code>{ $number }</code> has also been entered in SP4N-LAPOR!, number <b>{ $lapor }</b>. You can follow it at lapor.go.id.
follow-up-done = • { $at }: { $who } finished it: "{ $words }"
choice-follow-up-one = 📌 { $ticket }
choice-follow-up-answer = ✍️ Answer
choice-follow-up-done = ✅ Done
choice-follow-up-reword = Change it
choice-follow-up-hand = Hand over
choice-follow-up-later = Put off

follow-up-ask-answer = <b>{ $ticket }</b>: write the answer to this complaint. The visitor reads it word for word; the decision follows. Type <b>cancel</b> to leave it.
follow-up-ask-done = <b>{ $ticket }</b>, { $what }: write what was done. The visitor reads it word for word. Type <b>cancel</b> to leave it.
follow-up-ask-task = <b>{ $ticket }</b>, { $what }, now: { $task }. Write what is to be done, in one sentence. What stood before is kept. Type <b>cancel</b> to leave it.
follow-up-ask-date = <b>{ $ticket }</b>, { $what }, due { $due } now: until when is it put off? Choose, or write for example "5 working days" or "20 December".
follow-up-date-unclear = <b>{ $ticket }</b>: that date is not understood, is over, or is too far ahead. Write for example "5 working days" or "20 December"; type <b>cancel</b> to leave it.
follow-up-ask-reason = <b>{ $ticket }</b>: why is it put off until { $new }? Supervisors read the reason.
follow-up-limit = <b>{ $ticket }</b>, { $what }: the law's limit is { $limit }. It cannot be put off beyond that.
follow-up-ask-whom = <b>{ $ticket }</b>, { $what }: to whom is it handed? Choose, or write a name or a role.
follow-up-whom-unclear-again = <b>{ $ticket }</b>: that name or role is not known. To whom is it handed? Type <b>cancel</b> to leave it.
follow-up-words-please = Please put it in words; type <b>cancel</b> to leave it.
follow-up-noted = ✔️ The follow-up of <b>{ $ticket }</b> (<code>{ $number }</code>) is done, and the visitor is told.
follow-up-not-yours = The follow-up of <b>{ $ticket }</b> is with { $owner }. A supervisor can hand it over.

follow-up-yours =
    📌 The follow-up of <b>{ $ticket }</b> (<code>{ $number }</code>) is yours now: { $what }, by { $due }. { $late }
    { $task }
follow-up-handed-told = 📌 { $name } handed the follow-up of <b>{ $ticket }</b> to { $owner }.
follow-up-answered-told = 📌 { $name } answered the complaint <b>{ $ticket }</b>. Decision by { $due }.
follow-up-moved-told = 📌 { $name } put the follow-up of <b>{ $ticket }</b> ({ $owner }) off from { $before } to { $due }: "{ $words }"
follow-up-reworded-told = 📌 { $name } put the follow-up of <b>{ $ticket }</b> right. { $task }
follow-up-done-told = ✔️ The follow-up of <b>{ $ticket }</b> is done: "{ $words }"
follow-up-remind =
    📌 Reminder: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>) by { $due }.
    { $task }
follow-up-today =
    📌 Due today: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>).
    { $task }
follow-up-overdue =
    ⏰ Overdue: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>), due { $due }.
    { $task }
follow-up-overdue-told = ⏰ { $owner } has not finished the { $what } <b>{ $ticket }</b> (<code>{ $number }</code>), due { $due }. { $task }

## To visitors

complaint-received = 📌 We have received your complaint (<code>{ $number }</code>). You get an answer by <b>{ $due }</b> and a decision by <b>{ $decided }</b>.
complaint-answered =
    📌 Our answer to your complaint (<code>{ $number }</code>):
    { $words }

    You get a decision by <b>{ $due }</b>.
complaint-decided =
    ✔️ Our decision on your complaint (<code>{ $number }</code>):
    { $words }
follow-up-promised =
    📌 We follow up your business (<code>{ $number }</code>) by <b>{ $due }</b> and let you know here.
    What we do: { $words }
follow-up-put-right =
    📌 The follow-up of your business (<code>{ $number }</code>) was put right; it is due by <b>{ $due }</b> as before.
    What we do: { $words }
follow-up-new-date = 📌 We are sorry: news of your business (<code>{ $number }</code>) will take until <b>{ $due }</b> at the latest.
follow-up-ended =
    ✔️ The follow-up of your business (<code>{ $number }</code>) is done:
    { $words }
