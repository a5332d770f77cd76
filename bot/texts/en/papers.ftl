# The service document: what is said of it, what is printed on it, and the page that checks it.

## In the chat

document-given = Your service document <b>{ $number }</b> (visit { $visit }) is attached. Please keep it; should you need it again, type <b>resend document</b>.
document-replaced = We have corrected the service document of visit { $visit }. What counts now is <b>{ $number }</b> (attached), in place of { $old }.
document-follows = We are sorry: service document <b>{ $number }</b> (PDF) cannot be printed yet. Your visit is on record, and the document follows in this chat as soon as it is ready.
document-being-made = The document (PDF) is being made and follows in this chat as soon as it is ready.
document-none = None of your visits in this chat is over yet, so there is no service document.
choice-send-document = 📄 Send document
staff-document-sent = The service document of <b>{ $ticket }</b> has been sent to the visitor again.
staff-document-being-made = The service document of <b>{ $ticket }</b> is being made; the visitor gets it as soon as it is ready.
staff-document-to-print = The visitor of <b>{ $ticket }</b> has no chat. Their service document is attached, to be printed.
staff-document-delayed =
    Service document <b>{ $number }</b> could not be printed so far: { $why }
    The desk goes on trying, and the visitor has been told that it follows. Run <code>loket doctor</code> if this goes on.

## On paper

document-title = Service Document
document-number = Number: { $number }
document-replaces = Correction (version { $version }), in place of service document { $number }
document-about = Visit
document-visit = Visit number
document-when = Time of service
document-on-day = { $day }, { $began }–{ $ended }
document-over-days = { $began } until { $ended }
document-officers = Served by
document-officers-none = (not recorded)
document-outcome = Outcome
document-kinds = Kind of outcome: { $kinds }
document-outcome-none = The outcome had not been written down when this document was issued.
document-promises = Follow-up
document-promises-none = No follow-up was promised.
document-promise = Seen to by { $owner }, no later than { $due }.
document-promise-done = Seen to by { $owner }, done. { $words }
document-promise-task = { $task }. { $how }
document-steps = Steps: plan and actual
document-column-no = No
document-column-step = Step
document-column-standard = Standard
document-column-took = Actual
document-column-mark = Remark
document-said = { $words }
document-step-untimed = not recorded
document-step-not-taken = –
document-step-not-done = –
document-step-skipped = –
document-step-not-filled-in = –
document-step-not-yet = –
document-mark-in-time = in time
document-mark-over = over the standard
document-mark-untimed = done, length not known
document-mark-not-taken = not taken
document-mark-not-done = not done
document-mark-skipped = skipped
document-mark-not-filled-in = not filled in
document-mark-not-yet = not filled in yet
document-steps-note = Times are as reported by officers, visitor or meeting.
document-steps-whole = Standard of the whole: { $span }. Times are as reported by officers, visitor or meeting.
document-survey-yes = Satisfaction survey: answered when this document was issued. Answers are kept apart and lead to nobody.
document-survey-no = Satisfaction survey: not answered when this document was issued. The document is given all the same.
document-complaint-head = Complaints
document-complaint = Not satisfied? Contact { $contact }, or go to lapor.go.id (SP4N-LAPOR!).
document-complaint-short = Not satisfied? Write to us in the same chat, or go to lapor.go.id (SP4N-LAPOR!).
document-privacy-head = Personal data
document-privacy = What this document says is recorded for service, guest book and reports (UU 25/2009, UU 14/2008, UU 27/2022). Only you and officers are given it; the page that checks it tells number, date and unit only.
document-check-head = Check that it is genuine
document-check = Scan this code or open
document-check-here = Tell an officer this code to have the document checked.
document-code = Code
document-issued = Issued { $day }
document-letters = □ stands for letters that the printed fonts do not have ({ $kinds }). What was written is kept with the visit.
document-page = Page
document-writing-han = Han characters
document-writing-korea = Korean letters
document-writing-jepang = Japanese letters
document-writing-batak = Batak letters
document-writing-emoji = emoji

## The page that checks

verify-title = Check a service document
verify-genuine = This document is genuine
verify-genuine-about = The service document with this code was issued by us and is valid.
verify-replaced = This document has been replaced
verify-replaced-about = We issued this document and corrected it later. What counts now has the number:
verify-unknown = Unknown document
verify-unknown-about = None of our documents has this code. Please check how it is written; if it is right, we did not issue the document.
verify-number = Number
verify-day = Issued on
verify-unit = Unit
verify-file = Compare the file
verify-file-about = Choose the PDF, or drop it here. It is checked in this browser only and sent nowhere.
verify-file-choose = Choose a PDF
verify-file-same = It matches: this file is exactly the one that we issued.
verify-file-other = It does not match: this is not the file that we issued with this code, or it has been changed.
verify-file-later = The file is still being printed. Please try again in a while.
verify-file-unread = This browser cannot read the file.
verify-code = Code of the document
verify-code-look = Check
