/** Longer than any token of ours; what is longer is not worth hashing. */
const MAX_TOKEN_CHARACTERS = 4_096;

/** RFC 6750: the scheme in any case, one space, then the token's own alphabet. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The token in the value of an `Authorization` header, or null if there is none in it. */
export function bearerToken(authorization: unknown): string | null {
  if (typeof authorization !== 'string' || authorization.length > MAX_TOKEN_CHARACTERS) return null;
  return BEARER.exec(authorization)?.[1] ?? null;
}
