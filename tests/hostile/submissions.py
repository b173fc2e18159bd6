"""Submissions that are after more than marks: by name, what is done between honest work, or what is handed in for an answer.

All are of lesson 00. `@CANARY@`, `@PORT@`, `@SOCKET@` and `@TOKEN@` are filled in: a file outside, a port and a socket
that somebody listens on, and the beginning of a secret that lies about.
"""

# The honest work: by task, the cell of its answer.
HONEST = {
    "00.1": "how_many = len(words)",
    "00.2": "longer = int(given.days) + 2",
    "00.3": "third = words[2]",
    "00.5": "def long_words(words):\n    return [word for word in words if len(word) >= 10]",
    "00.4": "order = [4, 2, 1, 3]",
    "00.6": "def first_word(text):\n    return text.split()[0]",
    "00.7": 'kind = given.message.splitlines()[-1].split(":")[0]',
    "00.8": "def longest_word(text):\n    return max(text.split(), key=len)",
}
NAMES = {
    "00.1": "how_many",
    "00.2": "longer",
    "00.3": "third",
    "00.4": "order",
    "00.5": "long_words",
    "00.6": "first_word",
    "00.7": "kind",
    "00.8": "longest_word",
}
START = (
    "seed: int = 7",
    'from readout.course import check, wrapped\n\ngiven = check.start("00", seed)\narticle = given.article',
    "words = article.text.split()",
)
BEFORE, AFTER = ("00.1", "00.2", "00.3", "00.5"), ("00.4", "00.6", "00.7", "00.8")

PIPES = """
import os, stat
pipes = []
for n in range(256):
    try:
        if stat.S_ISFIFO(os.fstat(n).st_mode) or stat.S_ISSOCK(os.fstat(n).st_mode):
            pipes.append(n)
    except OSError:
        pass
def tell(data):
    for n in pipes:
        try:
            os.write(n, data)
        except OSError:
            pass
"""
SEARCH = """
import os, re
found = []
def look(path):
    try:
        with open(path, "rb") as file:
            found.extend(m.group().decode() for m in re.finditer(rb"@TOKEN@[0-9a-f]{8}", file.read(2_000_000)))
    except OSError:
        pass
"""
LIBC = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"

WIRE = """
import gc
runner = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Runner")
writes, mark = runner._written, lambda text: None
runner._written = lambda value: line if value is mark else writes(value)
"""

