/* Preloaded: kills the process at the Nth call that changes a file, before, amid or after it.
 *
 * Counted are calls on regular files and folders, and writes to standard output, which are the
 * answers. `arm` starts the count; with 0 nothing is killed and `counted` tells how many there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { BEFORE, AMID, AFTER };
static long at, count;
static int how, armed;

void arm(long kill_at, int mode) { at = kill_at, how = mode, count = 0, armed = 1; }
long counted(void) { return count; }

__attribute__((constructor)) static void begin(void) {
    const char *wish = getenv("TRACKER_KILL"); /* "17 2", for a process of its own */
    if (wish) {
        char *rest;
        long kill_at = strtol(wish, &rest, 10);
        arm(kill_at, (int)strtol(rest, NULL, 10));
    }
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }
static int is_turn(void) { return armed && ++count == at; }
static int is_ours(int fd) {
    struct stat about;
    return fd == 1 || (fd > 2 && !fstat(fd, &about) && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)));
}

/* A call as it is, killed before or after it. */
#define WHOLE(type, name, parameters, arguments, wanted)                  \
    type name parameters {                                                \
        static type(*real) parameters;                                    \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);             \
        int turn = (wanted) && is_turn();                                 \
        if (turn && how != AFTER) die();                                  \
        type result = real arguments;                                     \
        if (turn) die();                                                  \
        return result;                                                    \
    }
/* A write, which may also be killed when half of it is done. */
#define WRITE(name, more, rest)                                           \
    ssize_t name(int fd, const void *from, size_t size more) {            \
        static ssize_t (*real)(int, const void *, size_t more);           \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);             \
        int turn = armed && is_ours(fd) && is_turn();                     \
        if (turn && how == BEFORE) die();                                 \
        if (turn && how == AMID) { real(fd, from, size / 2 rest); die(); } \
        ssize_t result = real(fd, from, size rest);                       \
        if (turn) die();                                                  \
        return result;                                                    \
    }
#define NOTHING
#define COMMA ,
WRITE(write, NOTHING, NOTHING)
WRITE(pwrite, COMMA off_t where, COMMA where)
WRITE(pwrite64, COMMA off64_t where, COMMA where)
WHOLE(int, fsync, (int fd), (fd), armed && is_ours(fd))
WHOLE(int, fdatasync, (int fd), (fd), armed && is_ours(fd))
WHOLE(int, ftruncate, (int fd, off_t size), (fd, size), 1)
WHOLE(int, ftruncate64, (int fd, off64_t size), (fd, size), 1)
WHOLE(ssize_t, sendfile, (int to, int from, off_t *at, size_t size), (to, from, at, size), armed && is_ours(to))
WHOLE(ssize_t, sendfile64, (int to, int from, off64_t *at, size_t size), (to, from, at, size), armed && is_ours(to))
WHOLE(int, rename, (const char *from, const char *to), (from, to), 1)
WHOLE(int, unlink, (const char *path), (path), 1)
WHOLE(int, mkdir, (const char *path, mode_t mode), (path, mode), 1)
WHOLE(int, link, (const char *from, const char *to), (from, to), 1)
WHOLE(int, linkat, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags), 1)
WHOLE(int, chmod, (const char *path, mode_t mode), (path, mode), 1)
WHOLE(int, fchmod, (int fd, mode_t mode), (fd, mode), 1)

/* Opening changes something where it makes or empties a file. */
#define OPEN(name)                                                        \
    int name(const char *path, int flags, ...) {                          \
        static int (*real)(const char *, int, ...);                       \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);             \
        va_list list;                                                     \
        va_start(list, flags);                                            \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, mode_t) : 0; \
        va_end(list);                                                     \
        int turn = (flags & (O_CREAT | O_TRUNC)) && is_turn();            \
        if (turn && how != AFTER) die();                                  \
        int result = real(path, flags, mode);                             \
        if (turn) die();                                                  \
        return result;                                                    \
    }
OPEN(open)
OPEN(open64)
