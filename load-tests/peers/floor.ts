import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { idOf, obey, positionOf, told } from './drive.ts';

// The floor: no GraphQL at all. Who subscribes is put on a list; an event is one buffer, made once, that `ws.send` gives to each of them.

const watchers = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, path: '/graphql', handleProtocols: () => 'graphql-transport-ws' });
const alive = new WeakSet<WebSocket>();

server.on('connection', (socket) => {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
  let left: Set<WebSocket> | undefined;
  socket.on('close', () => left?.delete(socket));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
    if (message.type !== 'subscribe') return;
    const { id } = message.payload.variables;
    left = watchers.get(id) ?? new Set();
    watchers.set(id, left.add(socket));
  });
});

// As the documentation of ws has it: one interval for all.
setInterval(() => {
  for (const socket of server.clients) {
    if (!alive.has(socket)) socket.terminate();
    alive.delete(socket);
    socket.ping();
  }
}, told.keepAliveMs);

http.listen(0, '127.0.0.1', () =>
  obey({ port: (http.address() as AddressInfo).port }, (provider, recordedAtMs) => {
    const data = { providerPosition: positionOf(provider, recordedAtMs) };
    const frame = Buffer.from(JSON.stringify({ id: 'a', type: 'next', payload: { data } }));
    for (const socket of watchers.get(idOf(provider)) ?? []) socket.send(frame, { binary: false });
  }),
);
