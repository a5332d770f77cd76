### How the desk is, for supervisors and administrators (/check_up).

checkup-wanted = The desk is being checked. What is found comes here, usually within a minute; there is no need to wait.
checkup-not-yours = Only supervisors and administrators can have the desk checked.
checkup-found =
    🩺 <b>How the desk is</b>
    { $broken } wrong, { $attention } to look at, { $good } good

    { $lines }
checkup-well = ✅ <b>The desk is well.</b> Everything that was checked ({ $good }) is as it should be.
checkup-failed =
    Sorry, the desk could not be checked from here. Please try again in a moment.

    If it happens again, run this on the desk's computer: <code>loket doctor</code>
checkup-broken = ❌ <b>{ $area }</b>: { $what }{ $remedy }
checkup-attention = ⚠️ <b>{ $area }</b>: { $what }{ $remedy }
checkup-good = ✅ <b>{ $area }</b>: { $what }{ $remedy }
checkup-remedy = { "" } → { $remedy }
choice-checkup-again = 🔄 Check again
checkup-area-addresses = Addresses and certificates
checkup-area-backups = Backups
checkup-area-calendar = Calendar
checkup-area-clock = Clock
checkup-area-database = Database
checkup-area-messages = Messages
checkup-area-papers = Documents and seal
checkup-area-procedure = POS sheet and texts
checkup-area-retention = Retention
checkup-area-settings = Settings
checkup-area-staff = Staff
checkup-area-telegram = Telegram
checkup-area-whatsapp = WhatsApp
checkup-area-zoom = Zoom
