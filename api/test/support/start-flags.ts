import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../../../../package.json');

/** What `npm start` tells Node: what is measured of the server is measured so too. */
export const START_FLAGS: readonly string[] = JSON.parse(readFileSync(PACKAGE, 'utf8')).scripts.start.match(/--\S+/g);
