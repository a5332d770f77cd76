"""The commands of ``loket``, one file a noun; imported only when the command line is read."""

import typer

from bot.texts.operator import in_words


def register(app: typer.Typer) -> None:
    """Adds every group of commands."""
    from bot.commands import (
        database,
        doctor,
        faq,
        form,
        letter,
        link,
        numbers,
        poster,
        roster,
        settings,
        sop,
        staff,
        texts,
        whatsapp,
    )

    app.add_typer(staff.app, name="staff")
    app.add_typer(sop.app, name="sop")
    app.add_typer(form.app, name="form")
    app.add_typer(faq.app, name="faq")
    app.add_typer(database.app, name="db")
    app.add_typer(whatsapp.app, name="whatsapp")
    app.add_typer(texts.app, name="texts")
    app.add_typer(settings.app, name="settings")
    app.add_typer(link.app, name="link")
    app.add_typer(numbers.app, name="numbers")
    app.add_typer(roster.app, name="roster")
    app.add_typer(letter.app, name="letter")
    app.command(name="poster", help=in_words("cli-poster-help"))(poster.poster)
    app.command(name="doctor", help=in_words("cli-doctor-help"))(doctor.doctor)
