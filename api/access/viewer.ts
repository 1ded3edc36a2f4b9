import type { ViewerFacts } from '../../policies/facts.ts';
import type { Access } from './access.ts';

/** Who asks: what the rules may know of them, and the token that they hold. */
export interface Viewer extends ViewerFacts {
  /** The id of the API key or share grant. Never the token itself. */
  tokenId: string;
  /** When the token ends, in Unix milliseconds; null if it does not. */
  expiresAtMs: number | null;
  /** What the account calls the token; the provider who is watched sees it. Null for links. */
  label?: string | null;
}

/** What the policy needs of an execution's context. It must be a plain object. */
export interface AccessContext {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly requestId: string;
}
