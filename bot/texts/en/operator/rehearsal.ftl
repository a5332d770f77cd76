### The trial visit.

rehearsal-answered = step { $no } answered "{ $answer }"
rehearsal-end = End of the visit: { $end }
rehearsal-finished = finished
rehearsal-later = a later step
rehearsal-left-alone = { " " } Left alone, { $at }: { $name } reads: { $words }
rehearsal-moment = { $day } at { $time } { $zone }
rehearsal-nobody = { " " } Nobody has a button for this step; the trial stops here.
rehearsal-of-step = step { $no }
rehearsal-outcome = Example of an outcome
rehearsal-presses = { " " } { $at }: { $name } presses [{ $button }]
rehearsal-reads = The visitor reads:{ " " }
rehearsal-skipped = Passed over: step { $no } (inferred from { $proof })
rehearsal-step = Step { $no }. { $activity } ({ $time })
rehearsal-title = { $sheet }: trial visit of { $visitor }, from { $at }
rehearsal-unfinished = not finished
rehearsal-untaken = Not taken: step { $steps }
rehearsal-visitor = The visitor
rehearsal-way = === With { $way } ===
rehearsal-writes = { " " } { $name } writes the outcome: "{ $outcome }"
