"""A filter of system calls for the box, as a program of BPF. The system's libseccomp makes it; without it there is none."""

from __future__ import annotations

import ctypes
import errno
import socket
import tempfile
from functools import cache

_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000  # refuse: with the error number in the low bits
_NOT_EQUAL, _SOME_BITS = 1, 7
_NEW_USER = 0x10000000
_TYPE_INTO_TERMINAL, _TERMINAL_OF_LINUX = 0x5412, 0x541C
# Files of this machine are shown to all: a lease makes whoever opens one wait, a watch tells who does.
_LEASE, _WATCH = 1024, 1026
# Calls that came after Linux 6.6, by their numbers, which libseccomp may not know yet: from statmount on, which tells
# where on this machine the folders of the box lie.
_NEWER = range(457, 512)

# What no notebook needs, and what has let programs out of their boxes before.
_REFUSED = """
    acct add_key bpf clock_adjtime clock_settime create_module delete_module fanotify_init finit_module fsconfig
    fsmount fsopen fspick init_module inotify_add_watch inotify_init inotify_init1 io_uring_enter io_uring_register
    io_uring_setup ioperm iopl kcmp kexec_file_load kexec_load keyctl lookup_dcookie mbind migrate_pages mount mount_setattr move_mount move_pages name_to_handle_at
    nfsservctl open_by_handle_at open_tree perf_event_open personality pidfd_getfd pivot_root process_madvise
    process_vm_readv process_vm_writev ptrace quotactl reboot request_key set_mempolicy setdomainname sethostname setns
    settimeofday swapoff swapon syslog umount umount2 unshare userfaultfd uselib vhangup vmsplice
""".split()


class _Argument(ctypes.Structure):
    _fields_ = (
        ("number", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("one", ctypes.c_uint64),
        ("other", ctypes.c_uint64),
    )


@cache
def rules() -> bytes:
    """The filter, or nothing where libseccomp is not there.

    It refuses calls that mount, trace, watch, load or make namespaces, every socket but a local one, leases of files,
    typing into a terminal, and what is newer than itself. After bubblewrap's own demonstration of `--seccomp` and the default profile of Docker.
    """
    try:
        library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    except OSError:
        return b""
    library.seccomp_init.restype = ctypes.c_void_p
    filter_ = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(_ALLOW)))
    try:
        _add_rules(library, filter_)
        with tempfile.TemporaryFile() as file:
            if library.seccomp_export_bpf(filter_, file.fileno()):
                return b""
            file.seek(0)
            return file.read()
    finally:
        library.seccomp_release(filter_)


def _add_rules(library: ctypes.CDLL, filter_: ctypes.c_void_p) -> None:
    def refuse(call: str | int, error: int, *arguments: _Argument) -> None:
        number = call if isinstance(call, int) else library.seccomp_syscall_resolve_name(call.encode())
        if number != -1:
            given = (_Argument * len(arguments))(*arguments)
            action = ctypes.c_uint32(_REFUSE | error)
            library.seccomp_rule_add_array(filter_, action, number, len(arguments), given)

    for call in _REFUSED:
        refuse(call, errno.EPERM)
    for newer in _NEWER:
        refuse(newer, errno.ENOSYS)
    refuse(
        "clone3", errno.ENOSYS
    )  # its flags lie in memory, where no filter sees them; libc then asks for clone
    refuse("clone", errno.EPERM, _Argument(0, _SOME_BITS, _NEW_USER, _NEW_USER))
    for call in ("socket", "socketpair"):
        refuse(call, errno.EACCES, _Argument(0, _NOT_EQUAL, int(socket.AF_UNIX), 0))
    for command in (_LEASE, _WATCH):
        refuse("fcntl", errno.EPERM, _Argument(1, _SOME_BITS, 0xFFFFFFFF, command))
    for request in (_TYPE_INTO_TERMINAL, _TERMINAL_OF_LINUX):
        refuse("ioctl", errno.EPERM, _Argument(1, _SOME_BITS, 0xFFFFFFFF, request))
