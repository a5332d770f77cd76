"""What is published of the survey (SKM): the report, the publication with its poster, the working table. All of them
are made from one value (:class:`bot.papers.satisfaction.about.About`), so that they never disagree."""
