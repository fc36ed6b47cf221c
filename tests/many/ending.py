#!/usr/bin/env python3
"""How a run over many deals goes on and ends: ending.py PROGRAM

On a terminal a progress line comes after half a second and is gone at the end; in a pipe there is none. An interrupt
(SIGINT, SIGTERM, Ctrl-C typed) and a reader that has seen enough end a run over input without an end: quietly, with
whole lines, with the status that a shell expects, and with no file left behind. Nothing here depends on how fast the
machine is: the reader of the rows decides how long a run takes.
"""
import fcntl, json, os, pty, re, signal, struct, subprocess, sys, tempfile, termios, threading, time
from concurrent.futures import ThreadPoolExecutor

program = os.path.abspath(sys.argv[1])
DEAL = ('{"id":"d","investor":"Fund A","company":"X","currency":"USD","investments":[{"id":"a","status":"prior","amount":'
        '"$80M"}],"claims":[{"id":"total","that":"exposure is $80M"}]}\n').encode()
END = b"\x04end\x04"
CLEAR = b"\r\x1b[K"
FRAME = re.compile(rb"(?:(?:\[#*\.*\]  )?([\d,]+) deals?(?:, [\d.]+ MB(?:, [\d.]+ MB/s(?:, \d+:\d\d left)?)?)?)?")
WHOLE = re.compile(rb"\[#+\.*\]  [\d,]+ deals, [\d.]+ MB, [\d.]+ MB/s, \d+:\d\d left")
faults = []
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it runs in the background ignore it


def expect(true, what, *seen):
    if not true:
        faults.append(" ".join([what, *(repr(s)[:600] for s in seen)]))


class Terminal:
    """A terminal whose last writer is this test, so that nothing of the page is lost."""

    def __init__(self, width):
        self.main, self.side = pty.openpty()
        fcntl.ioctl(self.side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        self.page, self.first_at, self.start = b"", None, time.monotonic()
        self.reading = threading.Thread(target=self.read)
        self.reading.start()

    def read(self):
        while not self.page.endswith(END):
            self.page += os.read(self.main, 65536)
            self.first_at = self.first_at or time.monotonic() - self.start

    def close(self):
        os.write(self.side, END)
        self.reading.join()
        os.close(self.side)
        os.close(self.main)
        return self.page.removesuffix(END)


def rendered(page):
    """The lines that a terminal shows in the end."""
    lines = [b""]
    for part in re.findall(rb"\r\n|\r|\x1b\[K|[^\r\n\x1b]+", page):
        if part == b"\r\n":
            lines.append(b"")
        elif part == b"\r":
            column = 0
        elif part == b"\x1b[K":
            lines[-1] = lines[-1][:column]
        else:
            lines[-1] += part
    return [line for line in lines if line]


def environment(**variables):
    kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.endswith("SAN_OPTIONS")}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}


def start(words, **streams):
    variables = streams.pop("variables", {})
    return subprocess.Popen([program, *words], stdout=subprocess.PIPE, env=environment(**variables), **streams)


def read_slowly(child):
    """The first row is looked at for longer than half a second, the others one after the other."""
    out = os.read(child.stdout.fileno(), 1)
    time.sleep(0.6)
    while part := os.read(child.stdout.fileno(), 65536):
        out += part
        time.sleep(0.02)
    return out


def check_progress(deals, width, **variables):
    terminal = Terminal(width)
    child = start(["check", deals, "-f", "jsonl", "-j", "2"], stdin=subprocess.DEVNULL, stderr=terminal.side,
                  variables=variables)
    rows = read_slowly(child)
    child.wait()
    page = terminal.close()
    where = f"progress in {width} columns:"
    expect(child.returncode == 0 and rows.count(b"\n") == 8000, where, child.returncode)
    *frames, last = page.split(CLEAR)[1:] or [b""]
    expect(len(frames) > 3 and all(FRAME.fullmatch(frame) for frame in frames), f"{where} frames", page)
    expect(terminal.first_at >= 0.5, f"{where} it came after", terminal.first_at)
    expect(all(len(frame) < width for frame in frames), f"{where} too wide", frames)
    if width >= 80:
        expect(all(WHOLE.fullmatch(frame) for frame in frames), f"{where} not all is told", frames)
    counts = [int((FRAME.match(frame)[1] or b"0").replace(b",", b"")) for frame in frames]
    expect(counts == sorted(counts) and (width < 20 or 0 < counts[0] < counts[-1] <= 8000), f"{where} counts", counts)
    expect(last.endswith(b"8,000 hold; 0 unreadable\r\n") and rendered(page) == [last.strip()], f"{where} left behind", page)


def check_no_progress(deals):
    terminal = Terminal(80)
    with open(deals, "rb") as few:
        start_of_file = few.read(5 * len(DEAL))
    child = start(["check", "--lines", "-f", "jsonl"], stdin=subprocess.PIPE, stderr=terminal.side)
    child.communicate(start_of_file)
    page = terminal.close()
    expect(page.startswith(b"5 deals") and b"\x1b" not in page, "a short run shows progress:", page)

    terminal = Terminal(80)
    child = start(["check", deals, "-f", "jsonl"], stderr=terminal.side, variables={"TERM": "dumb"})
    read_slowly(child)
    child.wait()
    page = terminal.close()
    expect(b"\x1b" not in page, "a dumb terminal gets progress:", page)

    child = start(["check", deals, "-f", "jsonl"], stderr=subprocess.PIPE)
    rows = read_slowly(child)
    error = child.stderr.read()
    child.wait()
    expect(rows.count(b"\n") == 8000, "rows in a pipe", rows[-200:])
    expect(error.startswith(b"8,000 deals") and error.count(b"\n") == 1, "a pipe gets progress:", error)


