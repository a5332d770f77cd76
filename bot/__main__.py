"""``python -m bot`` is the command ``loket``, and both begin here."""

import gc


def main() -> None:
    """Begins the command. Nothing that is imported for it is garbage, so nobody looks for any meanwhile, which would be
    a tenth of the time until a desk serves; ``bot.cli`` has it looked for again once all is there."""
    gc.disable()
    from bot.cli import main as command

    command()


if __name__ == "__main__":
    main()
