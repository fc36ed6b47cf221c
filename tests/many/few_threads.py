#!/usr/bin/env python3
"""Where the system gives no more threads: few_threads.py PROGRAM

The one thread that there is does all of the work, with the bytes of -j 1 and the exit status of it. As root the program
runs as nobody, whom the limit binds.
"""
import os, resource, shutil, subprocess, sys, tempfile

NOBODY = 65534
DEAL = ('{"id": "d%d", "investor": "Fund", "company": "Maker", "currency": "USD", '
        '"investments": [{"id": "a", "status": "firm", "amount": "$%dM"}], '
        '"claims": [{"id": "total", "that": "exposure is $7M"}]}\n')


def without_threads():
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))


with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    program = shutil.copy(sys.argv[1], os.path.join(folder, "dealcalc"))
    lines = os.path.join(folder, "deals.ndjson")
    with open(lines, "w") as file:
        file.writelines(DEAL % (i, i % 9 + 1) for i in range(20000))

    def run(jobs, limit):
        # The leak check of a sanitized build would need a thread of its own.
        return subprocess.run([program, "check", lines, "-f", "jsonl", "-j", jobs], capture_output=True, preexec_fn=limit,
                              env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0", "LLVM_PROFILE_FILE": os.devnull})

    alone, limited = run("1", None), run("64", without_threads)
    if alone.returncode != 1 or alone.stdout.count(b"\n") != 20000:
        sys.exit(f"status {alone.returncode}: {alone.stderr.decode()}")
    if (alone.returncode, alone.stdout, alone.stderr) != (limited.returncode, limited.stdout, limited.stderr):
        sys.exit(f"status {limited.returncode}, {len(limited.stdout)} bytes: {limited.stderr.decode()}")
print("the same bytes without a second thread")
