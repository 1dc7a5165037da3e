/* The floor: rooms of Socket.IO in C, one thread, one epoll, the least that any server on this wire must do for an
 * event: read the frame, unmask it, rename the event, build ONE frame, and hand it to the kernel once per member.
 *   c_loop PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_FILES 70000
#define MOST_ROOMS 4096

typedef struct { int fd, room, is_up; uint8_t *bytes; uint32_t length, room_for; } Client;
static Client *by_fd[MOST_FILES];
static struct { int *fds, count, most; } rooms[MOST_ROOMS];

/* --- the handshake */

static uint32_t turned(uint32_t x, int by) { return x << by | x >> (32 - by); }

static void sha1(const uint8_t *message, size_t size, uint8_t digest[20]) { /* of less than 120 bytes */
    uint32_t h[5] = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 };
    uint8_t padded[128] = { 0 };
    size_t whole = ((size + 8) / 64 + 1) * 64;
    memcpy(padded, message, size);
    padded[size] = 0x80;
    for (int i = 0; i < 8; i++) padded[whole - 1 - i] = (uint64_t)size * 8 >> (8 * i);
    for (size_t block = 0; block < whole; block += 64) {
        uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
        for (int i = 0; i < 16; i++) {
            uint8_t *four = padded + block + 4 * i;
            w[i] = (uint32_t)four[0] << 24 | four[1] << 16 | four[2] << 8 | four[3];
        }
        for (int i = 16; i < 80; i++) w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        for (int i = 0; i < 80; i++) {
            uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
            uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
            uint32_t next = turned(a, 5) + f + e + k + w[i];
            e = d; d = c; c = turned(b, 30); b = a; a = next;
        }
        h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e;
    }
    for (int i = 0; i < 20; i++) digest[i] = h[i / 4] >> (24 - 8 * (i % 4));
}

static void base64(const uint8_t *bytes, int size, char *text) {
    static const char SIGNS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < size; i += 3) {
        uint32_t three = bytes[i] << 16 | (i + 1 < size ? bytes[i + 1] : 0) << 8 | (i + 2 < size ? bytes[i + 2] : 0);
        *text++ = SIGNS[three >> 18];
        *text++ = SIGNS[three >> 12 & 63];
        *text++ = i + 1 < size ? SIGNS[three >> 6 & 63] : '=';
        *text++ = i + 2 < size ? SIGNS[three & 63] : '=';
    }
    *text = 0;
}

/* --- saying */

static int frame_of(char *frame, const char *text, size_t size) {
    int head = 2;
    frame[0] = (char)0x81;
    if (size < 126) frame[1] = size;
    else { frame[1] = 126; frame[2] = size >> 8; frame[3] = size; head = 4; }
    memcpy(frame + head, text, size);
    return head + size;
}

static void say(int fd, const char *text, size_t size) {
    static char frame[1 << 16];
    if (write(fd, frame, frame_of(frame, text, size)) < 0) return;
}

static void say_to_all(int room, const char *text, size_t size) {
    static char frame[1 << 16];
    int length = frame_of(frame, text, size);
    for (int i = 0; i < rooms[room].count; i++)
        if (write(rooms[room].fds[i], frame, length) < 0) continue;
}

/* --- hearing */

static void join(Client *client, const uint8_t *packet, size_t size) {
    uint8_t *name = memmem(packet, size, "\"room\":\"r", 9);
    int room = client->room = name ? atoi((char *)name + 9) % MOST_ROOMS : 0;
    if (rooms[room].count == rooms[room].most)
        rooms[room].fds = realloc(rooms[room].fds, sizeof(int) * (rooms[room].most = rooms[room].most * 2 + 16));
    rooms[room].fds[rooms[room].count++] = client->fd;
    say(client->fd, "42[\"joined\",{}]", 15);
}

