import { WebSocket } from 'ws';
import { DOCUMENT, PROVIDERS, type ServerFacts, SHAPES } from './shapes.ts';

// The subscribers of one server, in a process of their own. Counts what they receive, and keeps the last message of each.

const facts = JSON.parse(process.argv[2]!) as ServerFacts;
let received = 0;
const last: string[] = [];

function reader(providerId: string): Promise<void> {
  const ws = new WebSocket(facts.url, 'graphql-transport-ws', { perMessageDeflate: false });
  const place = last.push('') - 1;
  ws.once('open', () =>
    ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${facts.token}` } })),
  );
  return new Promise((resolve, reject) => {
    ws.on('error', reject);
    ws.on('close', (code, reason) => reject(new Error(`closed with ${code} ${reason}`)));
    ws.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.includes('"type":"connection_ack"')) {
        const payload = { query: DOCUMENT, variables: { id: providerId } };
        ws.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
        return;
      }
      if (!text.includes('"type":"next"')) return reject(new Error(text));
      received++;
      last[place] = text;
      resolve();
    });
  });
}

const [hot, spread] = SHAPES;
const wanted = [
  ...Array.from({ length: hot!.subscribers }, () => facts.ids[0]!),
  ...Array.from({ length: PROVIDERS - 1 }, (_, i) => facts.ids[i + 1]!).flatMap((id) =>
    Array.from({ length: spread!.subscribers }, () => id),
  ),
];
for (let i = 0; i < wanted.length; i += 50) await Promise.all(wanted.slice(i, i + 50).map(reader));
process.on('message', () => {
  process.send!({ received, latitudes: last.map((text) => /"latitude":([\d.]+)/.exec(text)?.[1] ?? null) });
});
process.send!('ready');
