/* timer ROUNDS WARM -- COMMAND ARG... [-- COMMAND ARG...]...
   Runs the commands in turn, so that a slow moment of the machine hits all of them alike, with empty input and output
   to /dev/null. In each round a command runs WARM times more than counts: that brings the caches back from the command
   before it. Prints a line for each run that counts: the command's number, microseconds from spawn to exit,
   microseconds of processor time, KiB of memory at its peak, exit status. It is a small program on purpose: until a
   child has become its command, the memory of this program counts as the child's. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { most = 32 };

extern char** environ;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e6 * (double)t.tv_sec + 1e-3 * (double)t.tv_nsec;
}

static double micros(struct timeval t) {
    return 1e6 * (double)t.tv_sec + (double)t.tv_usec;
}

static void run(int number, char** command, const posix_spawn_file_actions_t* quiet, int counts) {
    pid_t child;
    int status;
    struct rusage used;
    const double start = now();
    if (posix_spawnp(&child, command[0], quiet, NULL, command, environ) != 0) {
        perror(command[0]);
        exit(2);
    }
    wait4(child, &status, 0, &used);
    const double time = now() - start;
    if (!counts) return;
    printf("%d %.1f %.0f %ld %d\n", number, time, micros(used.ru_utime) + micros(used.ru_stime), used.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    fflush(stdout);
}

int main(int argc, char** argv) {
    const int rounds = argc > 2 ? atoi(argv[1]) : 0;
    const int warm = argc > 2 ? atoi(argv[2]) : 0;
    char** commands[most];
    int count = 0;
    for (int i = 3; i < argc; ++i) {
        if (strcmp(argv[i], "--") != 0) continue;
        argv[i] = NULL;
        if (count < most) commands[count++] = argv + i + 1;
    }
    if (rounds < 1 || warm < 0 || count < 1) {
        fprintf(stderr, "usage: timer ROUNDS WARM -- COMMAND ARG... [-- COMMAND ARG...]...\n");
        return 2;
    }
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    for (int round = 0; round < rounds; ++round) {
        for (int c = 0; c < count; ++c) {
            for (int w = 0; w < warm; ++w) run(c, commands[c], &quiet, 0);
            run(c, commands[c], &quiet, 1);
        }
    }
    return 0;
}
