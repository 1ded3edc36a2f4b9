// Subscribers: one socket and one subscription each, judged at every event and once more in the end.
import { check } from 'k6';
import exec from 'k6/execution';
import { setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import * as counts from './counts.js';
import { isFinal, isRefusal, KINDS, leakIn, personOf, positionsIn, subscriptionOf } from './judge.js';
import { plan, providers, SOCKETS_PER_VU, tokens, wsUrl } from './world.js';

const RETRY_MS = 1_000;
/** A client spreads its first attempt a little. */
const JITTER_MS = 500;
/** For how long one who comes back by themself tries. */
const COME_BACK_MS = 10_000;

/** One who watches a provider, a visit or the fleet. Reconnects only when told to. */
export class Subscriber {
  constructor(index, times) {
    this.index = index;
    this.times = times;
    const person = personOf(index, { providers, tokens }, plan.plant);
    this.kind = person.kind;
    this.token = person.token;
    this.asks = KINDS[this.kind].asks;
    this.sees = KINDS[this.kind].sees;
    this.watched = new Map(person.watched.map((provider) => [provider.id, provider]));
    this.subscription = subscriptionOf(person);
    this.socket = null;
    this.retryUntilMs = times.measureFromMs - RETRY_MS;
    this.forget();
  }

  forget() {
    this.events = 0;
    this.positions = 0;
    this.isRefused = false;
    /** Of each provider, when the newest position was recorded; and of whom the last report has come. */
    this.lastMs = new Map();
    this.finished = new Set();
  }

  /** Whether they have been answered since they came. */
  get isSettled() {
    return this.events > 0 || this.isRefused;
  }

  open(onFirst) {
    this.isClosing = false;
    const socket = new WebSocket(wsUrl, ['graphql-transport-ws']);
    this.socket = socket;
    this.onFirst = onFirst;
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.token}` } }));
    socket.onmessage = (event) => this.take(socket, JSON.parse(event.data), Date.now());
    socket.onerror = (event) => this.broken(socket, event.error);
    socket.onclose = (event) => this.broken(socket, `closed with ${event.code} ${event.reason}`);
  }

  broken(socket, why) {
    if (this.isClosing || socket !== this.socket) return;
    this.isClosing = true;
    // A machine at its limit turns away connections: while many connect, one tries again, as clients do.
    if (this.events === 0 && Date.now() < this.retryUntilMs) {
      setTimeout(() => this.open(this.onFirst), RETRY_MS * (0.5 + Math.random()));
      return;
    }
    counts.brokenStreams.add(1);
    console.error(`a stream broke: ${why}`);
  }

  take(socket, message, nowMs) {
    if (message.type === 'next') return this.event(message.payload, nowMs);
    if (message.type === 'ping') return socket.send('{"type":"pong"}');
    if (message.type === 'connection_ack') {
      return socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: this.subscription }));
    }
    if (message.type !== 'error' && message.type !== 'complete') return;
    if (this.sees === null && isRefusal(message.payload)) this.isRefused = true;
    else this.broken(socket, JSON.stringify(message.payload));
  }

  event({ data, errors }, nowMs) {
    const positions = positionsIn(this.kind, data);
    if (errors || !positions) return this.broken(this.socket, JSON.stringify(errors ?? data));
    this.events += 1;
    this.positions += positions.length;
    if (this.events === 1) this.onFirst?.(nowMs);
    const leak = leakIn(this.kind, this.watched, data);
    if (leak) {
      counts.leaks.add(1);
      console.error(`a leak to ${this.kind}: ${leak}`);
    }
    for (const position of positions) this.position(position, nowMs);
  }

  position(position, nowMs) {
    const { id, latitude } = this.watched.get(position.providerId) ?? {};
    if (!id) return;
    if (isFinal(this.kind, position, { finalAtMs: this.times.finalAtMs, latitude })) this.finished.add(id);
    if (this.sees === 'EXACT') this.timed(id, Date.parse(position.recordedAt), nowMs);
  }

  timed(id, recordedAtMs, nowMs) {
    if (!(recordedAtMs > 0)) return;
    const lastMs = this.lastMs.get(id) ?? 0;
    if (recordedAtMs < lastMs) counts.outOfOrder.add(1);
    this.lastMs.set(id, recordedAtMs);
    // What comes of a fleet has been gathered first.
    const isNew = recordedAtMs > lastMs && this.events > 1 && this.asks === 'position';
    if (!isNew || nowMs < this.times.measureFromMs) return;
    // Within a millisecond both clocks, which are one, may round either way.
    const tookMs = Math.max(0, nowMs - recordedAtMs);
    counts.deliveries.add(1);
    counts.latency.add(tookMs);
    counts.sample('latency', nowMs, tookMs);
  }

  close() {
    this.isClosing = true;
    this.socket?.close();
  }

  /** Drops the connection and opens another, again until `retryUntilMs` if need be. It has seen nothing then. */
  comeBack(retryUntilMs = Date.now() + COME_BACK_MS, onFirst = undefined) {
    this.close();
    this.forget();
    this.retryUntilMs = retryUntilMs;
    setTimeout(() => this.open(onFirst), Math.random() * JITTER_MS);
  }

  /** In the end: who may see something must have started and have the last report; who may not must have been told so. */
  judge() {
    const mayNotSee = this.sees === null;
    // A fleet of nobody is an answer, too.
    const started = mayNotSee && this.asks !== 'fleet' ? this.isRefused : this.events > 0;
    if (!started) counts.neverStarted.add(1);
    const isLatest = mayNotSee || this.finished.size === this.watched.size;
    if (!isLatest) counts.missed.add(1);
    check(this, {
      'every subscriber has the latest event': () => isLatest,
      'every subscription started': () => started,
      'who may see nothing saw nothing': () => !mayNotSee || this.positions === 0,
    });
  }
}

/** The subscribers of this virtual user; the numbering goes through all of them. */
export function ownSubscribers(times, firstVu) {
  for (const counter of [counts.leaks, counts.missed, counts.outOfOrder, counts.neverStarted, counts.brokenStreams]) {
    counter.add(0);
  }
  const from = firstVu * SOCKETS_PER_VU;
  const to = Math.min(from + SOCKETS_PER_VU, plan.subscribers);
  return Array.from({ length: to - from }, (_, i) => new Subscriber(from + i, times));
}

/** Opens them spread over most of the connecting time, and judges and closes them in the end. */
export function subscribe(times) {
  const subscribers = ownSubscribers(times, exec.scenario.iterationInTest);
  const spreadMs = plan.connectMs * 0.7;
  for (const subscriber of subscribers) {
    const atMs = times.startMs + (spreadMs * subscriber.index) / plan.subscribers;
    setTimeout(() => subscriber.open(), Math.max(0, atMs - Date.now()));
  }
  // Planted: the last socket of each virtual user is gone before the last report.
  if (plan.plant === 'missed') setTimeout(() => subscribers.at(-1).close(), times.finalAtMs - Date.now() - 1_000);
  conclude(subscribers, times);
  return subscribers;
}

export function conclude(subscribers, { endMs }) {
  setTimeout(
    () => {
      for (const subscriber of subscribers) subscriber.judge();
      counts.flushSamples();
      for (const subscriber of subscribers) subscriber.close();
    },
    Math.max(0, endMs - Date.now()),
  );
}
