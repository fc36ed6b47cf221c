/* read_files FOLDER PROCESSES: opens and reads every file of a folder, and does nothing with what it read. Each process
   takes an equal share of the names. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_file(const char* name) {
    static char buffer[1 << 16];
    const int file = open(name, O_RDONLY);
    if (file < 0) exit(2);
    while (read(file, buffer, sizeof buffer) > 0) {}
    close(file);
}

int main(int argc, char** argv) {
    const int processes = argc > 2 ? atoi(argv[2]) : 1;
    char** names = NULL;
    size_t count = 0, room = 0;
    DIR* folder;
    if (argc < 2 || processes < 1 || chdir(argv[1]) != 0 || (folder = opendir(".")) == NULL) {
        fprintf(stderr, "usage: read_files FOLDER PROCESSES\n");
        return 2;
    }
    for (struct dirent* entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        if (count == room) names = realloc(names, sizeof *names * (room = 2 * room + 1024));
        names[count++] = strdup(entry->d_name);
    }
    for (int p = 0; p < processes; ++p) {
        if (fork() != 0) continue;
        for (size_t i = (size_t)p; i < count; i += (size_t)processes) read_file(names[i]);
        _exit(0);
    }
    while (wait(NULL) > 0) {}
    printf("%zu\n", count);
    return 0;
}
