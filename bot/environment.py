"""What a process that is started beside the desk sees of the desk's surroundings: no settings, so no secret."""

import os


def without_settings() -> dict[str, str]:
    """Our environment without what begins as settings do."""
    # rule: workshop-sees-no-secret
    # rule: scanner-sees-no-secret
    return {name: value for name, value in os.environ.items() if not name.upper().startswith("LOKET_")}
