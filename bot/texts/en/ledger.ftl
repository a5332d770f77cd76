# The ledger of deviations: explained by whoever answers for them, judged by the supervisor.

ledger-list =
    📒 <b>Deviations that wait for an explanation or a judgement: { $count }</b>

    { $lines }
    { $more }
    { $disturbances }
ledger-nothing = None waits for an explanation by an officer or a judgement by a supervisor.
ledger-more = … and { $count } more.
ledger-line = <b>{ $ticket }</b>, { $steps }: { $answers }, { $stage }; by { $due }. { $took }
ledger-took = It took { $used } of { $standard }.
ledger-still-runs = The standard is { $standard }, the limit { $due }.
ledger-stage-unexplained = not yet explained
ledger-stage-unjudged = waits for the supervisor's verdict
ledger-stage-answered-for = answered for
ledger-stage-owed = compensation not yet given
ledger-stage-void = withdrawn
ledger-one =
    📒 <b>{ $ticket }</b> (<code>{ $number }</code>), { $steps }
    { $activity }
    { $took }
    Answers: { $answers }. State: { $stage }.

    { $history }
ledger-raised = • { $at }: deviation recorded.
ledger-explained = • { $at }: { $who } explained ({ $cause }): "{ $words }"
ledger-accepted = • { $at }: { $who } accepted the explanation. { $said }
ledger-not-accepted = • { $at }: { $who } has not accepted the explanation: "{ $words }"
ledger-withdrawn = • { $at }: withdrawn because of later evidence.
ledger-offered = • { $at }: { $who } offered compensation: "{ $words }"
ledger-taken = • { $at }: { $who } accepted the compensation.
ledger-declined = • { $at }: { $who } does not need compensation.
ledger-given = • { $at }: { $who } noted that the compensation was given.
ledger-said = Note: "{ $words }"
ledger-by-visitor = the visitor
ledger-by-desk = the desk

cause-device = Visitor's device
cause-network = Network
cause-zoom = Zoom
cause-officer = Officer
cause-queue = Queue
cause-other = Other

choice-explain = ✍️ Explain
choice-ledger-one = 📒 { $ticket }, { $steps }
choice-ledger-open = 📒 Open deviation
choice-accept = ✅ Accept
choice-not-accept = Not yet acceptable
choice-no-action = No action
choice-given = 🎁 Given
choice-no-compensation = Not needed

explain-cause = <b>{ $ticket }</b>, { $steps } ({ $activity }). { $took } What was the main cause? The explanation is due by { $due }.
explain-ask = <b>{ $ticket }</b>, { $steps }; cause: { $cause }. Please write in your own words how it came about. Leave out personal data of the visitor.
explain-noted = ✔️ The explanation for <b>{ $ticket }</b>, { $steps }, is recorded and has gone to the supervisor.
ledger-words-please = Please write it in words; type <b>cancel</b> to leave it.
explain-not-now = <b>{ $ticket }</b>, { $steps }: { $stage }. There is nothing to explain now.
explain-to-supervisor =
    📒 <b>{ $ticket }</b>, { $steps }: { $name } explained ({ $cause }):
    "{ $words }"
    { $took }

judge-ask-action = <b>{ $ticket }</b>, { $steps }. What is done about the cause? Please write it, or press No action.
judge-ask-more = <b>{ $ticket }</b>, { $steps }. What is still to be explained? Please write it to { $answers }.
ledger-words-late = <b>{ $ticket }</b>, { $steps }: { $stage }{ $who }. Your words were not kept: "{ $text }"
ledger-late-by = { " " }({ $name }, { $at })
judge-not-now = <b>{ $ticket }</b>, { $steps }: { $stage }. There is nothing to judge now.
judge-accepted = ✔️ <b>{ $ticket }</b>, { $steps }: explanation accepted, the deviation is answered for.
judge-sent-back = ↩️ <b>{ $ticket }</b>, { $steps }: { $answers } is asked to explain again, by { $due }.
judge-accepted-told = ✔️ <b>{ $ticket }</b>, { $steps }: the supervisor has accepted the explanation. { $words }
judge-sent-back-told = ↩️ <b>{ $ticket }</b>, { $steps }: { $name } asks for a further explanation, by { $due }. { $words }

ledger-explain-overdue = ⏰ <b>{ $ticket }</b>, { $steps }: the explanation was due by { $due } and is missing. { $activity }
ledger-overdue-unexplained = ❗ <b>{ $ticket }</b>, { $steps }: { $answers } has not explained the deviation; it was due by { $due }.
ledger-overdue-unjudged = ❗ <b>{ $ticket }</b>, { $steps }: the explanation of { $answers } has not been judged; it was due by { $due }.
ledger-overdue-owed = ❗ <b>{ $ticket }</b>, { $steps }: the compensation that the visitor accepted has not been given; it was due by { $due }.

compensation-ask = <b>{ $ticket }</b>, { $steps }. What is the visitor offered as compensation?
compensation-offered = 🎁 The offer "{ $offer }" for <b>{ $ticket }</b> goes to the visitor.
compensation-offer =
    Our service for visit <code>{ $number }</code> took longer than we promise. We apologise for the inconvenience.

    As compensation we offer: <b>{ $offer }</b>. Would you like to accept it?
choice-take-compensation = Yes, thank you
choice-decline-compensation = Not needed
compensation-taken = Thank you. Our officers will see to it.
compensation-declined = Very well, thank you for your understanding.
compensation-answered = This offer has been answered already. Thank you.
compensation-taken-told = 🎁 <b>{ $ticket }</b>: the visitor accepts the offer "{ $offer }". Press Given once it has been fulfilled.
compensation-given = ✔️ <b>{ $ticket }</b>: compensation noted as given.
