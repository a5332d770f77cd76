## Who looked at visitors' data

looks-list =
    <b>Who looked at visitors' data</b>{ $number }

    { $lines }
looks-at = { "" }: visit { $number }
looks-line = { $at } · { $who }: { $what }
looks-none = Nobody is recorded to have looked at visitors' data yet.
looks-none-at = Nobody is recorded to have looked at visit { $number } yet. Write <code>/who_looked</code> for all of it.
looks-not-yours = This list is for the desk's administrators only.
choice-looks-before = Earlier
looks-about = { "" } { $about }
looks-count = { "" } ({ $count })
look-guests = searched the guest book{ $about }{ $count }
look-visit = opened the card of visit{ $about }{ $count }
look-restricted = opened restricted data once{ $about }{ $count }
look-messages = read what was said to the visitor{ $about }{ $count }
look-agenda = saw the appointments{ $about }{ $count }
look-requests = saw requests for information{ $about }{ $count }
look-identity = opened a requester's identity number{ $about }{ $count }
look-file = was given a file that somebody sent{ $about }{ $count }
look-report = was given a report{ $about }{ $count }
look-paper = was given a service document{ $about }{ $count }
look-survey = saw answers to the survey{ $about }{ $count }
look-person = looked up whom a breach concerns{ $about }{ $count }
look-export = exported data{ $about }{ $count }

name-confidential = (name kept confidential)
card-confidential = 🔒 The visitor asked for their name to be kept confidential. You see the rest once you have taken this visit.

## Who looked, for whoever the data is about

looks-own =
    <b>Who looked at your data</b>

    { $lines }

    Those who attend to a visit see its data because of their task; that is in the visit's record.
looks-own-none = Nobody has opened the record of your visits beside attending to them.
looks-own-how = Write <b>who looked</b> for a list of who opened the record of your visits.
looks-own-staff = staff
looks-own-why = { $at } · { $who }: { $what }. Reason: { $why }
