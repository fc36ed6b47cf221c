/* timer ROUNDS -- COMMAND ARG... [-- COMMAND ARG...]...
   Runs the commands in turn, so that a slow moment of the machine hits all of them alike. In each round a command runs
   twice and the second run counts: the first brings the caches back from the command before it. Prints for each command
   the median and the quickest wall-clock time from spawn to exit, in microseconds. */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { most = 16 };

extern char** environ;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e6 * (double)t.tv_sec + 1e-3 * (double)t.tv_nsec;
}

static double run(char** command, const posix_spawn_file_actions_t* quiet) {
    pid_t child;
    int status;
    const double start = now();
    if (posix_spawnp(&child, command[0], quiet, NULL, command, environ) != 0) {
        perror(command[0]);
        exit(2);
    }
    waitpid(child, &status, 0);
    const double time = now() - start;
    /* 1 is "a claim fails": the job was done. */
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "%s did not do its job\n", command[0]);
        exit(2);
    }
    return time;
}

static int by_value(const void* a, const void* b) {
    const double x = *(const double*)a, y = *(const double*)b;
    return (x > y) - (x < y);
}

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? atoi(argv[1]) : 0;
    char** commands[most];
    int count = 0;
    for (int i = 2; i < argc; ++i) {
        if (strcmp(argv[i], "--") != 0) continue;
        argv[i] = NULL;
        if (count < most) commands[count++] = argv + i + 1;
    }
    if (rounds < 1 || count < 1) {
        fprintf(stderr, "usage: timer ROUNDS -- COMMAND ARG... [-- COMMAND ARG...]...\n");
        return 2;
    }

    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    double* times = malloc(sizeof(double) * (size_t)(rounds * count));
    if (times == NULL) return 2;
    for (int r = 0; r < rounds; ++r) {
        for (int c = 0; c < count; ++c) {
            run(commands[c], &quiet);
            times[c * rounds + r] = run(commands[c], &quiet);
        }
    }
    for (int c = 0; c < count; ++c) {
        qsort(times + c * rounds, (size_t)rounds, sizeof(double), by_value);
        printf("%.1f %.1f\n", times[c * rounds + rounds / 2], times[c * rounds]);
    }
    return 0;
}
