/** A GraphQL answer that is an error. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; retryAfterMs?: number } }[];
}

/** Asks the public API as the holder of `token`. Waits where it is told to. Throws ApiError. */
export async function ask<T>(url: string, token: string, query: string, variables: object = {}): Promise<T> {
  for (;;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Answer<T>;
    const error = answer.errors?.[0];
    if (!error && answer.data) return answer.data;
    const { code, retryAfterMs } = error?.extensions ?? {};
    if (code !== 'RATE_LIMITED') throw new ApiError(code ?? 'INTERNAL', error?.message ?? 'There was no answer.');
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs ?? 1_000));
  }
}