# What a cell does between honest work. All of the honest work scores.
CELLS = {
    # It ends, or does not.
    "leaves": "import os\nos._exit(0)",
    "exits": "import sys\nsys.exit('bye')",
    "quits": "exit()",
    "aborts": "import os\nos.abort()",
    "kills itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "kills all": "import os\nfor n in (0, -1, 1):\n    try:\n        os.kill(n, 9)\n    except OSError:\n        pass",
    "kills its group": "import os\nos.killpg(0, 9)",
    "stops itself": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\nos.kill(0, signal.SIGSTOP)",
    "segfaults": "import ctypes\nctypes.string_at(0)",
    "loops": "while True:\n    pass",
    "loops deaf": "import signal\nfor n in range(1, 65):\n    try:\n        signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError):\n        pass\nwhile True:\n    pass",
    "loops and catches all": "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
    "loops in C": "max(iter(int, 1))",
    "loops in a pattern": 'import re\nre.match("(a+)+$", "a" * 60 + "b")',
    "sleeps": "import time\ntime.sleep(10**6)",
    "waits for input": "input('name? ')",
    "recurses": "def f():\n    return f()\nf()",
    "recurses through the stack": "import sys\nsys.setrecursionlimit(10**9)\ndef f(x):\n    return f([x])\nexec('x = ' + '-' * 300000 + '1')",
    "raises what is no exception": "raise type('X', (BaseException,), {'__str__': lambda s: 1 / 0})()",
    # Bombs.
    "prints for ever": "while True:\n    print('x' * 10**5)",
    "writes to every descriptor": "import os\nwhile True:\n    for n in range(3):\n        os.write(n, b'x' * 65536)",
    "fills the memory": "hoard = []\nwhile True:\n    hoard.append(bytearray(10**7))",
    "fills the memory at once": "hoard = bytearray(10**12)",
    "fills the memory by doubling": "hoard = [0]\nwhile True:\n    hoard += hoard",
    "keeps what memory errors leave": "hoard = []\nwhile True:\n    try:\n        hoard.append(bytearray(10**6))\n    except MemoryError:\n        pass",
    "forks": "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass",
    "starts threads": "import threading, time\nwhile True:\n    threading.Thread(target=time.sleep, args=(99,), daemon=True).start()",
    "starts programs": "import subprocess\nfor _ in range(500):\n    subprocess.Popen(['sleep', '99'])",
    "fills folders": "for place in ('/tmp', '/dev/shm', '/box', '.'):\n    try:\n        with open(place + '/big', 'wb') as file:\n            for _ in range(2000):\n                file.write(b'x' * 10**6)\n    except OSError:\n        pass",
    "makes files": "n = 0\nwhile True:\n    open(f'/tmp/{n}', 'w').close()\n    n += 1",
    "makes folders in folders": "import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')",
    "opens files": "held = []\nwhile True:\n    held.append(open('/dev/null'))",
    "holds locks and queues": "import multiprocessing\nqueues = [multiprocessing.Queue() for _ in range(10**5)]",
    "writes a sparse file": "with open('/tmp/s', 'wb') as file:\n    file.truncate(1 << 40)\n    file.seek(1 << 39)\n    file.write(b'x')",
    # It is left behind.
    "leaves a process behind": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        while True:\n            time.sleep(0.01)\n    os._exit(0)",
    "leaves a program behind": "import subprocess\nsubprocess.Popen(['sh', '-c', 'trap \"\" TERM INT HUP; sleep 1000'], start_new_session=True)",
    "leaves a thread that spoils": "import threading, time, builtins\ndef spoil():\n    while True:\n        builtins.sum = None\n        time.sleep(0.001)\nthreading.Thread(target=spoil, daemon=True).start()",
    "leaves hooks": "import atexit, os, sys, gc\natexit.register(os._exit, 7)\nsys.excepthook = lambda *_: os._exit(1)\ngc.callbacks.append(lambda *_: 1 / 0)",
    # The pipe.
    "forges marks": PIPES
    + 'tell(b\'\\n{"item": "00.1", "outcome": "right", "points": 99}\\n{"k": "mark", "key": "00.1", "points": 99}\\n\')',
    "forges answers": PIPES
    + 'for n in range(300):\n    tell(b\'\\n{"id": %d, "k": "answer", "key": "00.1", "v": 0}\\n{"id": %d, "k": "ran"}\\n\' % (n, n))',
    "leaves a line unfinished": PIPES + 'tell(b\'{"id": 1, "k": "answer", "v": [[[\')',
    "floods the pipe": PIPES + "while pipes:\n    tell(b'x' * 65536)",
    "floods the pipe with lines": PIPES + "while pipes:\n    tell(b'{}\\n' * 20000)",
    "writes no text": PIPES + 'tell(b\'\\n\\xff\\xfe\\x00\\x80\\n\\n{"id": "\\xed\\xa0\\x80"}\\n\')',
    "writes no numbers": PIPES
    + "tell(b'\\n{\"id\": NaN, \"k\": -Infinity}\\n{\"id\": ' + b'9' * 200000 + b'}\\n')",
    "writes deep": PIPES + "tell(b'\\n' + b'[' * 100000 + b'\\n' + b'{\"a\":' * 30000 + b'\\n')",
    "writes pickles": PIPES
    + "import pickle\nclass X:\n    def __reduce__(self):\n        return os.system, ('touch @CANARY@.x',)\ntell(b'\\n' + pickle.dumps(X()) + b'\\n')",
    "closes all": "import os\nos.closerange(0, 4096)",
    "puts nothing over all": "import os\nnothing = os.open('/dev/null', os.O_RDWR)\nfor n in range(256):\n    if n != nothing:\n        os.dup2(nothing, n)",
    "takes the commands": PIPES
    + "import threading\ndef take():\n    while True:\n        for n in pipes:\n            try:\n                os.read(n, 1 << 20)\n            except OSError:\n                pass\nthreading.Thread(target=take, daemon=True).start()",
    "makes pipes wait": PIPES
    + "import fcntl\nfor n in pipes:\n    fcntl.fcntl(n, fcntl.F_SETFL, os.O_NONBLOCK)\n    try:\n        fcntl.fcntl(n, 1031, 4096)\n    except OSError:\n        pass",
    # What is patched.
    "patches builtins": "import builtins\nfor name in ('len', 'isinstance', 'type', 'print', 'repr', 'str', 'map', 'any', 'hasattr', 'getattr', 'open', 'exec', 'compile', 'issubclass'):\n    setattr(builtins, name, lambda *a, **k: True)",
    "removes builtins": "import builtins\nfor name in list(vars(builtins)):\n    if name != '__import__':\n        delattr(builtins, name)",
    "patches import": "import builtins\nbuiltins.__import__ = None",
    "patches json": "import json, pickle, _json\njson.dumps = json.dump = json.JSONEncoder.encode = lambda *a, **k: '{}'\npickle.loads = pickle.dumps = _json.encode_basestring_ascii = lambda *a: 'x'",
    "patches os": "import os\nos.write = os.read = os._exit = os.getcwd = os.chdir = lambda *a: b''",
    "patches the check": "type(check).__call__ = lambda *a: 'Right'\ncheck.take = check.began = lambda *a: None",
    "patches the exercises": "import sys, types\nfor name in list(sys.modules):\n    if name.startswith('readout.course.exercises'):\n        sys.modules[name] = types.ModuleType(name)",
    "patches the runner": "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ == 'Runner':\n        thing._functions = []\n        thing._busy = True\n        thing._seconds = 10**9\n        thing._failed = None",
    "patches IPython": "ip = get_ipython()\nip.run_cell = ip.run_ast_nodes = ip.ex = lambda *a, **k: None\nip.input_transformers_post.append(lambda lines: ['pass'])\nip.ast_transformers.append(None)\nip.events.register('pre_run_cell', lambda *a: 1 / 0)\nip.user_ns = {}",
    "patches modules": "import ast, signal, time, re, math\nast.parse = ast.walk = signal.setitimer = signal.signal = time.monotonic = re.sub = lambda *a, **k: None",
    "forgets modules": "import sys\nfor name in list(sys.modules):\n    if name not in ('sys', 'builtins'):\n        del sys.modules[name]",
    "traces": "import sys\ndef spoil(*_):\n    raise MemoryError\nsys.settrace(spoil)",
    "audits": "import sys\ndef spoil(event, _):\n    if event in ('compile', 'open'):\n        raise RuntimeError\nif len(words) < 0:\n    sys.addaudithook(spoil)",
    "takes over frames": "import sys\nframe = sys._getframe()\nwhile frame:\n    frame.f_trace = None\n    for name in list(frame.f_locals):\n        if name not in frame.f_code.co_varnames and frame.f_globals is not globals():\n            pass\n    frame = frame.f_back",
    "sets timers": "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)\nsignal.signal(signal.SIGALRM, lambda *_: None)",
    "lowers limits": "import resource, sys\nsys.setrecursionlimit(60)\nresource.setrlimit(resource.RLIMIT_NOFILE, (30, 30))",
    "raises limits": "import resource\nfor name in ('AS', 'NPROC', 'FSIZE', 'CPU', 'NOFILE'):\n    try:\n        resource.setrlimit(getattr(resource, 'RLIMIT_' + name), (resource.RLIM_INFINITY,) * 2)\n    except (OSError, ValueError):\n        pass\nhoard = []\nwhile True:\n    hoard.append(bytearray(10**7))",
    "takes its folder away": "import os, shutil\nos.chdir('/tmp')\nos.umask(0o777)\nshutil.rmtree('/box', ignore_errors=True)\nos.environ.clear()",
    # Other places.
    "writes outside": "import os\nfor place in ('@CANARY@', '/course/readout/article/__init__.py', '/usr/x', '/etc/x', '/site0/x.pth', __import__('sys').base_prefix + '/x'):\n    for how in ('a', 'w'):\n        try:\n            open(place, how).write('zq')\n        except OSError:\n            pass\n    try:\n        os.remove(place)\n    except OSError:\n        pass",
    "makes links": "import os\nfor what, where in (('@CANARY@', '/box/text.txt'), ('/', '/tmp/root')):\n    os.symlink(what, where)\nopen('/box/text.txt', 'w').write('zq') if os.path.exists('/box/text.txt') else None",
    "connects": "import socket\nfor family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK):\n    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):\n        try:\n            one = socket.socket(family, kind)\n            one.settimeout(0.1)\n            one.connect(('127.0.0.1', @PORT@))\n            one.send(b'zq')\n        except (OSError, TypeError, ValueError):\n            pass",
    "connects to sockets of files": "import socket\nfor place in ('@SOCKET@', '\\0@TOKEN@', '/run/systemd/notify', '/var/run/docker.sock'):\n    try:\n        one = socket.socket(socket.AF_UNIX)\n        one.connect(place)\n        one.send(b'zq')\n    except OSError:\n        pass",
    "makes namespaces": LIBC
    + "for flags in (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x7E020000):\n    libc.unshare(flags)\nlibc.mount(b'none', b'/', None, 0x44000, None)\nlibc.mount(b'tmpfs', b'/course', b'tmpfs', 0, None)\nlibc.umount2(b'/proc', 2)\nlibc.umount2(b'/tmp', 2)\nlibc.chroot(b'/tmp')",
    "traces others": LIBC
    + "for n in range(1, 50):\n    libc.ptrace(16, n, 0, 0)\n    libc.syscall(310, n, 0, 0, 0, 0, 0)\n    libc.syscall(438, n, 3, 0)",
    "types into the terminal": "import fcntl, os\nfor n in list(range(10)) + ['/dev/tty', '/dev/console', '/dev/ptmx']:\n    try:\n        n = n if isinstance(n, int) else os.open(n, os.O_RDWR)\n        for letter in b'zq\\n':\n            fcntl.ioctl(n, 0x5412, bytes([letter]))\n    except OSError:\n        pass",
    "changes its user": LIBC
    + "for n in (0, 1000, 65534):\n    libc.setresuid(n, n, n)\n    libc.setresgid(n, n, n)\nlibc.prctl(4, 1, 0, 0, 0)\nlibc.prctl(38, 0, 0, 0, 0)",
    "loads what the kernel runs": LIBC
    + "for number in (321, 298, 425, 323, 313, 175, 246, 248, 250, 101):\n    libc.syscall(number, 0, 0, 0, 0, 0, 0)",
    "imports the tasks": "import importlib, sys\nfor name in ('lesson_00', 'capstone', 'findings', 'derive', 'answers', 'checking'):\n    try:\n        module = importlib.import_module('readout.course.exercises.' + name)\n        assert not hasattr(module, 'items') and not hasattr(module, 'outcome')\n    except ImportError:\n        pass",
    "forks and goes on": "import os\nos.fork()",
    "forks and asks": "import os\nif os.fork() == 0:\n    for n in range(200):\n        check('00.1', n)",
    "becomes another program": "import os\nos.execv('/bin/sh', ['sh', '-c', 'sleep 100'])",
    "asks a thousand times": "for n in range(1000):\n    check('00.1', n)",
    "asks of what is no task": "for key in (None, 5, '', 'x' * 10**7, '00.99', ['00.1'], '../00.1'):\n    check(key, 1)",
    "takes the check away": "del check",
    "has a check of its own": "check = lambda *given: None",
    "patches pandas": "import pandas as pd\nfor name in ('tolist', 'to_numpy', 'index', 'iloc', 'dtype'):\n    setattr(pd.Series, name, property(lambda s: 1 / 0))",
    "patches its functions": "long_words.__code__ = (lambda words: ['zq']).__code__",
    "patches what writes answers": "import sys\nfor name, module in list(sys.modules.items()):\n    if '.classroom.inside.' in name:\n        for own in [own for own in vars(module) if not own.startswith('__')]:\n            setattr(module, own, lambda *a, **k: 1)",
    "patches the class that writes": "import sys\nsys.modules['readout.course.classroom.inside.encoding']._Writer.write = None",
    "leaves what interrupts": "import ctypes, threading, time\nmain = threading.main_thread().ident\ndef interrupt():\n    for _ in range(100):\n        time.sleep(0.002)\n        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(main), ctypes.py_object(SystemExit))\nthreading.Thread(target=interrupt, daemon=True).start()",
    "spins in many sessions": "import os\nfor _ in range(30):\n    try:\n        if os.fork() == 0:\n            os.setsid()\n            while True:\n                pass\n    except OSError:\n        break",
    "asks for another text": "check.start('00', 7, 'other.txt')",
    # Its own material.
    "spoils what is given": "type(given).words = property(lambda self: ['a'])\ngiven.__dict__['practice'] = None",
    "starts again as somebody else": 'check.start("00", 8)\ncheck.seed = 8\nseed = 8',
}

