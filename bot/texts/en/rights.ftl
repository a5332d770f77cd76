# The rights of people over their data (UU 27/2022): what they ask for, what is answered, and what staff do.

## Whose data it is

rights-page =
    <b>Your rights over your data</b> (UU 27/2022)
    Each request gets a number and is answered within 3×24 hours. Choose with a button, or type:
    <b>my data</b> – see all that is kept
    <b>who looked</b> – who opened the record of your visits
    <b>copy of my data</b> – a file that other computers can read
    <b>correct my data</b> – put right what is wrong
    <b>withdraw consent</b> – end what rests on consent
    <b>restrict my data</b> – kept, but not used for now
    <b>object to processing</b> – you do not agree with some use of it
    <b>delete my data</b> – erase it
    { $own }
choice-right-access = 👁 See my data
choice-right-move = 💾 Copy of my data
choice-right-correct = ✏️ Correct my data
choice-right-withdraw = ↩️ Withdraw consent
choice-right-restrict = ⏸ Restrict my data
choice-right-object = ✋ Object
choice-right-erase = 🗑 Delete my data
choice-right-sure = ✅ Yes, do it
choice-right-not = Leave it as it is
choice-right-proxy = I act for somebody
choice-right-child = For a child
right-kind-access = access to data
right-kind-move = a copy of data
right-kind-correct = correction of data
right-kind-withdraw = withdrawal of consent
right-kind-restrict = restriction of data
right-kind-object = objection to processing
right-kind-erase = erasure of data
right-for-own = for themselves
right-for-proxy = for somebody they act for
right-for-child = for a child in their care
right-state-open = not answered yet, by { $due } at the latest
right-state-done = done { $at }
right-state-refused = refused with a reason { $at }
right-state-withdrawn = taken back { $at }
right-own-line = • { $number }: { $kind }, { $state }
right-own-one =
    <b>{ $number }</b>: { $kind }
    Received { $received }; { $state }.
right-unknown = There is no request { $number } that can be seen from here. Please check the number.
right-open-already = Your request for { $kind } has the number <b>{ $number }</b> ({ $received }) and is answered by { $due } at the latest.
right-access-given =
    📄 All that is kept about you is in this file.
    Number <b>{ $number }</b>, asked for { $received }. The file is made as it is sent; we do not keep it.
    The contents of files come with <b>copy of my data</b>.
right-move-given =
    💾 A copy of your data in a form that computers can read (JSON).
    Number <b>{ $number }</b>, asked for { $received }. The file is made as it is sent; we do not keep it.
    { $files }
right-ask-erase =
    <b>Delete my data: please read this first</b>
    What goes for good: name, institution, contact, chat address, purpose, the words of outcomes, officers' notes, messages, files and service documents, in all chats that are joined. What has been sent stays in each chat app.
    What the law keeps, without a name: number, time and kind of each visit, until its archive's schedule ends (2 years active, 3 inactive; UU 43/2009); and the register of requests for public information, with its name (Perki 1/2021 article 32).
    { $kept }
    { $against }
    It cannot be undone. Go on? Type <b>yes</b> or <b>no</b>; <b>3</b> if you act for somebody else, <b>4</b> if it is for a child.
right-against-visit = ⏳ A visit is still going on.
right-against-information = ⏳ A request for public information is not answered yet.
right-against-follow-up = ⏳ Something that was promised is still to be done.
right-against-seat = ⏳ This chat belongs to an officer.
right-erase-waits =
    Your request to erase is noted: <b>{ $number }</b>, { $received }.
    { $against }
    So an officer looks at it first. As soon as nothing stands in the way, your data is erased; you are answered by { $due } at the latest.
right-erased =
    ✅ <b>Proof of erasure { $number }</b>
    Asked for { $received }, erased { $at }.
    Erased: name, institution, contact, chat address, purpose, the words of outcomes, notes, messages, files and service documents.
    { $kept }
    Kept, without a name: number, time and kind of visits; the register of requests for public information if there ever was one.
    Keep this message: once it is sent, we erase it too. If you write again, we do not know you.
