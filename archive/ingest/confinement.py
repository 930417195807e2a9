"""Runs the readers of foreign formats where they can do no harm: a fresh process for each file, under limits.

Started once, a warden (this module as a program) imports the readers and forks a child for every file, so that
a file costs a fork and not an interpreter. The child has the file, a socket to its caller, no environment, and
limits of the kernel on memory, time, files and processes. What it answers is JSON, checked: it may have been
taken over. Imports draft only; the warden imports the readers by name.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from archive.ingest.draft import Block, BlockKind, Dropped, Reading, UnreadableBulletin, Warning

Reader = Literal["docx", "pdf", "mhtml", "html", "markdown"]
READERS: tuple[str, ...] = get_args(Reader)
HEADER = struct.Struct("!BQQQQ")  # which reader, then the limits in whole units
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 5  # seconds beyond the child's own, for starting a warden and for moving the bytes
CHUNK = 1 << 20


@dataclass(frozen=True)
class Limits:
    memory: int = 1 << 30  # bytes of address space
    cpu: int = 20  # seconds
    wall: int = 40  # seconds
    answer: int = 64 << 20  # bytes of JSON


LIMITS = Limits()


def read_confined(reader: Reader, data: bytes, limits: Limits = LIMITS) -> Reading:
    """`archive.ingest.readers.<reader>.read(data)` in a child of its own.

    Raises UnreadableBulletin with the reader's own sentence, or saying that the file was too much for the limits.
    """
    deadline = time.monotonic() + limits.wall + PATIENCE
    with _wardens.connect() as child:
        try:
            header = HEADER.pack(READERS.index(reader), limits.memory, limits.cpu, limits.wall, limits.answer)
            child.settimeout(limits.wall + PATIENCE)
            child.sendall(header + data)
            child.shutdown(socket.SHUT_WR)
            answer = _receive(child, limits.answer, deadline)
        except (TimeoutError, BrokenPipeError, ConnectionError) as error:
            raise UnreadableBulletin(TOO_MUCH) from error
    return _unpack(answer)


TOO_MUCH = "文件无法在限定的时间和内存之内读完，可能已损坏，或内容过大、过于复杂，请拆分后再上传。"


class _Wardens:
    """The one warden of this process and those forked from it; started when first needed, and again if it died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._warden: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def connect(self) -> socket.socket:
        """A socket to a fresh child. Datagrams to the warden are whole, so threads and forks may share it."""
        ours, theirs = socket.socketpair()
        with theirs:
            for _ in range(2):
                with self._lock:
                    warden = self._warden = self._warden or self._start()
                try:
                    socket.send_fds(warden, [b"?"], [theirs.fileno()])
                except (BrokenPipeError, ConnectionError):
                    self._forget(warden)
                    continue
                return ours
        ours.close()
        raise UnreadableBulletin("阅读程序没有启动，请稍后再试。")

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "archive.ingest.confinement", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                env={"PATH": os.defpath, "PYTHONUTF8": "1"},  # none of the site's secrets
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        return ours

    def _forget(self, warden: socket.socket) -> None:
        with self._lock:
            if self._warden is warden:
                self._warden = None
                warden.close()
                if self._process is not None:
                    self._process.poll()


_wardens = _Wardens()


def _receive(child: socket.socket, cap: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        child.settimeout(max(deadline - time.monotonic(), 0.001))
        part = child.recv(CHUNK)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > cap:
            raise UnreadableBulletin(TOO_MUCH)
        parts.append(part)


def _unpack(answer: bytes) -> Reading:
    """Nothing in the answer is trusted but its being checked here."""
    try:
        stated: dict[str, Any] = json.loads(answer)
        if "unreadable" in stated:
            raise UnreadableBulletin(str(stated["unreadable"])[:500])
        return Reading(
            format=str(stated["format"]),
            received_text=str(stated["received_text"]),
            blocks=tuple(_block(*block) for block in stated["blocks"]),
            front_matter={str(name): str(value) for name, value in stated["front_matter"].items()},
            encoding=str(stated["encoding"]),
            replacements=int(stated["replacements"]),
            dropped=tuple(Dropped(str(text), str(reason)) for text, reason in stated["dropped"]),
            warnings=tuple(Warning(str(code), str(message)) for code, message in stated["warnings"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableBulletin(TOO_MUCH) from error


def _block(text: str, kind: BlockKind, level: int) -> Block:
    if kind not in get_args(BlockKind):
        raise ValueError(kind)
    return Block(str(text), kind, int(level))


def _pack(reading: Reading) -> bytes:
    stated = asdict(reading)
    stated["blocks"] = [(block.text, block.kind, block.level) for block in reading.blocks]
    stated["dropped"] = [(dropped.text, dropped.reason) for dropped in reading.dropped]
    stated["warnings"] = [(warning.code, warning.message) for warning in reading.warnings]
    del stated["articles"]  # of formats that need no child
    return json.dumps(stated).encode()


def main(warden: socket.socket) -> None:
    """The warden: a child for each socket that arrives, until nobody is left who could send one."""
    modules = [importlib.import_module(f"archive.ingest.readers.{name}") for name in READERS]
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps
    while True:
        message, connections, _, _ = socket.recv_fds(warden, 1, 1)
        if not message:
            return
        with socket.socket(fileno=connections[0]) as connection:
            if os.fork() == 0:
                warden.close()
                _serve(connection, modules)
                os._exit(0)


def _serve(connection: socket.socket, modules: list[Any]) -> None:
    """In the child. An error nobody foresaw ends it with a traceback on stderr and no answer."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with connection.makefile("rb") as file:
        place, memory, cpu, wall, answer = HEADER.unpack(file.read(HEADER.size))
        _confine(Limits(memory, cpu, wall, answer))
        data = file.read()
    try:
        reply = _pack(modules[place].read(data))
    except UnreadableBulletin as error:
        reply = json.dumps({"unreadable": str(error)}).encode()
    except (MemoryError, RecursionError):
        reply = json.dumps({"unreadable": TOO_MUCH}).encode()
    with suppress(BrokenPipeError):
        connection.sendall(reply)


def _confine(limits: Limits) -> None:
    """Limits of the kernel: beyond them calls fail or the process is killed, whatever code is running."""
    signal.alarm(limits.wall)
    for kind, amount in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(kind, (amount, amount))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
