import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { distanceM, type GeoPoint } from '../../kernel/geo.ts';

/** How the stand-in answers. GARBAGE is no JSON; ENDLESS never stops sending; REDIRECT points to itself; SILENT never answers. */
export type OsrmBehaviour =
  | 'OK'
  | 'NO_ROUTE'
  | 'NO_SEGMENT'
  | 'INVALID_QUERY'
  | 'HTTP_500'
  | 'GARBAGE'
  | 'OK_WITHOUT_ROUTES'
  | 'NEGATIVE_DURATION'
  | 'ENDLESS'
  | 'REDIRECT'
  | 'HANG_UP'
  | 'SILENT';

/** One question that was asked, in the order of the URL. */
export interface OsrmQuestion {
  readonly url: string;
  readonly profile: string;
  readonly from: GeoPoint;
  readonly to: GeoPoint;
}

/** A stand-in for an OSRM server, on a socket of the loopback. */
export interface OsrmStandIn {
  readonly baseUrl: string;
  readonly questions: readonly OsrmQuestion[];
  /** How many questions wait for their answer. */
  readonly underWay: number;
  /** How many did at once, at most. */
  readonly mostAtOnce: number;
  /** May be changed at any time; it counts for questions from then on. */
  behaviour: OsrmBehaviour;
  /** How long each answer takes. */
  delayMs: number;
  /** Travel time in seconds for each metre of great circle. */
  secondsPerM: number;
  /** Resolves once `count` questions have been asked in all; rejects after 5 s. */
  asked(count: number): Promise<void>;
  /** Ends it and every connection. The port then refuses connections. */
  close(): Promise<void>;
}

const ROUTE_URL = /^\/route\/v1\/([\w-]+)\/(-?\d+\.\d+),(-?\d+\.\d+);(-?\d+\.\d+),(-?\d+\.\d+)\?overview=false$/;
const WAIT_MS = 5_000;

/**
 * Starts a stand-in that speaks the route service v1 of OSRM as its documentation has it (docs/http.md of
 * Project-OSRM/osrm-backend): 200 with code Ok, routes with legs, waypoints with hints; 400 with a code and a message.
 */
export async function startOsrm(): Promise<OsrmStandIn> {
  const questions: OsrmQuestion[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  let wake = () => {};
  const server = createServer((request, response) => {
    const question = readQuestion(request);
    if (!question) {
      answer(response, 400, { code: 'InvalidUrl', message: 'URL string malformed.' });
      return;
    }
    questions.push(question);
    mostAtOnce = Math.max(mostAtOnce, ++underWay);
    response.on('close', () => underWay--);
    wake();
    setTimeout(() => behave(standIn, question, response), standIn.delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: OsrmStandIn = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    questions,
    get underWay() {
      return underWay;
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    behaviour: 'OK',
    delayMs: 0,
    secondsPerM: 0.2,
    asked: (count) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${questions.length} of ${count} questions came`)), WAIT_MS);
        timer.unref();
        wake = () => {
          if (questions.length < count) return;
          clearTimeout(timer);
          resolve();
        };
        wake();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

function readQuestion(request: IncomingMessage): OsrmQuestion | null {
  const match = request.method === 'GET' ? ROUTE_URL.exec(request.url ?? '') : null;
  if (!match) return null;
  const [lonFrom, latFrom, lonTo, latTo] = match.slice(2).map(Number) as [number, number, number, number];
  return {
    url: match[0],
    profile: match[1]!,
    from: { latitude: latFrom, longitude: lonFrom },
    to: { latitude: latTo, longitude: lonTo },
  };
}

/** Answers that do not depend on the question: status and body. */
const FIXED_ANSWERS: Partial<Record<OsrmBehaviour, readonly [status: number, body: object]>> = {
  NO_ROUTE: [400, { code: 'NoRoute', message: 'Impossible route between points' }],
  NO_SEGMENT: [400, { code: 'NoSegment', message: 'Could not find a matching segment for coordinate 0' }],
  INVALID_QUERY: [400, { code: 'InvalidQuery', message: 'Query string malformed close to position 0' }],
  HTTP_500: [500, { code: 'InternalError', message: 'Internal Server Error' }],
  OK_WITHOUT_ROUTES: [200, { code: 'Ok', routes: [], waypoints: [] }],
};

function behave({ behaviour, secondsPerM }: OsrmStandIn, question: OsrmQuestion, response: ServerResponse): void {
  if (response.destroyed) return;
  const fixed = FIXED_ANSWERS[behaviour];
  if (fixed) answer(response, ...fixed);
  else if (behaviour === 'OK') answer(response, 200, routed(question, secondsPerM));
  else if (behaviour === 'NEGATIVE_DURATION') answer(response, 200, routed(question, -1));
  else if (behaviour === 'GARBAGE') response.writeHead(200).end('{"code":"Ok","routes":[{"dura');
  else if (behaviour === 'REDIRECT') response.writeHead(302, { location: question.url }).end();
  else if (behaviour === 'HANG_UP') response.socket?.destroy();
  else if (behaviour === 'ENDLESS') sendForEver(response);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body));
}

function sendForEver(response: ServerResponse): void {
  const chunk = Buffer.alloc(16 * 1024, ' ');
  const send = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.writeHead(200, { 'content-type': 'application/json' }).on('drain', send);
  send();
}

/** An answer as OSRM gives it for `overview=false`: no geometry. Roads are a third longer than the great circle here. */
function routed({ from, to }: OsrmQuestion, secondsPerM: number): object {
  const straightM = distanceM(from, to);
  const totals = { weight: straightM * secondsPerM, duration: straightM * secondsPerM, distance: straightM * (4 / 3) };
  const waypoint = (point: GeoPoint) => ({
    hint: 'KSoKADRYroqUBAEAEAAAABkAAAAGAAAAAAAAABhnCQCLtwAA_0vMAKlYIQM8TMwArVghAwEAAQH1a66g',
    distance: 4.15,
    name: 'Friedrichstraße',
    location: [point.longitude, point.latitude],
  });
  return {
    code: 'Ok',
    routes: [{ legs: [{ steps: [], summary: '', ...totals }], weight_name: 'routability', ...totals }],
    waypoints: [waypoint(from), waypoint(to)],
  };
}
