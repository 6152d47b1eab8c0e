#!/usr/bin/python3
"""A real SMTP server on loopback for the tests, with answers that the test writes down beforehand.

Usage: smtp_server.py DIR [none|starttls|tls] [USER PASSWORD]
Prints its port. Keeps what it accepts as DIR/1.eml, DIR/2.eml, ... with the envelope in 1.json and "sender's name|subject|text"
as Python's own reader understands them in 1.txt. Its certificate is DIR/certificate.pem. DIR/script holds one "COMMAND ANSWER" a line; the first is taken out when its command comes:
    CONNECT 421 Too busy          RCPT 550 No such mailbox          DATA 450 Try later (after the text has come)
    MAIL hang (no answer ever)    DATA drop (keeps the message, then closes the line without an answer)
"""

import asyncio
import email.policy
import json
import logging
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

logging.disable()  # What a test provokes is no news.
directory = pathlib.Path(sys.argv[1])
security = sys.argv[2] if len(sys.argv) > 2 else "none"
credentials = tuple(word.encode() for word in sys.argv[3:5])


def scripted(command):
    script = directory / "script"
    lines = script.read_text().splitlines() if script.exists() else []
    if not lines or lines[0].split()[0] != command:
        return None
    script.write_text("".join(line + "\n" for line in lines[1:]))
    return lines[0].split(maxsplit=1)[1]


class Handler:
    count = 0

    async def answer(self, server, command):
        answer = scripted(command)
        if answer == "hang":
            await asyncio.sleep(3600)
        return answer.replace("\\n", "\r\n") if answer else None

    async def handle_MAIL(self, server, session, envelope, address, options):
        refusal = await self.answer(server, "MAIL")
        if refusal:
            return refusal
        envelope.mail_from = address
        return "250 2.1.0 Sender fine"

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = await self.answer(server, "RCPT")
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient fine"

    async def handle_DATA(self, server, session, envelope):
        answer = await self.answer(server, "DATA")
        if answer and answer != "drop":
            return answer
        self.count += 1
        (directory / f"{self.count}.json").write_text(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "hello": session.host_name,
            "tls": session.ssl is not None or security == "tls",
            "authenticated": bool(session.authenticated),
        }))
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        (directory / f"{self.count}.txt").write_text(
            f"{message['From'].addresses[0].display_name}|{message['Subject']}|{message.get_content()}".replace("\r\n", "\n"))
        (directory / f"{self.count}.eml").write_bytes(envelope.original_content)
        if answer == "drop":
            server.transport.abort()
        return "250 2.0.0 Taken"


class Server(SMTP):
    greeted = False

    async def push(self, status):
        if not self.greeted:
            self.greeted = True
            refusal = scripted("CONNECT")
            if refusal:
                await super().push(refusal)
                self.transport.close()
                return
        await super().push(status)


def certificate():
    key, chain = directory / "key.pem", directory / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", key, "-out", chain], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def authenticate(server, session, envelope, mechanism, login):
    return AuthResult(success=(login.login, login.password) == credentials, handled=False)


async def main():
    context = certificate() if security != "none" else None
    handler = Handler()
    options = {"hostname": "mail.test.example", "enable_SMTPUTF8": True, "auth_require_tls": security == "starttls"}
    if security == "starttls":
        options["tls_context"] = context
    if credentials:
        options |= {"authenticator": authenticate, "auth_required": True}
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(handler, **options), "127.0.0.1", 0, ssl=context if security == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
