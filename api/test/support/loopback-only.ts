import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { promisify } from 'node:util';

const LOOPBACK_NETS = new net.BlockList();
LOOPBACK_NETS.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK_NETS.addAddress('::1', 'ipv6');

/** True for loopback addresses (IPv4, IPv6, IPv4 in IPv6) and for the names that RFC 6761 fixes to them. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const family = net.isIP(bare);
  if (family === 0) return bare === 'localhost' || bare.endsWith('.localhost');
  return LOOPBACK_NETS.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

let installed = false;

/**
 * Makes every connection, datagram and name look-up of this process that leaves the machine throw, and tells `report`, so that
 * code which catches the error and falls back is found out too. Unix sockets and loopback work. Cannot be undone.
 */
export function refuseAllButLoopback(report: (target: string) => void): void {
  if (installed) return;
  installed = true;
  const refuse = (target: string): never => {
    report(target);
    throw new Error(`Tests reach nothing but loopback: ${target}`);
  };
  guardConnect(refuse);
  guardDatagrams(refuse);
  guardLookups(refuse);
  syncBuiltinESMExports();
}

type Refuse = (target: string) => never;
// biome-ignore lint/suspicious/noExplicitAny: the patched functions are overloaded; arguments pass through untouched
type AnyFunction = (this: any, ...args: any[]) => any;

function wrap(holder: object, name: string, check: (args: unknown[]) => void): void {
  const target = holder as Record<string, AnyFunction>;
  const original = target[name];
  if (typeof original !== 'function') return;
  const wrapped: AnyFunction = function (...args) {
    check(args);
    return original.apply(this, args);
  };
  target[name] = Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
}

function guardConnect(refuse: Refuse): void {
  wrap(net.Socket.prototype, 'connect', (args) => {
    // net.connect hands on its arguments as one normalised array; everyone else passes them plainly.
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    if (typeof first === 'object' && first !== null) {
      const { path, host, port } = first as { path?: string; host?: string; port?: number };
      if (!path && host && !isLoopback(host)) refuse(`${host}:${port}`);
    } else if (typeof second === 'string' && !isLoopback(second)) {
      refuse(`${second}:${first}`);
    }
  });
}

function guardDatagrams(refuse: Refuse): void {
  for (const method of ['send', 'connect']) {
    wrap(dgram.Socket.prototype, method, (args) => {
      const host = args.slice(1).find((arg) => typeof arg === 'string');
      if (host !== undefined && !isLoopback(host)) refuse(`udp ${host}`);
    });
  }
}

function guardLookups(refuse: Refuse): void {
  const check = ([name]: unknown[]): void => {
    if (typeof name === 'string' && net.isIP(name) === 0 && !isLoopback(name)) refuse(`look-up of ${name}`);
  };
  const holders = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  for (const holder of holders) {
    const names = new Set([...Object.keys(holder), ...namesOfChain(holder)]);
    for (const name of names) if (name === 'lookup' || /^resolve/.test(name)) wrap(holder, name, check);
  }
  Object.defineProperty(dns.lookup, promisify.custom, { value: dns.promises.lookup });
}

/** Methods of a class and of those below it: the resolvers inherit theirs. */
function namesOfChain(holder: object): string[] {
  const names: string[] = [];
  for (let at: object = holder; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    names.push(...Object.getOwnPropertyNames(at));
  }
  return names;
}