# What comes out of looking around, handed in as the answer to task 3: none of it may be a secret.
SEARCHES = {
    "searches the files": SEARCH
    + "for top, folders, files in os.walk('/'):\n    if top.startswith(('/usr', '/sys', '/site', '/course/data')) or '/lib/python' in top:\n        folders.clear()\n        continue\n    for file in files:\n        if os.path.isfile(os.path.join(top, file)):\n            look(os.path.join(top, file))",
    "searches /proc": SEARCH
    + "for n in ['self', 'thread-self', *map(str, range(1, 200))]:\n    for name in ('environ', 'cmdline', 'maps', 'mountinfo', 'status', 'fd/0', 'fd/3', 'root/etc/passwd', 'cwd/x', 'task'):\n        look(f'/proc/{n}/{name}')\nfound += os.listdir('/proc')[:3]",
    "searches the environment": SEARCH
    + "found += [value for name, value in os.environ.items() if '@TOKEN@' in value]\nimport ctypes\nenviron = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), 'environ')\nn = 0\nwhile environ and environ[n]:\n    if b'@TOKEN@' in environ[n]:\n        found.append(environ[n].decode())\n    n += 1",
    "searches its descriptors": SEARCH
    + "for n in range(3, 256):\n    try:\n        state = os.fstat(n)\n        if not __import__('stat').S_ISFIFO(state.st_mode):\n            found.append(f'@TOKEN@{n}{state.st_mode}')\n    except OSError:\n        pass",
    "searches its memory": SEARCH
    + "import gc\nfor thing in gc.get_objects():\n    if type(thing) is dict:\n        found += [v for v in list(thing.values()) if type(v) is str and '@TOKEN@' in v and len(v) < 40]",
    "searches known places": SEARCH
    + "for place in ('@CANARY@', '/root/.bashrc', '/etc/passwd', '/etc/shadow', '/home', '/work'):\n    look(place)\n    if os.path.exists(place):\n        found.append('@TOKEN@ there is ' + place)",
    "searches for the checks": "import os\nfound = []\nfor top, folders, files in os.walk('/course'):\n    found += [f for f in files if f.startswith(('lesson_', 'capstone', 'findings')) or f.endswith('.yml') or 'solution' in top]\nfound = ['@TOKEN@' + f for f in found]",
    "holds up and watches others": LIBC
    + "import fcntl, struct\nfound = []\nshared = os.open('/course/readout/__init__.py', os.O_RDONLY)\nfor command in (1024, 1026):\n    try:\n        fcntl.fcntl(shared, command, 1)\n        found.append(f'@TOKEN@ {command}')\n    except OSError:\n        pass\nif libc.inotify_init1(0) >= 0 or libc.inotify_init() >= 0:\n    found.append('@TOKEN@ watches')\nif libc.syscall(458, struct.pack('IIQQQ', 32, 0, 2**64 - 1, 0, 0), (ctypes.c_uint64 * 99)(), 99, 0) >= 0:\n    found.append('@TOKEN@ mounts')\nif os.listdir('/dev/pts') != ['ptmx'] or os.ttyname(os.openpty()[1]) != '/dev/pts/0':\n    found.append('@TOKEN@ terminals')",
    "searches for others": "import os\nfound = ['@TOKEN@' + f for top in ('/tmp', '/box', '/dev/shm', '/') for f in os.listdir(top) if 'ipynb' in f or f.startswith('readout-')]",
}

