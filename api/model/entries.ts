import type { ImpersonalEntry, PersonalEntry } from '../../policies/privacy/map.ts';

const impersonal = (why: string): ImpersonalEntry => ({ personal: false, why });

/** Entries that recur in the privacy maps: what a row needs to be a row. */
export const ROW_ID = impersonal('A random identifier that says nothing without the row.');
export const ACCOUNT_ID = impersonal('The company that the row belongs to.');
export const VERSION = impersonal('Counts changes, to notice that two writers met.');
export const CREATED_AT = impersonal('When the row was made.');
export const LINK = impersonal('Leads to another row by its random identifier.');
export const STATE = impersonal('A step of the work; it names nobody without the encrypted part.');
export const plain = impersonal;

const customerOwn = {
  personal: true,
  subject: 'customer',
  exported: true,
  onErasure: 'erase',
  retention: 'while-customer',
} as const;

/** What identifies a customer. */
export const CUSTOMER_IDENTITY = {
  ...customerOwn,
  category: 'identity',
  purpose: 'visit-coordination',
  lawfulBasis: 'contract',
  encrypted: true,
} as const satisfies PersonalEntry;

/** What somebody wrote about a customer or the work at their home. */
export const CUSTOMER_TEXT = { ...CUSTOMER_IDENTITY, category: 'free-text' } as const satisfies PersonalEntry;

/** Keyed hashes by which an encrypted value of a customer can be found again. */
export const CUSTOMER_INDEX = {
  ...CUSTOMER_IDENTITY,
  exported: false,
  encrypted: false,
} as const satisfies PersonalEntry;

/** What identifies a person who works for the account. */
export const USER_IDENTITY = {
  personal: true,
  subject: 'user',
  category: 'identity',
  purpose: 'account-administration',
  lawfulBasis: 'contract',
  retention: 'while-user',
  exported: true,
  onErasure: 'erase',
  encrypted: true,
} as const satisfies PersonalEntry;

/** What a customer's work is and how far it has come: part of their copy. */
export const CUSTOMER_WORK = {
  ...CUSTOMER_IDENTITY,
  category: 'work',
  encrypted: false,
} as const satisfies PersonalEntry;

/** What a visit is to both: part of the copy of the customer and of that of the person who came. It goes with the last. */
export const WORK_OF_BOTH = {
  ...CUSTOMER_WORK,
  subject: ['customer', 'user'],
  retention: 'after-work',
} as const satisfies PersonalEntry;

/** Times and states of a person's work: part of their copy, though the row names them only by an id. */
export const USER_WORK = {
  ...USER_IDENTITY,
  category: 'work',
  purpose: 'visit-coordination',
  retention: 'after-work',
  encrypted: false,
} as const satisfies PersonalEntry;

/** What somebody may do here, and with which keys. */
export const USER_ACCESS = {
  ...USER_IDENTITY,
  category: 'credentials',
  purpose: 'security',
  encrypted: false,
} as const satisfies PersonalEntry;

/** What the law demands to be shown later: that a person agreed, asked, or was answered. */
export const PROOF_OF_BOTH = {
  personal: true,
  subject: ['customer', 'user'],
  category: 'consent',
  purpose: 'legal-obligation',
  lawfulBasis: 'legal-obligation',
  retention: 'proof-of-consent',
  exported: true,
  onErasure: { keep: 'The company must be able to show what was agreed to and when (GDPR art. 7(1)).' },
  encrypted: false,
} as const satisfies PersonalEntry;
