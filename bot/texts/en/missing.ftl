# The page for whoever comes to an address where there is nothing.

missing-title = There is no such page
missing-about = The address may be mistyped, or the link may be old. The service is open to you here:
missing-chat = Open the service
missing-officer = An officer?
missing-staff = Officers' page
