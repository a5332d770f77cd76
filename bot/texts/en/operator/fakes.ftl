### Platforms played: loket fakes.

fakes-desk = The address of Loket, where news of WhatsApp and Zoom are brought.
fakes-help = Play Telegram, WhatsApp or Zoom on this machine, for trying without any account.
fakes-point = Point Loket at it: copy these lines into the terminal in which "loket run" is to be started.
fakes-port = The first port; every further platform takes the next one.
fakes-port-taken = Port { $port } cannot be used ({ $fault }). Stop the program that uses it, or choose another with --port.
fakes-ready = { $name } is played at { $address }
fakes-speak = Speak as a visitor, from another terminal (everything that can be done: docs/fakes.md):
fakes-stop = Only for trying; nothing is kept. Press Ctrl+C to stop.
fakes-unknown = Nothing called "{ $given }" is played. Choose one or several: { $known }.
fakes-which = One or several: telegram, whatsapp, zoom.
fakes-wrong-port = "{ $given }" is no port that can be used. Choose a number from 1 to { $most } with --port.
