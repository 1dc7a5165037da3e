/* The load generator: one thread that is many phones, over WebSocket with Socket.IO v5, on this machine only.
 *
 *   fanout  rooms x clients; in each room somebody says something at a fixed rate, one after the other, whether or
 *           not answers come; every delivery to every client is counted and timed
 *   idle    opens them all, holds them, and tells what the server's processor and memory had to do
 *   join    opens so many a second (--ramp) and times each until it has what it came for (--ready)
 *   show    each says one thing; then, when standard input ends a line, the time until all have what is shown
 *
 * A delivery is one --marker with the time after it in a frame, so that a frame with many events counts for all of
 * them. Times run from the moment at which something was DUE to be said, so that whoever holds up the load is not
 * rewarded for it. After the last it waits for what is still on its way (--drain), unless nobody hears it
 * (--unheard). What comes out is one JSON object.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum state { CONNECTING, HANDSHAKE, OPENED, NAMESPACE, JOINING, READY, DEAD };

typedef struct {
    int fd, room, index, shown;
    enum state state;
    uint8_t *rest;      /* what came of a frame that is not whole yet */
    uint32_t length, room_for;
    uint8_t *fragments; /* of a message that is not whole yet */
    uint32_t fragmented, fragments_room;
    uint64_t began, ready_at;
    char *cookie, *session, *step;
} Client;

static struct {
    const char *mode, *join, *join_json, *ready, *emit, *emit_json, *marker, *seats;
    int port, pid, rooms, clients, bytes, with_ack, unheard;
    double rate, warm, seconds, ramp, drain;
} want = {
    .mode = "fanout", .join = "join", .join_json = "{\"room\":\"{room}\"}", .ready = "joined", .emit = "post",
    .emit_json = "{}", .marker = "ts:", .rooms = 1, .clients = 50, .bytes = 200, .rate = 10, .warm = 2,
    .seconds = 6, .ramp = 1000, .drain = 1,
};

static Client *clients;
static int total, ready, dead, opened, shown, poller, measuring, ready_bytes, show_begins;
static char *padding = "";
static uint64_t from, to, sent, answered, refused, deliveries, frames, bytes_in, pings, blocked, last_shown;

#define IDS 1000000
static uint64_t due_at[IDS]; /* by the number that an answer brings back */

static void stop(const char *why) { fprintf(stderr, "%s\n", why); exit(1); }

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

/* --- how long things took: a histogram whose steps are 1/64 of the value */

#define SUB 64
typedef struct { uint64_t in[64 * SUB], count, most; } Times;
static Times delivery, answer;

static void note(Times *times, uint64_t ns) {
    int exponent = ns < SUB ? 0 : 63 - __builtin_clzll(ns);
    times->in[ns < SUB ? ns : (uint64_t)(exponent - 5) * SUB + ((ns >> (exponent - 6)) & (SUB - 1))]++;
    times->count++;
    if (ns > times->most) times->most = ns;
}

static double quantile(const Times *times, double q) { /* in milliseconds */
    uint64_t below = 0;
    for (int i = 0; i < 64 * SUB; i++) {
        below += times->in[i];
        if (below > q * times->count) {
            int exponent = i / SUB + 5;
            return (i < SUB ? (uint64_t)i : (1ull << exponent) + ((uint64_t)(i % SUB) << (exponent - 6))) / 1e6;
        }
    }
    return times->most / 1e6;
}

/* --- what the server's process has used */

typedef struct { double all, loop; } Spent; /* seconds of the processor: of all threads, and of the first one */

static double seconds_of(const char *task) { /* how long a thread had a processor, to the nanosecond */
    char path[96];
    unsigned long long ns = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", want.pid, task);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    if (fscanf(file, "%llu", &ns) != 1) ns = 0;
    fclose(file);
    return ns / 1e9;
}

static Spent spent(void) {
    char path[64], first[16];
    Spent of = { 0, 0 };
    snprintf(path, sizeof path, "/proc/%d/task", want.pid);
    snprintf(first, sizeof first, "%d", want.pid);
    DIR *tasks = opendir(path);
    if (!tasks) return of;
    for (struct dirent *one; (one = readdir(tasks));)
        if (one->d_name[0] != '.') of.all += seconds_of(one->d_name);
    closedir(tasks);
    of.loop = seconds_of(first);
    return of;
}

