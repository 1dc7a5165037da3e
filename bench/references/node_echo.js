// Socket.IO in Node that echoes to a room and stores nothing.
//   node node_echo.js PORT [ws|eiows] [IDEAS]
// eiows: the engine in C++ that Socket.IO's own documentation names for speed. IDEAS: on the board of whoever joins.
const http = require('node:http');
const { Server } = require('socket.io');

const [port, engine, ideas] = process.argv.slice(2);
const board = Array.from({ length: +(ideas || 0) }, (_, id) => ({
  id,
  author: `c${id % 50}`,
  text: 'x'.repeat(150),
  votes: id % 7,
}));
const options = { transports: ['websocket'] };
if (engine === 'eiows') options.wsEngine = require('eiows').Server;

const server = http.createServer();
const io = new Server(server, options);
io.on('connection', (socket) => {
  socket.on('join', ({ room }) => {
    socket.join(room);
    socket.emit('joined', board);
  });
  socket.on('post', (post) => io.to(post.room).emit('posted', post));
});
server.listen(+port, '127.0.0.1', 4096);
