import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { idOf, obey, type Position, positionOf, told } from './drive.ts';

// The floor: no GraphQL at all. Who subscribes is put on a list; an event is one buffer, made once, that `ws.send` gives to each of them.
// Who names no provider has a map of all of them: what gathers within a while is one buffer.

const GATHER_MS = 50;

const watchers = new Map<string, Set<WebSocket>>();
const maps: Set<WebSocket> = new Set();
let moved: Position[] | null = null;
const http = createServer();
const server = new WebSocketServer({ server: http, path: '/graphql', handleProtocols: () => 'graphql-transport-ws' });
const alive = new WeakSet<WebSocket>();

server.on('connection', (socket) => {
  alive.add(socket);
  socket.on('pong', () => alive.add(socket));
  const lists: Set<WebSocket>[] = [];
  socket.on('close', () => {
    for (const list of lists) list.delete(socket);
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
    if (message.type !== 'subscribe') return;
    const { id } = message.payload.variables;
    const list = id ? (watchers.get(id) ?? new Set()) : maps;
    if (id) watchers.set(id, list);
    lists.push(list.add(socket));
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
    const position = positionOf(provider, recordedAtMs);
    if (maps.size > 0) {
      if (!moved) setTimeout(tellMaps, GATHER_MS);
      moved ??= [];
      moved.push(position);
    }
    const sockets = watchers.get(idOf(provider));
    if (sockets?.size) tell(sockets, { providerPosition: position });
  }),
);

function tellMaps(): void {
  tell(maps, { fleetPositions: { positions: moved, removed: [] } });
  moved = null;
}

function tell(sockets: ReadonlySet<WebSocket>, data: object): void {
  const frame = Buffer.from(JSON.stringify({ id: 'a', type: 'next', payload: { data } }));
  for (const socket of sockets) socket.send(frame, { binary: false });
}
