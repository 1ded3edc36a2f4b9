// Written by `npm run gen`: every migration, in order.
import { Roles0001 } from './0001-roles.ts';
import { Model0002 } from './0002-model.ts';
import { SigningIn0003 } from './0003-signing-in.ts';
import { PrivacyRoles0004 } from './0004-privacy-roles.ts';
import { Privacy0005 } from './0005-privacy.ts';
import { PrivacyRights0006 } from './0006-privacy-rights.ts';

export const MIGRATIONS = [
  { name: '0001-roles', class: Roles0001 },
  { name: '0002-model', class: Model0002 },
  { name: '0003-signing-in', class: SigningIn0003 },
  { name: '0004-privacy-roles', class: PrivacyRoles0004 },
  { name: '0005-privacy', class: Privacy0005 },
  { name: '0006-privacy-rights', class: PrivacyRights0006 },
] as const;