right-not-done = All right, nothing has changed.
right-ask-withdraw =
    <b>Withdraw consent</b>
    What ends: the answers that are offered at your next visit, the second chat, and your consent to the privacy notice (asked again when you come again). The service does not depend on it.
    What stays: the guest book and the record of services, since they rest on the law (UU 25/2009, UU 43/2009). For those there is <b>delete my data</b>.
    Go on? Type <b>yes</b> or <b>no</b>; <b>3</b> if you act for somebody else, <b>4</b> if it is for a child.
right-withdrawn =
    ✅ Consent withdrawn. Number <b>{ $number }</b>, { $at }.
    The answers for your next visit are deleted, the second chat is parted, and the privacy notice is asked again when you come again.
right-ask-restrict =
    <b>Restrict my data</b>: it is kept, but not used until things are clear: officers do not find it by name, the guest book does not tell it, it is not offered again, and no reminder of the survey is sent. It holds from when you send the request. Figures go on counting the visit, without a name.
    Write which data, and why. An officer answers within 3×24 hours. Type <b>cancel</b> to leave it.
right-ask-object =
    <b>Object to processing</b>: write which use of your data you do not agree with, and why.
    An officer answers within 3×24 hours. Type <b>cancel</b> to leave it.
right-ask-correct =
    <b>Correct my data</b>
    { $lines }
    Choose what is wrong with a button or its number; it is changed at once for your next visit. For anything else (the record of a visit, say), write what is wrong and what is right: an officer adds the correction, the old record is not overwritten.{ $form } Type <b>cancel</b> to leave it.
right-ask-correct-words =
    <b>Correct my data</b>
    Write what is wrong and what is right: an officer adds the correction, the old record is not overwritten.{ $form } Type <b>cancel</b> to leave it.
right-ask-correct-form = { "" } A form that you have not sent you can change at once: type <b>cancel</b> to return to it, then <b>back</b> to go back, or press <b>Change</b> before sending.
right-field-line = { $no }. { $label }: { $answer }
right-ask-field = Write the right answer: { $label }. Type <b>cancel</b> to leave it.
right-field-wrong = { $why }
right-corrected = ✅ { $label } is put right. Number <b>{ $number }</b>, { $received }.
right-ask-proxy =
    For { $kind } of somebody you act for, write: their name, their visit's number if there is one, and the power of attorney (number and date). Show it and your identity to an officer; send no photo of a card here.
right-ask-child =
    For { $kind } of a child (under 18), write: the child's name, their visit's number if there is one, and how you are related (parent or guardian). Show proof to an officer; send no photos of documents here.
right-words-please = Please write a few words, or type <b>cancel</b>.
right-received = Your request for { $kind } { $for } is noted: <b>{ $number }</b>, { $received }. An officer answers by { $due } at the latest. To take it back, type <b>withdraw { $number }</b>.
right-taken-back = ↩️ <b>{ $number }</b> ({ $kind }) is taken back. Nothing more is owed by us; if data was restricted by it, it is used again.
right-taken-back-staff = ↩️ <b>{ $number }</b> ({ $kind }) was taken back by whoever asked. No answer is needed any more.
name-restricted = (data restricted)
right-done =
    ✅ <b>{ $number }</b>: { $kind } is done.
    { $words }
right-refused =
    <b>{ $number }</b>: { $kind } cannot be granted.
    Why: { $words }
    If you do not agree, you can write <b>object to processing</b>.
right-seat-first = This chat belongs to an officer. Staff data is set by the office: have an administrator end the seat first (loket staff remove), then ask again. To see your data: /data.
my-data-kept-rights = Requests about your data: { $count }
own-data-head =
    PERSONAL DATA THAT THE DESK KEEPS
    All that leads to you in the desk's database, table by table, with the second chat that you joined.
    Answers to the survey lead to nobody, so they are not here. Of files their size is told; they come with "copy of my data".
own-data-bytes = { $count } bytes

## Staff

