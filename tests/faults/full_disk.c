/* A full disk for one process, without any rights: while the file that FULL_DISK names is there, writing to a database's
   files (*.db, *.db-wal, *.db-shm) fails as it does where no room is left. Loaded with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_full(int fd)
{
    char link[64], path[4096];
    const char *flag = getenv("FULL_DISK");
    if (!flag || access(flag, F_OK) != 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = '\0';
    return strstr(path, ".db") != NULL;
}

#define WRITING(name, parameters, arguments)                                   \
    ssize_t name parameters                                                    \
    {                                                                          \
        static ssize_t(*real) parameters;                                      \
        int before = errno;                                                    \
        if (is_full(fd)) {                                                     \
            errno = ENOSPC;                                                    \
            return -1;                                                         \
        }                                                                      \
        errno = before;                                                        \
        if (!real) real = (ssize_t(*) parameters)dlsym(RTLD_NEXT, #name);      \
        return real arguments;                                                 \
    }

WRITING(write, (int fd, const void *bytes, size_t count), (fd, bytes, count))
WRITING(pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at))
WRITING(pwrite64, (int fd, const void *bytes, size_t count, off64_t at), (fd, bytes, count, at))
