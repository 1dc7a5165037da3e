// Socket.IO in Node that stores each event as durably as Kesken does (SQLite, its log flushed at every commit) before it
// acknowledges and echoes it: all that came in one turn of the loop in one transaction, the best that Node can do.
//   node node_durable.js PORT FOLDER
const http = require('node:http');
const path = require('node:path');
const { Server } = require('socket.io');

const [port, folder] = process.argv.slice(2);
const db = open(path.join(folder, `durable-${port}.sqlite`));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec(
  'CREATE TABLE events (room TEXT, seq INTEGER, name TEXT, body TEXT, PRIMARY KEY (room, seq)) WITHOUT ROWID',
);
const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
const heads = new Map();
let waiting = [];

function open(file) {
  try {
    return new (require('better-sqlite3'))(file);
  } catch {
    return new (require('node:sqlite').DatabaseSync)(file);
  }
}

function store({ post }) {
  const seq = (heads.get(post.room) || 0) + 1;
  heads.set(post.room, seq);
  insert.run(post.room, seq, post.name, JSON.stringify(post));
  return seq;
}

function flush() {
  const all = waiting;
  waiting = [];
  db.exec('BEGIN IMMEDIATE');
  for (const one of all) one.seq = store(one);
  db.exec('COMMIT');
  for (const { post, seq, answer } of all) {
    if (answer) answer({ ok: seq });
    io.to(post.room).emit('posted', { seq, ...post });
  }
}

const server = http.createServer();
const io = new Server(server, { transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('join', ({ room }) => {
    socket.join(room);
    socket.emit('joined', []);
  });
  socket.on('post', (post, answer) => {
    if (typeof post?.text !== 'string' || post.text.length > 500) return answer?.({ refused: 'bad_shape' });
    waiting.push({ post, answer });
    if (waiting.length === 1) setImmediate(flush);
  });
});
server.listen(+port, '127.0.0.1', 4096);