duty-command-rights = hak
duty-command-rights-about = Requests about personal data; enter one at the counter
rights-not-yours = Requests about personal data are answered by administrators and supervisors.
rights-list =
    <b>Requests about personal data not answered yet: { $count }</b>
    { $lines }
    Type /hak with the number, then do or refuse. At the counter: /hak enter erase VISIT-NUMBER.
rights-nothing = None.
right-line = • { $number }: { $kind }, { $for }; { $state }
choice-right-one = { $number }
choice-right-do = ✅ Do it
choice-right-refuse = ✋ Refuse
choice-right-show = 🔎 Show
choice-right-seen = ✅ Checked
right-new =
    🔐 <b>{ $number }</b>: a request for { $kind } { $for }, received { $received }.
    To be answered by <b>{ $due }</b> (3×24 hours, days off count).
right-reminder = ⏰ <b>{ $number }</b> ({ $kind }) is not answered yet. By <b>{ $due }</b> at the latest.
right-overdue = 🔴 <b>{ $number }</b> ({ $kind }) is overdue: { $due }. Please answer it now.
right-one =
    <b>{ $number }</b>: { $kind } { $for }
    Received { $received }; { $state }.
    { $words }
    { $against }
    { $history }
right-by-visitor = whose data it is
right-by-desk = the desk
right-entry-received = • { $at }: received from { $who }
right-entry-identified = • { $at }: identity checked by { $who }
right-entry-done = • { $at }: done by { $who }. { $words }
right-entry-refused = • { $at }: refused by { $who }. { $words }
right-entry-opened = • { $at }: opened once by { $who }. { $words }
right-entry-withdrawn = • { $at }: taken back by { $who }
right-words-do =
    { $number } ({ $kind } { $for }). { $words }
    Write what was done or checked; it becomes the answer and its proof. For an erasure the data is erased as soon as these words are sent. Type cancel to leave it.
right-words-refuse =
    { $number } ({ $kind } { $for }). { $words }
    Write the reason by law; it is told to whose data it is. Type cancel to leave it.
right-reason-please = Please give the reason in a few words, or type cancel.
right-barred =
    { $number } cannot be done yet:
    { $against }
right-erased-noted = ✅ { $number }: data erased { $at }. Its owner is told if they have a chat; tell this number and time to whoever came in person.
right-file-for-them = The file for { $number }. Hand it to who is entitled once you have checked who they are, then delete it from this device. { $files }
right-enter-how = Write it like this: /hak enter erase ULT-20261123-001. Kinds: access, copy, correct, withdraw, restrict, object, erase.
right-no-visit = There is no visit { $number }. Check the number again.
right-enter-seen =
    A request for { $kind } for visit { $number } ({ $name }).
    Have you checked who they are, and does it fit? Type yes or no.
right-entered = Noted: <b>{ $number }</b>, { $kind }, by { $due } at the latest.
right-not-entered = All right, it is not entered. Check who they are first.

## Corrections by whose data it is

card-corrections =
    { "" }
    📝 Corrections by whose data it is ({ $count }); the record stays as it was:
    { $lines }
card-remarked = { $first }{ $rest }
correction-line = { $at } { $number }, answered by { $name }: "{ $words }"
correction-own-line = { $at } { $number }: { $label } should be: { $answer }

## Opening restricted data, once, with a reason

card-restricted = ⏸ This visitor's data is restricted ({ $number }). A supervisor can open it once, with a reason: /rights open { $visit }
choice-lift = 🔓 Open once
right-lift-ask =
    The data of visit { $ticket } is restricted by { $number }. Why does it have to be opened? Write the reason: whoever the data is about can read it, with your name. The card is shown once. Type cancel to leave it.
right-lift-not-yours = Restricted data can only be opened by a supervisor, with a reason.

## Files that come with a copy of one's data

right-files-all = { $count } files that are kept follow, as they were sent.
right-files-some = The latest { $count } files follow. Left out: { $left } older ones; ask an officer for them by { $number }, or come to the office with proof of who you are.
right-file = 📎 File { $no } of { $count } ({ $number }): { $name }
