"""A client for one rust-analyzer: it speaks the language server protocol over the server's standard input and output."""

import json
import subprocess
import threading
import queue
import time

# How long the server may take for one answer, and to load a crate. It builds the crate's macros first.
ANSWER_SECONDS = 120
LOAD_SECONDS = 1200

CONTENT_MODIFIED = -32801


class ServerError(Exception):
    """The server refused a request: it says so when there is nothing to rename, for example."""


class Server:
    """One running rust-analyzer, with one crate loaded and one of its files open."""

    def __init__(self, crate, environment):
        self.process = subprocess.Popen(
            ["rust-analyzer"], cwd=crate, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.number = 0
        self.version = 0
        self.is_quiet = False
        self.root = crate.as_uri()
        self._request("initialize", {
            "processId": None,
            "rootUri": self.root,
            "workspaceFolders": [{"uri": self.root, "name": "crate"}],
            "capabilities": {
                "general": {"positionEncodings": ["utf-16"]},
                "window": {"workDoneProgress": True},
                "workspace": {"workspaceEdit": {"documentChanges": True}},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown"]},
                    "rename": {"prepareSupport": True},
                    "diagnostic": {},
                },
                "experimental": {"serverStatusNotification": True},
            },
            "initializationOptions": {
                # The server's own errors are the question, not those of `cargo check`.
                "checkOnSave": False,
                "cachePriming": {"enable": False},
            },
        })
        self._notify("initialized", {})

    def open(self, file, text):
        """Opens the file, and waits until the server has loaded everything."""
        self.uri = file.as_uri()
        document = {"uri": self.uri, "languageId": "rust", "version": self.version, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        deadline = time.monotonic() + LOAD_SECONDS
        while not self.is_quiet:
            self._handle(self._next(deadline, "to load the crate"))

    def change(self, text):
        """Replaces the text of the open file, unsaved."""
        self.version += 1
        self._notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"text": text}],
        })

    def ask(self, method, **parameters):
        """Asks about the open file."""
        parameters = {"textDocument": {"uri": self.uri}, **parameters}
        return self._request("textDocument/" + method, parameters)

    def stop(self):
        self._request("shutdown", None)
        self._notify("exit", None)
        self.process.wait(ANSWER_SECONDS)

    def _request(self, method, parameters):
        while True:
            self.number += 1
            self._send({"id": self.number, "method": method, "params": parameters})
            deadline = time.monotonic() + ANSWER_SECONDS
            while True:
                message = self._next(deadline, f"to answer `{method}`")
                if message.get("id") == self.number and "method" not in message:
                    break
                self._handle(message)
            error = message.get("error")
            if not error:
                return message.get("result")
            # The server had not seen the last change yet.
            if error["code"] != CONTENT_MODIFIED:
                raise ServerError(error["message"])

    def _handle(self, message):
        """What the server sends by itself."""
        if message.get("method") == "experimental/serverStatus":
            self.is_quiet = message["params"]["quiescent"]
            if message["params"]["health"] == "error":
                raise SystemExit(f"rust-analyzer: {message['params'].get('message')}")
        if "id" in message and "method" in message:
            # It asks for settings, or wants to register something. All stay as they are.
            items = (message.get("params") or {}).get("items")
            self._send({"id": message["id"], "result": [None] * len(items) if items else None})

    def _notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _next(self, deadline, what):
        try:
            message = self.messages.get(timeout=max(0, deadline - time.monotonic()))
        except queue.Empty:
            raise SystemExit(f"rust-analyzer takes too long {what}") from None
        if message is None:
            raise SystemExit("rust-analyzer ended by itself")
        return message

    def _read(self):
        stdout = self.process.stdout
        while True:
            length = None
            while (line := stdout.readline()).strip():
                name, value = line.decode().split(":", 1)
                if name.lower() == "content-length":
                    length = int(value)
            if length is None:
                self.messages.put(None)
                return
            self.messages.put(json.loads(stdout.read(length)))
