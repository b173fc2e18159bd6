"""Put on the path of a process, this refuses every connection that leaves the machine."""

import socket

_connect, _connect_ex, _getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo
_HERE = ("127.", "localhost", "::1", "0.0.0.0")


def _refuse_outside(address):
    host = address[0] if isinstance(address, tuple) else ""
    if isinstance(address, tuple) and not str(host).startswith(_HERE):
        raise OSError(f"the course must not need the network: connection to {host!r}")


def connect(self, address):
    _refuse_outside(address)
    return _connect(self, address)


def connect_ex(self, address):
    _refuse_outside(address)
    return _connect_ex(self, address)


def getaddrinfo(host, *rest, **options):
    _refuse_outside((host or "localhost",))
    return _getaddrinfo(host, *rest, **options)


socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo = connect, connect_ex, getaddrinfo
