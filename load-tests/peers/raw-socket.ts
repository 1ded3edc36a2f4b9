import { connect, type Socket } from 'node:net';
import { CLOSE, FrameReader, frameOf, PING, PONG, TEXT } from './frames.ts';

const END_OF_HEAD = '\r\n\r\n';

/** Where a socket leads, and what its `connection_init` carries. */
export interface Address {
  readonly port: number;
  readonly path: string;
  readonly payload: object;
}

/**
 * Opens a WebSocket of graphql-transport-ws on a raw socket, which costs this side little; answers pings. `taken` gets each message as it is; one
 * of the type `closed`, with `code` and `reason`, when the server closes. A server that does not upgrade makes it an `error` of the socket.
 */
export function openSocket({ port, path, payload }: Address, taken: (text: string) => void): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const head = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
  ];
  socket.write(`${head.join('\r\n')}${END_OF_HEAD}`);
  const frames = new FrameReader((opcode, data) => {
    if (opcode === PING) socket.write(frameOf(PONG, data));
    else if (opcode === TEXT) taken(data.toString());
    else if (opcode === CLOSE) taken(JSON.stringify({ type: 'closed', ...closeOf(data) }));
  });
  let opening: string | null = '';
  socket.on('data', (chunk) => {
    if (opening === null) return frames.read(chunk);
    opening += chunk.toString('latin1');
    const end = opening.indexOf(END_OF_HEAD);
    if (end < 0) return;
    if (!opening.startsWith('HTTP/1.1 101')) return void socket.destroy(new Error(opening.slice(0, 200)));
    const rest = Buffer.from(opening.slice(end + END_OF_HEAD.length), 'latin1');
    opening = null;
    sendMessage(socket, { type: 'connection_init', payload });
    if (rest.length > 0) frames.read(rest);
  });
  return socket;
}

/** RFC 6455, 5.5.1: a code in two bytes, and a reason; or nothing. */
function closeOf(data: Buffer): { code?: number; reason?: string } {
  return data.length < 2 ? {} : { code: data.readUInt16BE(), reason: data.toString('utf8', 2) };
}

export function sendMessage(socket: Socket, message: object): void {
  socket.write(frameOf(TEXT, Buffer.from(JSON.stringify(message))));
}