class Endless:
    """Deals without an end, as standard input of a program."""

    def __init__(self, child):
        self.child = child
        self.writing = threading.Thread(target=self.write)
        self.writing.start()

    def write(self):
        try:
            while True:
                self.child.stdin.write(DEAL * 500)
        except (BrokenPipeError, ValueError):
            pass

    def end(self):
        self.child.wait()
        self.writing.join()


def whole_lines(out):
    return out.endswith(b"\n") and all(json.loads(line)["deal"] == "d" for line in set(out.splitlines()))


def check_interrupt(how, jobs):
    child = start(["check", "--lines", "-f", "jsonl", "-j", jobs], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    input_of = Endless(child)
    out = os.read(child.stdout.fileno(), 65536)
    while len(out) < 1_000_000:
        out += os.read(child.stdout.fileno(), 65536)
    child.send_signal(how)
    out += child.stdout.read()
    error = child.stderr.read()
    input_of.end()
    where = f"{how.name} in a pipe with {jobs} threads:"
    expect(child.returncode == -how, where, child.returncode)
    expect(whole_lines(out), f"{where} half a line", out[-300:])
    expect(error == b"", f"{where} it says", error)


def check_typed_interrupt():
    """Ctrl-C is typed while the progress line is there."""
    terminal = Terminal(80)

    def take_terminal():
        fcntl.ioctl(2, termios.TIOCSCTTY, 0)

    child = start(["check", "--lines", "-f", "jsonl", "-j", "2"], stdin=subprocess.PIPE, stderr=terminal.side,
                  start_new_session=True, preexec_fn=take_terminal)
    input_of = Endless(child)
    out = b""
    while b"MB/s" not in terminal.page:
        out += os.read(child.stdout.fileno(), 65536)
    os.write(terminal.main, b"\x03")
    out += child.stdout.read()
    input_of.end()
    page = terminal.close()
    expect(child.returncode == -signal.SIGINT, "Ctrl-C:", child.returncode)
    expect(whole_lines(out), "Ctrl-C: half a line", out[-300:])
    expect(rendered(page) == [], "Ctrl-C leaves behind:", page)


def check_interrupt_while_waiting(how, words, streams):
    """Nothing more comes, and the beginning of a line is no line."""
    child = start(words, stderr=subprocess.PIPE, **streams)
    out = b""
    if child.stdin:
        child.stdin.write(DEAL + DEAL[:50])
        child.stdin.flush()
        out = child.stdout.readline()
    else:
        time.sleep(0.3)  # an interrupt before it waits is tested too, if the machine is that slow
    child.send_signal(how)
    out += child.stdout.read()
    child.wait()
    expect(child.returncode == -how and child.stderr.read() == b"", f"{how.name} while it waits:", child.returncode)
    expect(not out or whole_lines(out) and out.count(b"\n") == 1, f"{how.name} while it waits:", out)


def check_file(folder):
    """An interrupted run leaves no file, and a file that was there as it was."""
    for name in ("new.jsonl", "old.jsonl"):
        path = os.path.join(folder, name)
        if name == "old.jsonl":
            with open(path, "w", encoding="utf-8") as old:
                old.write("before\n")
        child = start(["check", "--lines", "-o", path, "-j", "2"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        input_of = Endless(child)
        while not any(f.startswith(name + ".") and os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder)):
            time.sleep(0.01)
        child.send_signal(signal.SIGTERM)
        input_of.end()
        expect(child.returncode == -signal.SIGTERM, f"{name}:", child.returncode)
    left = {name: open(os.path.join(folder, name), encoding="utf-8").read() for name in os.listdir(folder)}
    expect(left == {"old.jsonl": "before\n"}, "files after an interrupt:", left)


def check_closed_pipe(jobs):
    child = start(["check", "--lines", "-f", "jsonl", "-j", jobs], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    input_of = Endless(child)
    line = child.stdout.readline()
    child.stdout.close()
    error = child.stderr.read()
    input_of.end()
    where = f"a pipe closed after a line, {jobs} threads:"
    expect(child.returncode == 0 and whole_lines(line), where, child.returncode, line)
    expect(error == b"", f"{where} it says", error)


with tempfile.TemporaryDirectory() as folder:
    deals = os.path.join(folder, "deals.ndjson")
    with open(deals, "wb") as file:
        file.write(DEAL * 8000)
    with ThreadPoolExecutor(8) as pool:  # they mostly sleep
        checks = [pool.submit(check_progress, deals, width) for width in (120, 80, 50, 40, 20, 8)]
        checks += [pool.submit(check_progress, deals, 80, LC_ALL="C"), pool.submit(check_no_progress, deals)]
        for check in checks:
            check.result()
with tempfile.TemporaryDirectory() as folder:
    check_file(folder)
    fifo = os.path.join(folder, "deals.ndjson")
    os.mkfifo(fifo)
    for how in (signal.SIGINT, signal.SIGTERM):
        check_interrupt(how, "1")
        check_interrupt(how, "8")
        check_interrupt_while_waiting(how, ["check", "--lines", "-f", "jsonl"], {"stdin": subprocess.PIPE})
        check_interrupt_while_waiting(how, ["check", fifo], {"stdin": subprocess.DEVNULL})
check_typed_interrupt()
for jobs in ("1", "2", "8"):
    check_closed_pipe(jobs)
print("\n".join(faults) or "progress, interrupts and closed pipes are as they should be")
sys.exit(bool(faults))