static double memory(const char *what) { /* in KB: VmRSS now, VmHWM at most */
    char path[64], line[256];
    double found = 0;
    snprintf(path, sizeof path, "/proc/%d/status", want.pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    while (fgets(line, sizeof line, file))
        if (!strncmp(line, what, strlen(what))) found = atof(line + strlen(what) + 1);
    fclose(file);
    return found;
}

static void forget_most_memory(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/clear_refs", want.pid);
    int file = open(path, O_WRONLY);
    if (file < 0) return;
    if (write(file, "5", 1) != 1) fprintf(stderr, "the most memory is not begun anew\n");
    close(file);
}

static double own_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* --- saying */

static void bury(Client *client) {
    if (client->state == DEAD) return;
    if (client->state == READY) ready--;
    client->state = DEAD;
    dead++;
    close(client->fd);
}

static void put(Client *client, const void *bytes, size_t length) {
    ssize_t took = write(client->fd, bytes, length);
    if (took < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) { blocked++; return; }
    if (took != (ssize_t)length) bury(client);
}

static uint32_t chance = 2463534242u;
static uint32_t throw(void) { chance ^= chance << 13; chance ^= chance >> 17; return chance ^= chance << 5; }

static void say(Client *client, const char *text, size_t length) { /* a masked text frame */
    static uint8_t frame[1 << 20];
    int head = 2;
    uint32_t mask = throw();
    if (length > 65535) stop("nothing this long is said");
    frame[0] = 0x81;
    if (length < 126) frame[1] = 0x80 | length;
    else { frame[1] = 0x80 | 126; frame[2] = length >> 8; frame[3] = length; head = 4; }
    memcpy(frame + head, &mask, 4);
    head += 4;
    for (size_t i = 0; i < length; i++) frame[head + i] = text[i] ^ ((uint8_t *)&mask)[i & 3];
    put(client, frame, head + length);
}

static const char *random_name(char *into, int length) { /* base64url; the last sign is one that any length ends in */
    static const char *SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    static uint64_t dice;
    if (!dice) dice = now() * 2654435761u | 1;
    for (int i = 0; i < length; i++) {
        dice ^= dice << 13; dice ^= dice >> 7; dice ^= dice << 17;
        into[i] = SIGNS[dice >> 58];
    }
    into[length - 1] = 'A';
    into[length] = 0;
    return into;
}

/* {room} {ts} {pad} {name} {salt} {session} {step} are filled in; everything else is copied */
static size_t fill(char *into, size_t most, const char *form, const Client *client, uint64_t ts) {
    size_t n = 0;
    while (*form && n < most - 1) {
        char word[64];
        const char *value = NULL, *end = *form == '{' ? strchr(form, '}') : NULL;
        size_t length = end ? end - form + 1 : 0;
#define IS(name) (length == sizeof name - 1 && !strncmp(form, name, length))
        if (IS("{room}")) { snprintf(word, sizeof word, "r%d", client->room); value = word; }
        else if (IS("{ts}")) { snprintf(word, sizeof word, "%llu", (unsigned long long)ts); value = word; }
        else if (IS("{pad}")) value = padding;
        else if (IS("{name}")) value = random_name(word, 43);
        else if (IS("{salt}")) value = random_name(word, 22);
        else if (IS("{session}")) value = client->session ? client->session : "-";
        else if (IS("{step}")) value = client->step ? client->step : "-";
        if (!value) { into[n++] = *form++; continue; }
        size_t size = strlen(value);
        if (n + size >= most) break;
        memcpy(into + n, value, size);
        n += size;
        form += length;
    }
    into[n] = 0;
    return n;
}

static void tell(Client *client, const char *event, const char *form, uint64_t ts) {
    static char text[1 << 16];
    static uint32_t number;
    size_t n;
    if (want.with_ack) {
        number = (number + 1) % IDS;
        due_at[number] = ts;
        n = snprintf(text, sizeof text, "42%u[\"%s\",", number, event);
    } else n = snprintf(text, sizeof text, "42[\"%s\",", event);
    n += fill(text + n, sizeof text - n - 2, form, client, ts);
    text[n++] = ']';
    say(client, text, n);
}

/* --- hearing */

static void hear_answer(const uint8_t *text, size_t length) { /* 43<number>[{"ok":…}] */
    uint64_t ts = due_at[atoi((const char *)text + 2) % IDS];
    if (ts < from || (to && ts >= to)) return;
    answered++;
    if (memmem(text, length, "\"refused\"", 9)) refused++;
    note(&answer, now() - ts);
}

static void hear_deliveries(const uint8_t *text, size_t length) {
    const uint8_t *end = text + length;
    size_t size = strlen(want.marker);
    uint64_t at = now();
    while ((text = memmem(text, end - text, want.marker, size))) {
        uint64_t ts = 0;
        for (text += size; text < end && *text >= '0' && *text <= '9'; text++) ts = ts * 10 + (*text - '0');
        if (ts < from || (to && ts >= to)) continue;
        deliveries++;
        note(&delivery, at > ts ? at - ts : 0);
    }
}

static void hear_packet(Client *client, uint8_t *text, size_t length) {
    if (!length) return;
    if (text[0] == '2') { say(client, "3", 1); pings++; return; }
    if (text[0] == '0' && client->state == OPENED) { client->state = NAMESPACE; say(client, "40", 2); return; }
    if (text[0] != '4' || length < 2) return;
    if (text[1] == '4') { fprintf(stderr, "not let in: %.*s\n", (int)(length > 200 ? 200 : length), text); bury(client); return; }
    if (text[1] == '0') { client->state = JOINING; tell(client, want.join, want.join_json, 0); return; }
    if (client->state == JOINING) {
        char word[128];
        snprintf(word, sizeof word, "[\"%s\"", want.ready);
        if (memmem(text, length > 200 ? 200 : length, word, strlen(word))) {
            client->state = READY;
            client->ready_at = now();
            ready++;
            if (!ready_bytes) ready_bytes = length;
        } else if (text[1] == '3' && memmem(text, length, "\"refused\"", 9)) {
            fprintf(stderr, "refused: %.*s\n", (int)(length > 200 ? 200 : length), text);
            bury(client);
        }
        return;
    }
    if (show_begins && !client->shown && memmem(text, length, want.marker, strlen(want.marker))) {
        client->shown = 1;
        shown++;
        last_shown = now();
    }
    if (!measuring) return;
    if (text[1] == '3') hear_answer(text, length);
    else hear_deliveries(text, length);
}

static void hear_frame(Client *client, uint8_t head, uint8_t *body, uint64_t length) {
    int kind = head & 15, is_whole = head & 0x80;
    if (kind == 8) { bury(client); return; }
    if (kind == 9) { uint8_t pong[6] = { 0x8a, 0x80 }; put(client, pong, 6); return; }
    if (kind > 2) return;
    if (measuring) frames++;
    if (is_whole && kind) { hear_packet(client, body, length); return; }
    if (client->fragmented + length > client->fragments_room)
        client->fragments = realloc(client->fragments, client->fragments_room = (client->fragmented + length) * 2);
    memcpy(client->fragments + client->fragmented, body, length);
    client->fragmented += length;
    if (is_whole) { hear_packet(client, client->fragments, client->fragmented); client->fragmented = 0; }
}

/* How many bytes were whole frames. */
static uint32_t hear(Client *client, uint8_t *bytes, uint32_t length) {
    uint32_t at = 0;
    if (client->state == HANDSHAKE) {
        uint8_t *end = memmem(bytes, length, "\r\n\r\n", 4);
        if (!end) return 0;
        if (memcmp(bytes + 9, "101", 3)) { fprintf(stderr, "%.*s\n", (int)(length > 200 ? 200 : length), bytes); bury(client); return 0; }
        at = end + 4 - bytes;
        client->state = OPENED;
    }
    while (client->state != DEAD && length - at >= 2) {
        uint8_t *frame = bytes + at;
        uint32_t here = length - at, head = 2;
        uint64_t size = frame[1] & 127;
        if (size == 126) {
            if (here < 4) break;
            size = frame[2] << 8 | frame[3];
            head = 4;
        } else if (size == 127) {
            if (here < 10) break;
            size = 0;
            for (int i = 2; i < 10; i++) size = size << 8 | frame[i];
            head = 10;
        }
        if (here < head + size) break;
        hear_frame(client, frame[0], frame + head, size);
        at += head + size;
    }
    return at;
}

static void keep(Client *client, const uint8_t *bytes, uint32_t length) {
    if (length > client->room_for) client->rest = realloc(client->rest, client->room_for = length * 2);
    memmove(client->rest, bytes, length);
    client->length = length;
    if (!length && client->room_for > 4096) { free(client->rest); client->rest = NULL; client->room_for = 0; }
}

static void hear_all(Client *client) {
    static uint8_t fresh[1 << 17];
    for (;;) {
        ssize_t n = read(client->fd, fresh, sizeof fresh);
        if (n < 0 && errno == EAGAIN) return;
        if (n <= 0) { bury(client); return; }
        if (measuring) bytes_in += n;
        uint8_t *bytes = fresh;
        uint32_t length = n;
        if (client->length) {
            length += client->length;
            if (length > client->room_for) client->rest = realloc(client->rest, client->room_for = length * 2);
            memcpy(client->rest + client->length, fresh, n);
            bytes = client->rest;
        }
        uint32_t whole = hear(client, bytes, length);
        if (client->state == DEAD) return;
        if (whole < length || client->length) keep(client, bytes + whole, length - whole);
        if (n < (ssize_t)sizeof fresh) return;
    }
}

/* --- coming */

static void dial(Client *client) {
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(want.port) };
    int one = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    client->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (client->fd < 0) stop("no more files: ulimit -n");
    setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    client->began = now();
    opened++;
    if (connect(client->fd, (void *)&address, sizeof address) < 0 && errno != EINPROGRESS) { bury(client); return; }
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = client };
    epoll_ctl(poller, EPOLL_CTL_ADD, client->fd, &event);
}

