"""What ``loket doctor`` looks at on Telegram: the token, and how deliveries to the webhook fare."""

from bot.commands.finding import Finding
from bot.settings import Settings
from bot.texts.operator import in_words

_PATIENCE = 10.0


async def telegram_findings(settings: Settings) -> Finding:
    """Whether Telegram takes the token, and whether it gets its updates delivered."""
    if settings.telegram.token is None:
        return Finding(False, in_words("doctor-telegram-off"), in_words("doctor-telegram-off-remedy"), False)
    from telegram.error import InvalidToken, TelegramError  # a noticeable part of a start

    from bot.channels.telegram_api import TelegramApi

    api = TelegramApi(str(settings.telegram.api_url), settings.telegram.token.get_secret_value())
    await api.open()
    try:
        me = await api.call("getMe", patience=_PATIENCE)
        hook = await api.call("getWebhookInfo", patience=_PATIENCE)
    except InvalidToken:
        return Finding(False, in_words("doctor-telegram-refused"), in_words("doctor-telegram-refused-remedy"))
    except (TelegramError, OSError) as fault:
        remedy = in_words("doctor-telegram-away-remedy")
        return Finding(False, in_words("doctor-telegram-away", fault=type(fault).__name__), remedy)
    finally:
        await api.close()
    trouble = hook.get("last_error_message", "")
    if settings.telegram.mode == "webhook" and trouble:
        return Finding(
            False,
            in_words("doctor-telegram-undelivered", trouble=trouble),
            in_words("doctor-telegram-undelivered-remedy"),
        )
    return Finding(True, f"Telegram: @{me.get('username')}, {settings.telegram.mode}")
