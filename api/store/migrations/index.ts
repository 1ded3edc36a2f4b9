// Written by `npm run gen`: every migration, in order.
import { Roles0001 } from './0001-roles.ts';
import { Model0002 } from './0002-model.ts';
import { SigningIn0003 } from './0003-signing-in.ts';

export const MIGRATIONS = [
  { name: '0001-roles', class: Roles0001 },
  { name: '0002-model', class: Model0002 },
  { name: '0003-signing-in', class: SigningIn0003 },
] as const;