# What is handed in for an answer: by name, the task and its cell. That task is not right; the others are.
ANSWERS = {
    "equals everything": ("00.3", "class X(str):\n    __eq__ = lambda s, o: True\n    __hash__ = lambda s: 0\nthird = X('zq')"),
    "is every number": ("00.1", "class X(int):\n    __eq__ = __lt__ = __gt__ = lambda s, o: True\n    __hash__ = lambda s: 0\n    __float__ = lambda s: 1 / 0\nhow_many = X(-1)"),
    "says it is of another class": ("00.1", "class X:\n    __class__ = property(lambda s: int)\n    __eq__ = lambda s, o: True\nhow_many = X()"),
    "raises on everything": ("00.1", "class X:\n    def __getattribute__(self, name):\n        raise SystemExit\n    __iter__ = __len__ = __bool__ = __repr__ = __getattribute__\nhow_many = X()"),
    "has an evil type": ("00.7", "class M(type):\n    def mro(cls):\n        return [cls, object]\n    def __getattribute__(cls, name):\n        raise KeyboardInterrupt\n    __instancecheck__ = __subclasscheck__ = lambda *a: True\nclass X(metaclass=M):\n    pass\nkind = X"),
    "reduces to a program": ("00.3", "class X:\n    def __reduce__(self):\n        return eval, ('open(\"@CANARY@.x\", \"w\")',)\nthird = X()"),
    "never ends": ("00.4", "import itertools\norder = itertools.count()"),
    "ends late": ("00.4", "import time\ndef slow():\n    while True:\n        time.sleep(0.05)\n        yield 1\norder = slow()"),
    "leaves when looked at": ("00.4", "import os\ndef leave():\n    yield 1\n    os._exit(0)\norder = leave()"),
    "holds itself": ("00.4", "order = []\norder.append(order)"),
    "is deep": ("00.4", "order = 1\nfor _ in range(100000):\n    order = [order]"),
    "is large": ("00.3", "third = 'x' * 10**8"),
    "is many": ("00.4", "order = [4, 2, 1, 3] * 10**6"),
    "is a long number": ("00.1", "how_many = 10**(10**6)"),
    "is no number": ("00.1", "how_many = float('nan')"),
    "is without end": ("00.2", "longer = float('inf')"),
    "is half a character": ("00.3", "third = '\\ud800' * 50"),
    "moves the cursor": ("00.3", "third = '\\x1b[2J\\x1b]0;zq\\x07\\u202e\\u0000\\r\\b'"),
    "is markup": ("00.3", "third = '<script>zq</script><img src=x onerror=zq()>'"),
    "is a formula": ("00.3", "third = '=HYPERLINK(\"http://192.0.2.1/zq\";\"x\")'"),
    "is of colliding numbers": ("00.4", "order = {n * (2**61 - 1) for n in range(2500)}"),
    "is an array of objects": ("00.4", "import numpy as np\norder = np.array([X() if 0 else object(), open, np], dtype=object)"),
    "is a table of its own": ("00.4", "import pandas as pd\nclass X(pd.DataFrame):\n    shape = property(lambda s: (10**9, 10**9))\n    size = 1\norder = X({'a': [1]})"),
    "is a mapping that lies": ("00.4", "class X(dict):\n    __len__ = lambda s: 10**9\n    items = keys = __iter__ = lambda s: iter(int, 1)\norder = X(a=1)"),
    "is a function that equals": ("00.6", "class X(str):\n    __eq__ = lambda s, o: True\n    __contains__ = lambda s, o: True\nfirst_word = lambda text: X('zq')"),
    "is a function that differs": ("00.8", "import random\nlongest_word = lambda text: random.choice(['zq', 'zz'])"),
    "is a function that counts calls": ("00.8", "calls = []\ndef longest_word(text):\n    calls.append(text)\n    return max(text.split(), key=len) if len(calls) < 2 else 'zq'"),
    "is a function that leaves": ("00.6", "import os\nfirst_word = lambda text: os._exit(0)"),
    "is a function that loops": ("00.6", "def first_word(text):\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass"),
    "is a function that fills the memory": ("00.6", "def first_word(text):\n    hoard = []\n    while True:\n        try:\n            hoard.append(bytearray(10**7))\n        except MemoryError:\n            pass"),
    "is a function that gives much": ("00.6", "first_word = lambda text: 'x' * 10**8"),
    "is a function that gives itself": ("00.6", "def first_word(text):\n    return first_word"),
    "is a function that raises a verdict": ("00.6", "class NotYet(Exception):\n    misconception = 'M001'\ndef first_word(text):\n    raise NotYet('right')"),
    "is a function that interrupts": ("00.6", "def first_word(text):\n    raise KeyboardInterrupt"),
    "is a function that raises markup": ("00.6", "def first_word(text):\n    raise type('<b>zq', (Exception,), {})('\\x1b[31m<script>zq</script>' * 1000)"),
    "is a function whose error cannot be told": ("00.6", "class X(BaseException):\n    def __str__(self):\n        raise X\ndef first_word(text):\n    raise X"),
    "is a function that forges its reply": ("00.6", PIPES + "def first_word(text):\n    for n in range(200):\n        tell(b'\\n{\"id\": %d, \"k\": \"gives\", \"v\": \"Guests\"}\\n' % n)\n    return 'zq'"),
    "is a function that asks for itself": ("00.6", "def first_word(text):\n    check('00.6', first_word)\n    return 'zq'"),
    "is a function that changes what it is given": ("00.5", "def long_words(words):\n    words.clear()\n    return []"),
    "is an array of texts that swells": ("00.4", WIRE + "line = '\"v\":{\"t\":\"array\",\"d\":\"U\",\"s\":[9001],\"v\":[\"' + 'x' * 50000 + '\"' + ',\"\"' * 9000 + ']}'\norder = mark"),
    "is a range without end": ("00.4", WIRE + "line = '\"v\":[{\"t\":\"range\",\"v\":[0,' + '9' * 300 + ',1]}]'\norder = mark"),
    "raises what its line says": ("00.6", WIRE + "line = '\"raised\":[\"KeyboardInterrupt\",\"\\\\u202e=1+1 <b>zq\"]'\nfirst_word = lambda text: mark"),
    "gives a type that makes": ("00.6", WIRE + "line = '\"v\":{\"t\":\"type\",\"v\":\"bytearray\"}'\nfirst_word = mark"),
    "is a key that hashes": (
        "00.4",
        "class X:\n    def __hash__(self):\n        raise MemoryError\n    def __eq__(self, other):\n        return True\nclass D(dict):\n    keys = items = lambda s: [(X(), 1)]\norder = D(a=1)",
    ),
    "is a function that answers out of turn": (
        "00.6",
        PIPES
        + "import re, pickle\nearlier = []\ndef first_word(text):\n    earlier.append(text)\n    for n in pipes:\n        for later in earlier[:-1]:\n            tell(b'\\n{\"id\": 7, \"k\": \"gives\", \"v\": \"Guests\"}\\n')\n    return 'zq'",
    ),
    "is a function that changes itself": (
        "00.6",
        "def first_word(text):\n    first_word.__code__ = (lambda text: 'zq').__code__\n    return text.split()[0]",
    ),
    "is a function that asks for input": ("00.6", "def first_word(text):\n    return input()"),
    "answers for another seed": ("00.1", "from readout.course.exercises.given import Given\nhow_many = len(Given(8).words)"),
}  # fmt: skip

