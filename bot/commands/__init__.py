"""The commands of ``loket``, one file a noun; imported only when the command line is read."""

import typer


def register(app: typer.Typer) -> None:
    """Adds every group of commands."""
    from bot.commands import database, doctor, faq, form, link, poster, roster, sop, staff, texts, whatsapp

    app.add_typer(staff.app, name="staff")
    app.add_typer(roster.app, name="roster")
    app.add_typer(sop.app, name="sop")
    app.add_typer(form.app, name="form")
    app.add_typer(faq.app, name="faq")
    app.add_typer(database.app, name="db")
    app.add_typer(whatsapp.app, name="whatsapp")
    app.add_typer(texts.app, name="texts")
    app.add_typer(link.app, name="link")
    app.command(name="poster")(poster.poster)
    app.command(name="doctor")(doctor.doctor)
