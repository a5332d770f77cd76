# What an office changes from week to week: seen and set by administrators in chat, and what visitors read of it.

## To visitors

house-paused = <b>{ $category }</b> has not been open since { $since }: { $reason }.
house-paused-in-form =
    { $why }
    We are sorry: the form for this service cannot be sent for now. Your other answers are kept. Please choose another service, ask an officer, or go on once this service is open again.

    { $question }
house-paused-since = { $why } Please go on with another service, or ask an officer.
house-paused-link =
    { $why }
    You can choose another service, or ask an officer.

## What can be set

house-name-rooms = Breakout rooms
house-name-category = Category { $category }
house-name-reply = Canned reply "{ $title }"{ $language }
house-name-topic = Answer to "{ $title }"{ $language }
house-name-compensation = Compensation that may be offered
house-in-id = { " " }(Indonesian)
house-in-en = { " " }(English)
house-no-rooms = not asked for
house-offered = open
house-paused-for = paused, { $reason }
house-no-offers = none
house-from-file = from the file
house-from-chat = set by { $name }, { $day }
house-line = { $name }: { $value } ({ $origin })
house-keyed = • <code>{ $key }</code> { $line }
house-file-says = The file says: { $value }
house-summary-category = Categories: { $count }, { $changed }
house-summary-reply = Canned replies: { $count }, { $changed }
house-summary-topic = Answers to questions (FAQ): { $count }, { $changed }
house-summary-changed = set in chat: { $keys }
house-summary-filed = all from the file

## Menu

choice-house = ⚙️ Settings
choice-house-rooms = Rooms
choice-house-category = Categories
choice-house-reply = Replies
choice-house-topic = FAQ
choice-house-compensation = Compensation
choice-house-apply = ✅ Yes, apply
choice-house-drop = Cancel
choice-house-file = ↩️ As the file says
choice-house-reopen = ↩️ Open again
house-menu =
    ⚙️ <b>What can be set here</b>
    { $lines }
    { $others }

    Choose one, or write for example <code>set rooms 4</code>. Service hours are set with <code>/jam</code>, the roster with <code>/jadwal</code>; all else is in the settings file.
house-others =
    🔒 Only an administrator can change:
    { $lines }
house-others-line = • { $what }
house-group =
    { $lines }

    { $how }
house-one =
    { $line }
    { $file }

    { $how }
house-how-rooms = Write how many rooms, for example <code>set rooms 4</code>; 0 if the room need not be asked for.
house-how-category = Write <code>set category ppid pause: the officer is on leave</code> to pause it, <code>set category ppid open</code> to open it again.
house-how-reply = Write <code>set reply tunggu: the words</code>, or <code>set reply tunggu default</code> to go back to the file. In English: <code>set reply tunggu en: …</code>
house-how-topic = Write <code>set faq biaya: the answer</code>, or <code>set faq biaya default</code> to go back to the file. In English: <code>set faq biaya en: …</code>
house-how-compensation = Write all of them, divided by semicolons: <code>set compensation: a written apology; priority next time</code>. For none: <code>set compensation none</code>

## Preview and ordering

house-shown =
    { $again }
    ⚙️ <b>Preview, not in force yet: { $name }</b>
    Now: { $old } ({ $origin })
    Then: { $new } { $back }
    { $affected }
house-back-to-file = (as the file says)
house-affects-waiting = { $count ->
    [one] • { $count } person holds a number for this category; they keep their place and are served
   *[other] • { $count } people hold a number for this category; they keep their place and are served
}
house-affects-nobody = • Nobody waits for this category.
house-affects-forms = • Whoever is filling in its form is told and asked to choose another service.
house-affects-reopened = • This category is offered again from then on.
house-affects-rooms = • Visits under way do not change; the next room buttons go by this number.
house-affects-reply = • What was sent does not change.
house-affects-topic = • Visitors who ask after this read the new answer.
house-affects-compensation = • What was offered or taken already does not change.
house-note-unset = ⚠️ { $name } is not set in the settings file; until it is, these words are not used.
house-note-language = ℹ️ Only this language changes; the other version stays as it is.
house-again-set = Somebody else has set this since the preview. Please look once more.
house-again-late = That preview was long ago. Please look once more.
house-again-more = Since the preview more people wait. Please look once more.
house-ordered =
    ✅ In force now: { $name }
    Before: { $old }
    Now: { $new }
house-told-staff =
    ⚙️ { $who } has set { $name }.
    Before: { $old }
    Now: { $new }
house-done-already = That has been applied: { $name }.
house-no-difference = { $name } is so already: { $value } ({ $origin }). Nothing changes.
house-dropped = All right, nothing was set.
house-gone = That choice does not hold any more. Write <code>/atur</code> to see what is set now.

## What cannot be applied

house-unfit =
    Sorry, nothing was set. { $why }
house-no-matter = "{ $word }" is not known.{ $near } What can be set: rooms, category, reply, faq, compensation. For example: <code>set rooms 4</code>
house-no-such = There is no "{ $word }".{ $near } There are: { $known }.
house-nearest = { " " }Perhaps <b>{ $near }</b> is meant?
house-wrong-rooms = The number of rooms is 0 to { $most }. Write for example: <code>set rooms 4</code>
house-wrong-reason = Please write the reason too, as visitors read it: <code>set category { $category } pause: the officer is on leave</code>
house-wrong-last = This is the only category that is still open. To close the desk, change its hours with <code>/jam</code>.
house-wrong-offers = Write one to { $most } compensations, divided by semicolons; <code>set compensation none</code> if nothing is offered.
house-wrong-empty = There are no words yet. Write them after the colon.
house-wrong-name = { $name } is not known. What may be written: { $known }.
house-wrong-length = At most { $longest } characters, this has { $length }. Please shorten it.
house-not-yours = Sorry, settings are changed only by administrators or supervisors of the desk.
house-words-not-yours = Sorry, canned replies, answers to questions and compensation are changed only by administrators of the desk.
