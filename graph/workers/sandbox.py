"""What a worker process may not do: open sockets, start programs, take more memory or processor time than it is given.

Sockets and programs are refused by a seccomp filter, set through ctypes, on Linux for x86_64 and aarch64; elsewhere
`deny_sockets` says that it did nothing.
"""

import ctypes
import errno
import platform
import resource
import struct
import sys
from typing import Final

__all__ = ["deny_sockets", "limit_memory", "limit_processor_time"]

FILE_BYTES: Final = 1 << 20  # messages on the error stream, nothing more

# Audit architecture and numbers of socket, socketpair, connect, io_uring_setup, execve, execveat.
SYSTEM_CALLS: Final = {
    "x86_64": (0xC000003E, (41, 53, 42, 425, 59, 322)),
    "aarch64": (0xC00000B7, (198, 199, 203, 425, 221, 281)),
}
FIRST_X32_CALL: Final = 0x40000000

LOAD_WORD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EACCES
NUMBER_OFFSET, ARCHITECTURE_OFFSET = 0, 4
SET_SECCOMP, FILTER_MODE, SET_NO_NEW_PRIVILEGES = 22, 2, 38


def deny_sockets() -> bool:
    """Refuse sockets and programs for the rest of this process's life; whether the system does it."""
    calls = SYSTEM_CALLS.get(platform.machine())
    if sys.platform != "linux" or calls is None:
        return False
    program = _filter(*calls)
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    system = ctypes.CDLL(None, use_errno=True)
    nothing = (ctypes.c_ulong(0), ctypes.c_ulong(0))
    if system.prctl(SET_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), ctypes.c_ulong(0), *nothing) != 0:
        return False
    address = ctypes.c_ulong(ctypes.addressof(header))
    return bool(system.prctl(SET_SECCOMP, ctypes.c_ulong(FILTER_MODE), address, *nothing) == 0)


def limit_memory(size: int) -> None:
    """Bound the address space to `size` bytes; write no files and no core dumps."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    if sys.platform == "linux":  # macOS refuses any limit below what it has mapped already
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def limit_processor_time(seconds: float) -> None:
    """Let the system end this process after `seconds` more of processor time: the net below the pool's deadline."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _filter(architecture: int, refused: tuple[int, ...]) -> list[bytes]:
    """Classic BPF: kill on a foreign architecture, refuse the calls given (and the x32 twins of all), allow the rest."""
    to_refusal = range(len(refused) - 1, -1, -1)
    return [
        _step(LOAD_WORD, ARCHITECTURE_OFFSET),
        _step(JUMP_IF_EQUAL, architecture, 1, 0),
        _step(RETURN, KILL),
        _step(LOAD_WORD, NUMBER_OFFSET),
        _step(JUMP_IF_AT_LEAST, FIRST_X32_CALL, len(refused) + 1, 0),
        *(_step(JUMP_IF_EQUAL, number, distance + 1, 0) for number, distance in zip(refused, to_refusal, strict=True)),
        _step(RETURN, ALLOW),
        _step(RETURN, REFUSE),
    ]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
