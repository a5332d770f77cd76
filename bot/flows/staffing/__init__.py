"""Who is asked, told, charged and allowed."""
