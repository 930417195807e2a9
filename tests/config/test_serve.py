"""`serve` runs real processes: here small ones that leave a trace."""

import os
import signal
import socket
import subprocess
import sys
import textwrap

from config.management.commands import serve

QUICK_WEB = [sys.executable, "-c", "raise SystemExit(3)"]
IDLE = [sys.executable, "-c", "import signal; signal.pause()"]


def test_serve_ends_with_the_exit_code_of_the_web_server():
    assert serve.supervise(QUICK_WEB, IDLE) == 3


def test_the_address_is_told_when_it_answers_and_once(tmp_path, settings):
    """A web server that opens its port, answers nothing for a while, then two requests, and ends at a third.

    Asked as one of the site's own names: another would be refused, and every refusal is an error in the log.
    """
    settings.ALLOWED_HOSTS = [".example.cn"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.HOST, settings.PORT = free.getsockname()
    told = tmp_path / "told"
    web = f"""
        import socket, pathlib
        server = socket.create_server(("127.0.0.1", {settings.PORT}))
        first, _ = server.accept()
        assert not pathlib.Path({str(told)!r}).exists()
        first.close()
        second, _ = server.accept()
        assert b"Host: example.cn" in second.recv(1000)
        second.sendall(b"HTTP/1.1 400 Bad Request\\r\\nContent-Length: 0\\r\\n\\r\\n")
        while not pathlib.Path({str(told)!r}).exists(): pass
        server.settimeout(1)
        try: server.accept()
        except TimeoutError: raise SystemExit(4)
    """

    def tell() -> None:
        told.touch(exist_ok=False)

    assert serve.supervise([sys.executable, "-c", textwrap.dedent(web)], once_it_answers=tell) == 4


def test_a_dead_indexer_is_started_again(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "RESTART_SECONDS", 0.0)
    log, gate = tmp_path / "starts", tmp_path / "gate"
    os.mkfifo(gate)
    # The indexer dies at its first start; at its second it opens the gate that ends the web server.
    indexer = f"""
        starts = open({str(log)!r}, "a+"); starts.seek(0); again = starts.read(); starts.write("x"); starts.close()
        if again:
            open({str(gate)!r}, "w").close()
            import signal; signal.pause()
    """
    web = [sys.executable, "-c", f"open({str(gate)!r}).read()"]
    assert serve.supervise(web, [sys.executable, "-c", textwrap.dedent(indexer)]) == 0
    assert log.read_text() == "xx"


def test_a_stop_signal_ends_both_and_is_no_failure(tmp_path):
    ready = tmp_path / "ready"
    os.mkfifo(ready)
    web = [sys.executable, "-c", f"import signal; open({str(ready)!r}, 'w').close(); signal.pause()"]
    program = f"from config.management.commands.serve import supervise; raise SystemExit(supervise({web!r}, {IDLE!r}))"
    process = subprocess.Popen([sys.executable, "-c", program], cwd=serve.settings.BASE_DIR)
    ready.read_text()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
