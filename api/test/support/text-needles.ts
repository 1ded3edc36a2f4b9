import type { Needle } from './byte-search.ts';

/** The base64 of a text wherever it stands in what is encoded: three beginnings, without what its neighbours have a part in. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const certain = Math.floor((whole.length * 8) / 6);
    return whole.toString('base64').slice(Math.ceil((before * 8) / 6), certain);
  });
}

/** How a text could be written: as it is, in UTF-16, hex and base64. */
export function writingsOf(text: string): { encoding: string; bytes: Buffer }[] {
  const utf8 = Buffer.from(text);
  return [
    { encoding: 'UTF-8', bytes: utf8 },
    { encoding: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
    { encoding: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    ...base64Of(text).map((written) => ({ encoding: 'base64', bytes: Buffer.from(written) })),
  ];
}

/** The needles for texts of at least 9 characters, numbered from `firstNumber` on. */
export function* needlesOfTexts(texts: readonly string[], firstNumber: number): Generator<Needle> {
  for (const [index, text] of texts.entries()) {
    for (const { encoding, bytes } of writingsOf(text)) yield { bytes, encoding, of: firstNumber + index, half: null };
  }
}