# Files that are no notebooks, or hardly: by name, their bytes.
FILES = {
    "is empty": b"",
    "is no JSON": b"{'cells': [",
    "is a list": b"[]",
    "has no cells": b"{}",
    "has cells that are none": b'{"cells": {"a": 1}}',
    "is deep": b'{"cells": ' + b"[" * 200_000,
    "is large": b'{"cells": [' + b" " * 21_000_000 + b"]}",
    "is UTF-16": '{"cells": []}'.encode("utf-16"),
    "has a thousand cells and more": b'{"cells": [' + b",".join([b'{"cell_type": "code", "source": "1"}'] * 1001) + b"]}",
    "is NaN": b"NaN",
    "is a long number": b"9" * 100_000,
}  # fmt: skip
# Cells that are hardly any, as JSON, beside honest ones that score.
ODD_CELLS = {
    "sources that are none": '{"cell_type": "code", "source": 5}, {"cell_type": "code"}, 7, null, {"source": [1, null]}',
    "half a character": '{"cell_type": "code", "source": "x = \'\\ud800\'"}',
    "a null": '{"cell_type": "code", "source": "x = \\"\\u0000\\""}',
    "a name twice": '{"cell_type": "code", "source": "1", "source": "2", "cell_type": "code"}',
    "a cell of brackets": '{"cell_type": "code", "source": "' + "(" * 100_000 + '"}',
    "a cell of signs": '{"cell_type": "code", "source": "' + "-" * 150_000 + '1"}',
    "a magic": '{"cell_type": "code", "source": ["%matplotlib inline\\n", "!touch @CANARY@.x"]}',
    "outputs that lie": '{"cell_type": "code", "source": "1", "outputs": [{"data": {"application/vnd.readout.check+json": {"item": "00.1", "state": "right", "points": 99}}}]}',
}
