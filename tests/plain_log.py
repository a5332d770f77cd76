"""What the desk logs during tests: in plain lines."""

import structlog


def log_plainly() -> None:
    """A fault is logged with its trace and no more. By default structlog shows the values of every frame, and draws
    them: one fault takes it half a minute."""
    told = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, told])