static void shake_hands(Client *client) {
    char text[4096];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(client->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) { fprintf(stderr, "connect: %s\n", strerror(error)); bury(client); return; }
    int n = snprintf(text, sizeof text,
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s%s\r\n",
        want.port, client->cookie ? "Cookie: " : "", client->cookie ? client->cookie : "", client->cookie ? "\r\n" : "");
    client->state = HANDSHAKE;
    put(client, text, n);
}

static void attend(double milliseconds) {
    struct epoll_event events[512];
    struct timespec patience = { .tv_nsec = (long)(milliseconds * 1e6) };
    int n = epoll_pwait2(poller, events, 512, &patience, NULL);
    for (int i = 0; i < n; i++) {
        Client *client = events[i].data.ptr;
        if (client->state == CONNECTING && events[i].events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) shake_hands(client);
        if (client->state != DEAD && events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) hear_all(client);
    }
}

static void attend_for(double seconds) {
    uint64_t end = now() + seconds * 1e9;
    while (now() < end) attend(5);
}

static void come(void) {
    uint64_t start = now();
    double most = 60 + total / want.ramp * 2;
    while (ready + dead < total && (now() - start) / 1e9 < most) {
        int due = (now() - start) / 1e9 * want.ramp + 1;
        if (due > total) due = total;
        for (int burst = 64; opened < due && burst > 0; burst--) dial(&clients[opened]);
        attend(opened < due ? 0 : 1);
    }
    if (!ready) stop("nobody came in");
}

