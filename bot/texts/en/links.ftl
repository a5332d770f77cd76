# The words of links and QR codes that open the chat. On WhatsApp visitors send these very words; the desk knows them
# again.

link-category = Service: { $category }
link-topic = Ask: { $title }
link-appointment = Book an appointment
link-queue = Take a queue number
