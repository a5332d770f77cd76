# Words that only the page of the web chat needs: what a screen reader says, and how far a visit has got.

web-card = Visit card
web-card-renewed = Visit card updated
web-progress = { $done } of { $all } steps done
web-step-ahead = To come
web-step-now = Now
web-step-late = Over time
web-step-done = Done
web-step-over = Done
web-step-untaken = Not taken
web-step-skipped = Passed over
