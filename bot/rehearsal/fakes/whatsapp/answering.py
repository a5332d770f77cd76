"""How calls come in and answers go out: token, parameters in any form, faults, Meta's words for a refusal."""

import json

from aiohttp import web

from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json, bad_token
from bot.rehearsal.fakes.whatsapp.faults import Fault, Faults
from bot.rehearsal.fakes.whatsapp.nodes import Call, Nodes, Upload
from bot.rehearsal.fakes.whatsapp.record import Answered, Record, Refused

_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>proxygen</body>\r\n</html>\r\n"


class Answering:
    """The door of the Graph API."""

    base_url = ""

    def __init__(self, token: str, nodes: Nodes, cloud: Cloud, faults: Faults, record: Record) -> None:
        self._token, self._nodes, self._cloud = token, nodes, cloud
        self._faults, self._record = faults, record

    async def answer(self, request: web.Request) -> web.Response:
        """One call of an object or of one of its edges."""
        node, edge = request.match_info["node"], request.match_info.get("edge", "")
        endpoint = self._nodes.endpoint(node, edge)
        fault = self._faults.meet(endpoint)
        body: Json = {}
        try:
            self._check_token(request)
            body, upload = await _read(request)
            await self._strike(fault)
            call = Call(request.method, node, edge, body, upload, self.base_url)
            answer = _gateway(fault) or _json(200, self._nodes.answer(call))
        except GraphError as error:
            answer = self._refuse(endpoint, error, body)
        return self._finish(request, endpoint, fault, answer)

    async def download(self, request: web.Request) -> web.Response:
        """The content of a file, behind the address that was handed out for it."""
        fault = self._faults.meet("download")
        try:
            self._check_token(request)
            await self._strike(fault)
            media = self._cloud.media.at(request.path)
            answer = _gateway(fault) or web.Response(body=media.content, content_type=media.mime_type.partition(";")[0])
        except GraphError as error:
            answer = self._refuse("download", error, {})
        return self._finish(request, "download", fault, answer)

    async def _strike(self, fault: Fault | None) -> None:
        if fault:
            self._record.changed()
            await fault.strike()

    def _check_token(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bearer {self._token}":
            raise bad_token()

    def _refuse(self, endpoint: str, error: GraphError, body: Json) -> web.Response:
        now = self._cloud.clock()
        self._record.refused.append(Refused(endpoint, error.status, error.code, error.details, body, now))
        return _json(error.status, error.body())

    def _finish(self, request: web.Request, endpoint: str, fault: Fault | None, answer: web.Response) -> web.Response:
        status = answer.status
        if fault and fault.kind == "drop" and request.transport:
            status = 0
            request.transport.abort()
        self._record.calls.append(Answered(endpoint, status, self._cloud.clock()))
        self._record.changed()
        return answer


async def _read(request: web.Request) -> tuple[Json, Upload | None]:
    """The call's parameters from wherever they are; raises 100 for broken JSON."""
    parameters: Json = dict(request.query)
    upload = None
    if request.content_type == "application/json":
        parameters |= _object(await request.read())
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                upload = Upload(value.filename, value.content_type, value.file.read())
            else:
                parameters[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return parameters, upload


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body) if body else {}
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise GraphError(100, message="(#100) Invalid JSON in the request body.")
    return value


def _gateway(fault: Fault | None) -> web.Response | None:
    if fault is None or fault.kind != "502":
        return None
    return web.Response(status=502, text=_GATEWAY, content_type="text/html")


def _json(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json", charset="UTF-8")
