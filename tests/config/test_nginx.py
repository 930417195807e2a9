"""The nginx of deploy/, run here in front of a real gunicorn: what it adds, what it hands on and what it refuses."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.config.test_serve import serve

ROOT = Path(serve.settings.BASE_DIR)
NAME = "archive.example.cn"
PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
START_SECONDS = 300  # compiling, on a machine with other work
CERTIFICATE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj".split()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def configure(folder: Path, plain: int, secure: int, behind: int) -> Path:
    """deploy's file with ports and certificate of this test, and what it is included into."""
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(["openssl", *CERTIFICATE, f"/CN={NAME}", *files], check=True, capture_output=True)
    site = (ROOT / "deploy/nginx/ccpit-archive.conf").read_text()
    site = re.sub(r"listen \[::\]:\d+.*;", "", site)
    for written, here in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("127.0.0.1:8000", f"127.0.0.1:{behind}"),
        (f"/etc/ssl/{NAME}", str(folder)),
    ):
        assert written in site, written
        site = site.replace(written, here)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off;\n{folders}{site}}}\n"
    )
    return whole


@pytest.fixture(scope="module")
def nginx(tmp_path_factory) -> Iterator[tuple[int, int]]:
    """The ports for plain HTTP and for HTTPS."""
    if PROGRAM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    plain, secure, behind = free_port(), free_port(), free_port()
    environment = os.environ | {
        "DATA_DIR": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "config.settings", "PORT": str(behind),
        "HTTPS": "on", "ALLOWED_HOSTS": NAME, "TRUSTED_PROXIES": "127.0.0.1", "SEARCHES_PER_SECOND": "1",
    }  # fmt: skip
    for command in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run([sys.executable, "manage.py", *command, "-v0"], cwd=ROOT, env=environment, check=True)
    started = [
        subprocess.Popen(serve.WEB, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL),
        subprocess.Popen(
            [PROGRAM, "-c", configure(folder, plain, secure, behind)], stderr=subprocess.DEVNULL
        ),
    ]
    try:
        wait_until_it_answers(secure)
        yield plain, secure
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()


def wait_until_it_answers(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError):
            if ask(port, "/healthz").status == 200:
                return
        time.sleep(0.2)
    pytest.fail("the site did not start")


def connect(port: int, source: str = "127.0.0.1") -> http.client.HTTPSConnection:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection(
        "127.0.0.1", port, context=context, timeout=30, source_address=(source, 0)
    )


def ask(port: int, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = connect(port)
    connection.request(
        method, path, headers={"Host": NAME} | {name.replace("_", "-"): v for name, v in headers.items()}
    )
    return connection.getresponse()


def ask_raw(port: int, target: bytes) -> str:
    """With a target as no browser sends it; the whole answer."""
    connection = connect(port)
    connection.connect()
    connection.sock.sendall(
        b"GET " + target + f" HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode()
    )
    with connection.sock.makefile("rb") as answer:
        return answer.read().decode()


def test_the_api_over_plain_http_is_refused_and_not_led_on(nginx):
    connection = http.client.HTTPConnection("127.0.0.1", nginx[0], timeout=30)
    connection.request("GET", "/api/v1/articles", headers={"Host": NAME})
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (403, "application/json")
    assert "HTTPS" in json.load(response)["error"]["message"]


def test_plain_http_leads_to_https(nginx):
    connection = http.client.HTTPConnection("127.0.0.1", nginx[0], timeout=30)
    connection.request("GET", "/search/?q=a", headers={"Host": NAME})
    response = connection.getresponse()
    assert (response.status, response.getheader("Location")) == (301, f"https://{NAME}/search/?q=a")


def test_pages_come_over_https_with_strict_transport(nginx):
    response = ask(nginx[1], "/")
    assert response.status == 200
    told = response.getheader("Strict-Transport-Security") or ""
    assert "max-age=31536000" in told
    assert "includeSubDomains" in told


def test_only_recent_versions_and_ciphers_of_tls_are_spoken(nginx):
    spoken = {("tls1_2", "ECDHE+AESGCM"): True, ("tls1_3", "ALL"): True}
    for (version, ciphers), is_spoken in (
        spoken | {("tls1_1", "ALL"): False, ("tls1_2", "AES128-SHA"): False, ("tls1_2", "ECDHE+SHA"): False}
    ).items():
        asked = ["-connect", f"127.0.0.1:{nginx[1]}", f"-{version}", "-cipher", f"{ciphers}:@SECLEVEL=0"]
        done = subprocess.run(["openssl", "s_client", *asked], input=b"", capture_output=True, check=False)
        assert (done.returncode == 0) is is_spoken, (version, ciphers)


def test_cookies_are_of_this_host_and_of_https_alone(nginx):
    cookies = ask(nginx[1], "/admin/login/").headers.get_all("Set-Cookie")
    (cookie,) = [cookie for cookie in cookies if "csrftoken" in cookie]
    assert cookie.startswith("__Host-csrftoken=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_static_files_are_kept_for_ever_and_packed(nginx):
    page = ask(nginx[1], "/").read().decode()
    address = re.search(r'href="(/static/css/base\.[0-9a-f]{12}\.css)"', page)[1]
    response = ask(nginx[1], address, Accept_Encoding="gzip")
    kept = response.getheader("Cache-Control") or ""
    assert "immutable" in kept
    assert "max-age=315360000" in kept
    assert response.getheader("Content-Encoding") == "gzip"


def test_a_readers_forged_address_is_not_believed(nginx):
    """It would be limited after ten; this machine's own, which nginx sees, is not counted."""
    statuses = set()
    for _number in range(15):
        connection = connect(nginx[1], "127.0.0.2")  # 127.0.0.1 is a declared proxy, and may say who asks
        connection.request("GET", "/search/?q=a", headers={"Host": NAME, "X-Forwarded-For": "203.0.113.9"})
        statuses.add(connection.getresponse().status)
    assert statuses == {200}


def test_a_request_has_an_id_that_the_reader_did_not_choose(nginx):
    given = "chosen-by-a-reader"
    told = ask(nginx[1], "/", X_Request_ID=given).getheader("X-Request-ID")
    assert told
    assert told != given


@pytest.mark.parametrize("path", ["/metrics", "/.git/config", "/static/", "/static/css/", "/manage.py"])
def test_what_is_not_for_readers_is_not_there(nginx, path):
    assert ask(nginx[1], path).status == 404


def test_what_is_too_large_is_refused_before_it_is_read(nginx):
    assert ask(nginx[1], "/admin/login/", Content_Length=str(211 << 20)).status == 413


def test_a_strange_host_and_trace_are_refused(nginx):
    assert ask(nginx[1], "/", Host="evil.example").status == 400
    assert ask(nginx[1], "/", method="TRACE").status == 405


def test_the_longest_query_that_a_page_repeats_is_answered(nginx):
    assert ask(nginx[1], f"/search/?q={quote('会' * 500)}&sort=newest&page=2").status == 200


@pytest.mark.parametrize(
    ("target", "status", "says"),
    [
        (f"/search/?q={quote('会' * 1500)}".encode(), "414", "请缩短检索式"),
        ("/search/?q=链博会".encode(), "400", "UTF-8"),
        ("/search/?q=链博会".encode("gbk"), "400", "UTF-8"),
    ],
)
def test_what_gunicorn_refuses_is_said_in_our_words(nginx, target, status, says):
    head, _, page = ask_raw(nginx[1], target).partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status}")
    assert "Content-Security-Policy: default-src 'none'" in head
    assert says in page
