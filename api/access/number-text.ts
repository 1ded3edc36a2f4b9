/** Minutes, degrees, metres, and groups of three decimals: what was written once is not made again. */
const SMALL = Array.from({ length: 1_000 }, (_, i) => String(i));
/** After the point: with all three digits where more follow, and without the zeros at the end. */
const GROUPS = SMALL.map((text) => text.padStart(3, '0'));
const LAST_GROUPS = GROUPS.map((text) => text.replace(/0+$/, ''));
/** As many decimals as three groups have. */
const BILLION = 1e9;
/** Smaller numbers are written with an exponent. */
const SMALLEST = 1e-6;

/**
 * What `String` gives of a finite number, at a part of the price for what positions are full of: numbers below 1,000 with at most nine
 * decimals, as phones give coordinates. Twelve digits name one double only, so they are its shortest text.
 */
export function numberText(number: number): string {
  if (number >= 0 && number < SMALL.length && Number.isInteger(number)) return SMALL[number]!;
  const size = Math.abs(number);
  const billionths = Math.round(size * BILLION);
  if (!(size >= SMALLEST && size < SMALL.length) || billionths / BILLION !== size) return String(number);
  const thousandths = Math.floor(billionths / 1e6);
  const third = billionths % 1_000;
  const second = Math.floor(billionths / 1_000) % 1_000;
  const whole = Math.floor(thousandths / 1_000);
  const first = thousandths % 1_000;
  const text = number < 0 ? `-${SMALL[whole]}` : SMALL[whole]!;
  if (third !== 0) return `${text}.${GROUPS[first]}${GROUPS[second]}${LAST_GROUPS[third]}`;
  if (second !== 0) return `${text}.${GROUPS[first]}${LAST_GROUPS[second]}`;
  return first === 0 ? text : `${text}.${LAST_GROUPS[first]}`;
}
