# What the staff page /meja says itself, outside the conversation.

workbench-title = Staff page
workbench-skips = Skip to
workbench-skip-cards = Skip to the visits
workbench-skip-work = Skip to my work
workbench-skip-talk = Skip to the conversation
workbench-skip-writing = Skip to the writing line
workbench-places = Parts of the page

## Who can use it

workbench-out = This page is for staff
workbench-out-about = To sign in, please open the one-time invitation link from your supervisor or administrator in this browser, then come back to this page. The link can also be opened right here.
workbench-out-seat = A member of staff uses one chat. An invitation that is opened here moves your access from Telegram or WhatsApp to this browser.
workbench-out-visitor = Are you a visitor? You can register and follow the queue in the chat.
workbench-chat = Open the chat
workbench-visitor = This page is for staff
workbench-visitor-about = The conversation in this browser is a visitor's, and is still there. Please go on in the chat.
workbench-visitor-officer = Staff sign in with a one-time invitation link from their supervisor or administrator.
workbench-own = Go on in the chat
workbench-opening = Opening the staff page…

## Work, visits, conversation

workbench-work = My work
workbench-work-short = Work
workbench-work-renewed = My work has been updated
workbench-refresh = Update
workbench-stale = There is news since this list was made.
workbench-board = Queue board
workbench-show = Show
workbench-cards = Visits
workbench-no-cards = No visit cards yet. They appear here when there is a new visit, or when one is opened from my work.
workbench-late = Over time
workbench-running = Being served
workbench-waiting = Waiting
workbench-over = Over
workbench-talk = Conversation

## For whom the next words are

workbench-to-visitor = To
workbench-to-thread = To (conversation)
workbench-to-outcome = Outcome of
workbench-to-remark = Remark for colleagues, not for the visitor:
workbench-to-desk = Answer for the desk
workbench-to-nobody = No addressee chosen. Where it is not clear, the desk asks first.
workbench-let-go = Let go of the addressee

## Keyboard shortcuts

workbench-keys = Keyboard shortcuts
workbench-key-move = next card, previous card
workbench-key-digit = press the button of that number on the selected card
workbench-key-enter = on a card: press its main button; without one, to the first button
workbench-key-write = to the writing line
workbench-key-escape = out of the writing line, then out of the card
workbench-key-work = to my work
workbench-key-talk = to the conversation
workbench-key-refresh = update my work
workbench-key-help = this list
workbench-keys-about = Shortcuts do nothing while you type. Everything can also be reached with Tab and Enter.
workbench-keys-on = Use single-letter shortcuts
workbench-close = Close