static void hear_packet(Client *client, uint8_t *packet, size_t size) {
    static char text[1 << 16];
    if (size >= 2 && !memcmp(packet, "40", 2)) {
        say(client->fd, text, snprintf(text, sizeof text, "40{\"sid\":\"c%d\"}", client->fd));
    } else if (size > 10 && size < 60000 && !memcmp(packet, "42[\"join\"", 9)) {
        join(client, packet, size);
    } else if (size > 10 && size < 60000 && !memcmp(packet, "42[\"post\",", 10)) { /* ["post",{…}] → ["posted",{…}] */
        memcpy(text, "42[\"posted\",", 12);
        memcpy(text + 12, packet + 10, size - 10);
        say_to_all(client->room, text, size + 2);
    }
}

static void bury(Client *client) {
    if (client->room >= 0)
        for (int i = 0; i < rooms[client->room].count; i++)
            if (rooms[client->room].fds[i] == client->fd) {
                rooms[client->room].fds[i] = rooms[client->room].fds[--rooms[client->room].count];
                break;
            }
    by_fd[client->fd] = NULL;
    close(client->fd);
    free(client->bytes);
    free(client);
}

static int shake_hands(Client *client) {
    uint8_t joined[64], digest[20];
    char accept[40], text[256];
    uint8_t *key = memmem(client->bytes, client->length, "Sec-WebSocket-Key: ", 19);
    if (!key) return 0;
    memcpy(joined, key + 19, 24);
    memcpy(joined + 24, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", 36);
    sha1(joined, 60, digest);
    base64(digest, 20, accept);
    int size = snprintf(text, sizeof text, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                        "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", accept);
    if (write(client->fd, text, size) < 0) return 0;
    say(client->fd, text, snprintf(text, sizeof text, "0{\"sid\":\"e%d\",\"upgrades\":[],\"pingTimeout\":20000,"
                                   "\"pingInterval\":25000,\"maxPayload\":1000000}", client->fd));
    client->is_up = 1;
    client->length = 0;
    return 1;
}

static void hear(Client *client) {
    static uint8_t fresh[65536];
    ssize_t n = read(client->fd, fresh, sizeof fresh);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) { bury(client); return; }
    if (client->length + n > client->room_for)
        client->bytes = realloc(client->bytes, client->room_for = (client->length + n) * 2);
    memcpy(client->bytes + client->length, fresh, n);
    client->length += n;
    if (!client->is_up) {
        if (memmem(client->bytes, client->length, "\r\n\r\n", 4) && !shake_hands(client)) bury(client);
        return;
    }
    uint32_t at = 0;
    while (client->length - at >= 6) {
        uint8_t *frame = client->bytes + at;
        uint32_t head = 2, size = frame[1] & 127;
        if (size == 127) { bury(client); return; }
        if (size == 126) { size = frame[2] << 8 | frame[3]; head = 4; }
        if (client->length - at < head + 4 + size) break;
        uint8_t *mask = frame + head, *packet = mask + 4;
        for (uint32_t i = 0; i < size; i++) packet[i] ^= mask[i & 3];
        if ((frame[0] & 15) == 8) { bury(client); return; }
        if ((frame[0] & 15) == 1) hear_packet(client, packet, size);
        at += head + 4 + size;
    }
    memmove(client->bytes, client->bytes + at, client->length - at);
    client->length -= at;
}

int main(int count, char **values) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1, poller = epoll_create1(0);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(count > 1 ? atoi(values[1]) : 5000) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, 4096)) { perror("c_loop"); return 1; }
    struct epoll_event event = { .events = EPOLLIN, .data.fd = listener };
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        struct epoll_event events[512];
        int n = epoll_wait(poller, events, 512, -1);
        for (int i = 0; i < n; i++) {
            int fd = events[i].data.fd;
            if (fd != listener) { if (by_fd[fd]) hear(by_fd[fd]); continue; }
            while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                if (fd >= MOST_FILES) { close(fd); continue; }
                setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                by_fd[fd] = calloc(1, sizeof(Client));
                by_fd[fd]->fd = fd;
                by_fd[fd]->room = -1;
                event = (struct epoll_event){ .events = EPOLLIN, .data.fd = fd };
                epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
            }
        }
    }
}