static int earlier(const void *one, const void *other) {
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

/* --- the modes */

static void begin(void) { measuring = 1; from = now(); sent = pings = 0; }

static void say_in_turn(double seconds, int is_measured) {
    static uint64_t *due, turn, start;
    static int room;
    uint64_t every = 1e9 / want.rate, end;
    if (!due) {
        start = now() + 50000000;
        due = malloc(8 * want.rooms);
        for (int i = 0; i < want.rooms; i++) due[i] = start + every * i / want.rooms;
    }
    end = now() + seconds * 1e9;
    if (is_measured) begin();
    while (now() < end) {
        uint64_t at = now();
        while (due[room] <= at) {
            Client *client = &clients[room * want.clients + turn / want.rooms % want.clients];
            if (client->state == READY) { tell(client, want.emit, want.emit_json, due[room]); if (due[room] >= from) sent++; }
            due[room] += every;
            room = (room + 1) % want.rooms;
            turn++;
        }
        int64_t wait = due[room] - now();
        attend(wait > 1000000 ? 1 : wait > 0 ? wait / 1e6 : 0);
    }
}

static int is_all_there(void) {
    int is_heard = want.unheard || deliveries >= sent * want.clients;
    return is_heard && (!want.with_ack || answered >= sent);
}

static void wait_for_the_rest(void) { /* what is still on its way is delivered too */
    for (uint64_t end = now() + want.drain * 1e9; now() < end && !is_all_there();) attend(5);
}

static void show(void) {
    begin();
    for (int i = 0; i < total; i++) {
        if (clients[i].state == READY) { tell(&clients[i], want.emit, want.emit_json, now()); sent++; }
        if (i % 8 == 7) attend(want.warm * 1000 / (total / 8 + 1));
    }
    attend_for(1);
    forget_most_memory();
    show_begins = 1;
    printf("given\n");
    fflush(stdout);
    for (uint64_t end = now() + 60000000000ull; shown < ready && now() < end;) attend(1);
}

static void read_seats(void) { /* a line for each client: cookie TAB session TAB step */
    char line[4096];
    FILE *file = fopen(want.seats, "r");
    if (!file) stop("no seats");
    for (int i = 0; i < total && fgets(line, sizeof line, file); i++) {
        line[strcspn(line, "\r\n")] = 0;
        char *cookie = strtok(line, "\t"), *session = strtok(NULL, "\t"), *step = strtok(NULL, "\t");
        if (!step) stop("a seat is not whole");
        clients[i].cookie = strdup(cookie);
        clients[i].session = strdup(session);
        clients[i].step = strdup(step);
    }
    fclose(file);
}

static void make_padding(void) { /* words, to the wanted size of what is said */
    static const char *WORDS[] = { "idea", "room", "vote", "board", "team", "maybe", "cheaper", "train", "phone", "Friday",
                                   "garden", "workshop", "cluster", "better", "without", "paper", "until", "we", "can", "and" };
    char text[8192];
    Client nobody = { .session = "0123456789", .step = "bench1" };
    int length = want.bytes - (int)fill(text, sizeof text, want.emit_json, &nobody, 1000000000000000ull), n = 0;
    if (length < 1) return;
    char *made = malloc(length + 1);
    while (n < length) {
        for (const char *word = WORDS[throw() % 20]; *word && n < length; word++) made[n++] = *word;
        if (n < length) made[n++] = ' ';
    }
    made[length - 1] = '.';
    made[length] = 0;
    padding = made;
}

static void read_options(int count, char **values) {
    static struct option OPTIONS[] = {
        { "port", 1, 0, 'p' }, { "pid", 1, 0, 'P' }, { "mode", 1, 0, 'm' }, { "rooms", 1, 0, 'r' }, { "clients", 1, 0, 'c' },
        { "rate", 1, 0, 's' }, { "bytes", 1, 0, 'b' }, { "warm", 1, 0, 'w' }, { "seconds", 1, 0, 'd' }, { "ramp", 1, 0, 'k' },
        { "join", 1, 0, 'j' }, { "join-json", 1, 0, 'J' }, { "ready", 1, 0, 'y' }, { "emit", 1, 0, 'e' },
        { "unheard", 0, 0, 'u' }, { "drain", 1, 0, 'D' }, { "emit-json", 1, 0, 'E' }, { "marker", 1, 0, 'M' }, { "seats", 1, 0, 'S' }, { "ack", 0, 0, 'a' }, { 0, 0, 0, 0 } };
    int option;
    while ((option = getopt_long(count, values, "", OPTIONS, NULL)) != -1) switch (option) {
        case 'p': want.port = atoi(optarg); break;
        case 'P': want.pid = atoi(optarg); break;
        case 'm': want.mode = optarg; break;
        case 'r': want.rooms = atoi(optarg); break;
        case 'c': want.clients = atoi(optarg); break;
        case 's': want.rate = atof(optarg); break;
        case 'b': want.bytes = atoi(optarg); break;
        case 'w': want.warm = atof(optarg); break;
        case 'd': want.seconds = atof(optarg); break;
        case 'k': want.ramp = atof(optarg); break;
        case 'j': want.join = optarg; break;
        case 'J': want.join_json = optarg; break;
        case 'y': want.ready = optarg; break;
        case 'e': want.emit = optarg; break;
        case 'E': want.emit_json = optarg; break;
        case 'M': want.marker = optarg; break;
        case 'S': want.seats = optarg; break;
        case 'a': want.with_ack = 1; break;
        case 'u': want.unheard = 1; break;
        case 'D': want.drain = atof(optarg); break;
        default: exit(2);
    }
}

static void number(const char *name, double value) { printf("\"%s\":%.3f,", name, value); }

int main(int count, char **values) {
    read_options(count, values);
    total = want.rooms * want.clients;
    clients = calloc(total, sizeof *clients);
    poller = epoll_create1(0);
    for (int i = 0; i < total; i++) { clients[i].room = i / want.clients; clients[i].index = i % want.clients; }
    if (want.seats) read_seats();
    make_padding();

    double memory_before = memory("VmRSS:");
    Spent before = spent();
    uint64_t start = now();
    come();
    uint64_t all_here = now(), begun, ended;
    int is_joining = !strcmp(want.mode, "join");
    if (is_joining) attend_for(1); /* what the server still does for those who have come is theirs */
    Spent came = spent();

    Spent begin_spent, end_spent;
    double own = own_seconds(), memory_shown = memory("VmRSS:");
    if (!strcmp(want.mode, "fanout")) {
        say_in_turn(want.warm, 0);
        begin_spent = spent();
        own = own_seconds();
        begun = now();
        say_in_turn(want.seconds, 1);
        ended = to = now();
        end_spent = spent();
        own = own_seconds() - own;
        wait_for_the_rest();
    } else if (!strcmp(want.mode, "show")) {
        begin_spent = spent();
        begun = now();
        show();
        ended = now();
        end_spent = spent();
    } else {
        attend_for(want.warm);
        begin_spent = spent();
        begun = now();
        begin();
        from = UINT64_MAX;
        attend_for(want.seconds);
        ended = now();
        end_spent = spent();
        own = own_seconds() - own;
    }

    uint64_t *joins = malloc(8 * (total + 1)), last = start;
    int n = 0;
    for (int i = 0; i < total; i++) if (clients[i].ready_at) {
        joins[n++] = clients[i].ready_at - clients[i].began;
        if (clients[i].ready_at > last) last = clients[i].ready_at;
    }
    qsort(joins, n, 8, earlier);
    double seconds = (ended - begun) / 1e9, used = end_spent.all - begin_spent.all, for_joins = came.all - before.all;
    double expected = (double)sent * want.clients, rss = memory("VmRSS:");

    printf("{");
    number("clients", total); number("ready", ready); number("dead", dead); number("seconds", seconds);
    number("come_s", (all_here - start) / 1e9); number("joins_per_cpu_s", for_joins > 0 ? n / for_joins : 0);
    number("last_ready_ms", (last - start) / 1e6); number("join_p99_ms", n ? joins[(int)(n * .99)] / 1e6 : 0);
    number("ready_bytes", ready_bytes); number("memory_kb", rss); number("memory_each_kb", (rss - memory_before) / (ready ? ready : 1));
    number("memory_most_kb", memory("VmHWM:")); number("memory_shown_kb", memory_shown);
    number("sent", sent); number("answered", answered); number("refused", refused); number("deliveries", deliveries);
    number("delivered", expected > 0 ? deliveries / expected : 0); number("deliveries_per_s", deliveries / seconds);
    number("frames", frames); number("frames_per_s", frames / seconds); number("bytes_in", bytes_in); number("pings", pings); number("blocked", blocked);
    number("cpu_s", used); number("cpu_percent", used / seconds * 100); number("cpu_us_each", deliveries ? used * 1e6 / deliveries : 0);
    number("cpu_us_per_answer", answered ? used * 1e6 / answered : 0);
    number("cpu_us_beside_per_answer", answered ? (used - (end_spent.loop - begin_spent.loop)) * 1e6 / answered : 0);
    number("own_percent", own / seconds * 100);
    number("p50_ms", quantile(&delivery, .5)); number("p99_ms", quantile(&delivery, .99)); number("most_ms", delivery.most / 1e6);
    number("answer_p50_ms", quantile(&answer, .5)); number("answer_p99_ms", quantile(&answer, .99));
    number("shown", shown);
    printf("\"last_shown_ns\":%llu,\"begun_ns\":%llu}\n", (unsigned long long)last_shown, (unsigned long long)begun);
    return 0;
}
