## Busy or not: asked without a queue number

busy =
    { $closed } { $ahead ->
        [0] Nobody is waiting in the queue right now.
        [one] { $ahead } person is waiting in the queue right now.
       *[other] { $ahead } people are waiting in the queue right now.
    } { $when }
busy-band = If you register now, your call is expected { $band }.
busy-at-once = If you register now, you are called right away.
busy-unknown = We cannot yet say when you would be called.
busy-next = Whoever registers now can take a number for the next day of service, { $opening }.
busy-no-queue = There is no queue here: once your details are sent, our officers take your request up right away. { $closed }
