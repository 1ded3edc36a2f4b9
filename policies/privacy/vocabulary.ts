/**
 * The words in which a stored property says whose it is and why it is kept. Each has a plain sentence beside it: the
 * privacy page and the record of processing are written from them, so they speak to the person that the data is about.
 */

/** Whose data it can be. Each subject has a key of their own. */
export const SUBJECTS = {
  customer: 'A person whom the company works for or has been asked to work for.',
  user: 'A person who works for the company and signs in: office and providers alike.',
} as const;

export type SubjectKind = keyof typeof SUBJECTS;

/** What kind of data it is. */
export const DATA_CATEGORIES = {
  identity: 'Your name, and what you are called here.',
  contact: 'E-mail addresses and telephone numbers.',
  'location-of-home': 'The address of a property and its point on the map.',
  'free-text': 'What somebody wrote about you or the work: notes and instructions.',
  technical: 'What your device says when it connects: its network address and the name of its program.',
  credentials: 'What lets you in: keys and links, kept only as hashes.',
  work: 'Jobs, visits and shifts: their times and states.',
  consent: 'What you agreed to, when and in which words; what you asked for, and how it was answered.',
  activity: 'Who was watching, who read or changed what. Never what was seen, never where anybody was.',
} as const;

export type DataCategory = keyof typeof DATA_CATEGORIES;

/** What a kind of data is called on the privacy page, how it comes here, and when. */
export interface Collection {
  readonly name: string;
  readonly how: string;
  readonly when: string;
}

export const COLLECTION: Readonly<Record<DataCategory, Collection>> = {
  identity: {
    name: 'Who you are',
    how: 'You tell the company, or somebody who asks for work in your name does. Nothing is bought or looked up.',
    when: 'When you first ask for work, or begin to work here; and when you correct it.',
  },
  contact: {
    name: 'How to reach you',
    how: 'You give it to the company. Nothing is bought or looked up.',
    when: 'When you first ask for work, and when you change it.',
  },
  'location-of-home': {
    name: 'Where the work is done',
    how: 'You say where the work is to be done; the point on the map comes from that address.',
    when: 'When work at a new place is planned.',
  },
  'free-text': {
    name: 'Notes',
    how: 'Somebody of the company writes it down, or you do.',
    when: 'While work is planned and done, and when you ask for something.',
  },
  technical: {
    name: 'Your device',
    how: 'Your device sends it with every connection.',
    when: 'When you connect.',
  },
  credentials: {
    name: 'Keys and links',
    how: 'The platform makes a random key or link for you, and keeps only a hash of it.',
    when: 'When you are given a key or a link.',
  },
  work: {
    name: 'The work',
    how: 'It comes about as the work is planned and done: who books, dispatches, arrives or clocks in presses a button.',
    when: 'With each step of the work, and never between them.',
  },
  consent: {
    name: 'What you agreed to and asked for',
    how: 'You say so, by a form, a message, a call, or a signal of your browser.',
    when: 'When you agree, withdraw, or make a request.',
  },
  activity: {
    name: 'Who looked at what',
    how: 'The platform writes it down by itself: who, which kind of data, when.',
    when: 'When somebody of the company looks at personal data or follows a position.',
  },
};

/** What it is used for. */
export const PURPOSES = {
  'visit-coordination': 'To plan a visit, to find the door, and to tell you when somebody arrives.',
  'account-administration': 'To run the company’s account: who works here, in which role.',
  communication: 'To send you the messages that you agreed to.',
  security: 'To let in those who may come in, and to notice those who may not.',
  transparency: 'To show you who looked at your data or followed your position.',
  'legal-obligation': 'To keep what the law demands that the company keeps.',
} as const;

export type Purpose = keyof typeof PURPOSES;

/** The six bases of article 6(1) of the General Data Protection Regulation, by its letters. */
export const LAWFUL_BASES = {
  consent: { article: '6(1)(a)', text: 'You agreed, and can withdraw it at any time.' },
  contract: {
    article: '6(1)(b)',
    text: 'It is needed to do what was agreed with you, or what you asked for before that.',
  },
  'legal-obligation': { article: '6(1)(c)', text: 'The law demands it of the company.' },
  'vital-interests': { article: '6(1)(d)', text: 'Somebody’s life may depend on it.' },
  'public-task': { article: '6(1)(e)', text: 'It is needed for a task in the public interest.' },
  'legitimate-interests': {
    article: '6(1)(f)',
    text: 'The company has a good reason that does not outweigh your interests.',
  },
} as const;

export type LawfulBasis = keyof typeof LAWFUL_BASES;

/** A length of time: as long as something lasts, or an ISO 8601 duration counted from an event. */
export interface RetentionPeriod {
  readonly period: 'while-account' | 'while-person' | 'while-customer' | 'while-user' | `P${string}`;
  /** The event from which an ISO 8601 duration counts. */
  readonly from?: string;
  readonly why: string;
}

/** How long things are kept. A property names one of these, never a number of its own. */
export const RETENTION = {
  'while-account': {
    period: 'while-account',
    why: 'It is part of the account and goes when the account closes.',
  },
  'while-person': {
    period: 'while-person',
    why: 'For as long as the company holds data on you. It goes when you are erased.',
  },
  'while-customer': {
    period: 'while-customer',
    why: 'Of customers: for as long as the company works for you. It goes when you are erased.',
  },
  'while-user': {
    period: 'while-user',
    why: 'Of people who work here: for as long as you do. It goes when you are erased.',
  },
  'after-work': {
    period: 'P3Y',
    from: 'the end of the visit',
    why: 'Claims about work done can be raised for three years in most countries.',
  },
  'after-access': {
    period: 'P30D',
    from: 'expiry or revocation',
    why: 'So that an attempt to use a key or a link after its end can be recognised and explained.',
  },
  'security-record': {
    period: 'P90D',
    from: 'the day it was recorded',
    why: 'Most break-ins are noticed within three months; older records no longer help.',
  },
  'proof-of-consent': {
    period: 'P3Y',
    from: 'withdrawal',
    why: 'The company must be able to show that a message was agreed to, for as long as somebody may complain.',
  },
  'proof-of-request': {
    period: 'P3Y',
    from: 'the end of the request',
    why: 'The company must be able to show how it answered (two years in California, three for claims elsewhere).',
  },
  'audit-record': {
    period: 'P3Y',
    from: 'the day it was recorded',
    why: 'Who looked at what must be answerable for as long as somebody may complain about it.',
  },
} as const satisfies Record<string, RetentionPeriod>;

export type Retention = keyof typeof RETENTION;

/**
 * What becomes of a property when its subject is erased: it goes, it is replaced by something that names nobody, or it
 * stays, with the reason.
 */
export type Disposition = 'erase' | 'anonymise' | { readonly keep: string };
